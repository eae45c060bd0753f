package import Civil
import Markup
package import Store

/// The page on which a person reads drafts and says yes or no to each.
///
/// It cannot send. It answers only who came by its secret link, only under a loopback name with its own port
/// (else a hostile site could reach it by a name that it points at 127.0.0.1), and takes a decision
/// only from its own forms. Each request is one pure look at the store, or one operation of it.
package struct ReviewPage: Sendable {
  let store: any Store
  let clock: @Sendable () -> Instant
  let key: PageKey
  /// In whose name drafts are approved and skipped.
  let person: String

  /// Nothing is read before the first request.
  package init(
    store: any Store,
    clock: @escaping @Sendable () -> Instant,
    key: PageKey,
    person: String
  ) {
    self.store = store
    self.clock = clock
    self.key = key
    self.person = person
  }

  /// The link that opens the page; it holds the key.
  package func address(port: UInt16) -> String { "http://127.0.0.1:\(port)/?key=\(key.text)" }

  /// The answer to one request; it may block on the store.
  package func response(to request: PageRequest) -> PageResponse {
    guard isForUs(request) else { return Self.refused }
    if request.method == "GET", request.path.isEmpty, let guess = request.query["key"] {
      return key.matches(guess) ? welcome : Self.refused
    }
    guard request.path.first == key.folder, let session = request.cookie(Self.cookie),
      PageKey.isSame(session, key.session)
    else { return Self.refused }
    return answer(request)
  }

  static let cookie = "rapport-review"

  var root: String { "/\(key.folder)/" }

  /// The Host field names this machine's loopback and our port.
  private func isForUs(_ request: PageRequest) -> Bool {
    guard let host = request.headers["host"]?.lowercased() else { return false }
    let names = ["127.0.0.1", "localhost"]
    return names.contains { host == "\($0):\(request.port)" || request.port == 80 && host == $0 }
  }

  /// Puts the session into a cookie, and takes the key out of the address line.
  private var welcome: PageResponse {
    let cookie = "\(Self.cookie)=\(key.session); Path=\(root); HttpOnly; SameSite=Strict"
    return redirect(to: root, with: [.init("Set-Cookie", cookie)])
  }

  func redirect(to address: String, with more: [PageResponse.Header] = []) -> PageResponse {
    PageResponse(
      status: 303,
      headers: Frame.headers + more + [.init("Location", address)],
      body: ""
    )
  }

  /// One answer to all who may not come in, whatever was wrong.
  private static let refused = Frame(
    status: 403,
    title: "Not open",
    content: """
      <h1>This page is not open</h1>
      <p>It opens by the link that Rapport printed when it started the page. A new start makes a new
      link; cookies have to be allowed.</p>
      """
  ).response
}
