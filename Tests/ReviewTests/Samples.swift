import Civil
import Foundation
import Mail
import Outreach
import Review
import Store

/// A page over a book of one account, and what a browser asks of it.
struct Sample {
  static let secret = "0123456789abcdefABCDEF"
  static let noon = Instant(epochSeconds: 1_800_000_000)
  static let port: UInt16 = 8080

  let store: SQLiteStore
  let page: ReviewPage

  /// `name` stands wherever data can say something.
  init(name: String = "Ann Lee", drafts: [Draft] = []) throws {
    store = try SQLiteStore.inMemory()
    page = ReviewPage(
      store: store,
      clock: { Sample.noon },
      key: try PageKey(Self.secret),
      person: "Ada"
    )
    try store.importBook(at: Self.noon) { book in
      _ = try book.put(Account(id: AccountID("acme"), name: name, declaredStage: .prospect))
      _ = try book.put(
        Contact(
          id: ContactID("ann"),
          account: AccountID("acme"),
          address: try Address("ann@acme.example"),
          role: .decisionMaker,
          name: name,
          title: name
        )
      )
      _ = try book.put(
        Touch(
          id: TouchID("t1"),
          account: AccountID("acme"),
          contact: ContactID("ann"),
          kind: .note,
          at: Self.noon,
          text: name
        )
      )
    }
    _ = try store.reserve(drafts, at: Self.noon)
  }

  static func draft(
    _ id: String = "d-1",
    step: String = "first",
    revision: Int = 0,
    days: Int64 = 1,
    subject: String = "Lights",
    text: String = "Hello Ann,\n\nshall we?\n"
  ) throws -> Draft {
    let us = try NamedAddress(name: "Us", address: Address("us@ours.example"))
    let ann = NamedAddress(try Address("ann@acme.example"))
    let messageID = MessageID.derived(from: id, for: us.address)
    let message = Message(
      from: us,
      to: ann,
      date: try MailDate(seconds: 1_800_000_000),
      subject: subject,
      messageID: messageID,
      text: text
    )
    let bytes = try message.serialized()
    let position = Touch.Position(sequence: SequenceID("prospect"), step: StepID(step))
    return Draft(
      record: DraftRecord(
        id: DraftID(id),
        key: DraftKey(account: AccountID("acme"), contact: ContactID("ann"), position: position),
        revision: revision,
        kind: .checkIn,
        template: TemplateName("check-in/first"),
        mailbox: MailboxID("sales"),
        envelope: message.envelope,
        messageID: messageID,
        subject: subject,
        planned: ZonedTime(noon.adding(seconds: days * 86_400), in: try Zone("Europe/Paris")),
        digest: Digest.of(message.envelope, bytes),
        since: noon
      ),
      bytes: bytes
    )
  }

  /// Asks as a browser does that came by the link.
  func ask(
    _ address: String = "",
    method: String = "GET",
    body: String? = nil,
    headers: [String: String] = [:]
  ) throws -> PageResponse {
    let opened = open()
    let root = opened.value("Location") ?? ""
    let cookie = opened.value("Set-Cookie")?.prefix { $0 != ";" }
    var all = ["Host": "127.0.0.1:\(Self.port)", "Cookie": String(cookie ?? "")]
    if body != nil { all["Content-Type"] = "application/x-www-form-urlencoded" }
    all.merge(headers) { $1 }
    return page.response(
      to: PageRequest(
        method: method,
        target: root + address,
        headers: all,
        body: body.map { Array($0.utf8) } ?? [],
        port: Self.port
      )
    )
  }

  func open() -> PageResponse {
    page.response(
      to: PageRequest(
        method: "GET",
        target: "/?key=\(Self.secret)",
        headers: ["Host": "127.0.0.1:\(Self.port)"],
        port: Self.port
      )
    )
  }

  /// The value of the first hidden field of that name on the page.
  static func field(_ name: String, in response: PageResponse) -> String? {
    let mark = "name=\"\(name)\" value=\""
    guard let start = response.body.range(of: mark)?.upperBound else { return nil }
    return String(response.body[start...].prefix { $0 != "\"" })
  }

  func state(_ id: String) throws -> DraftState? { try store.draft(DraftID(id))?.record.state }
}
