import Mail
import Markup
import Outreach
import Store

/// What went wrong with a request, and what the person can do about it.
enum Trouble {
  case noSuchPage
  case noSuchDraft
  case method(String)
  case tooLong
  case foreignForm
  /// The bytes that were read are not the ones that lie in the store now.
  case changed(DraftID)
  case noReason(DraftID)
  case store(StoreError)

  func response(_ root: String) -> PageResponse {
    let list = HTML(stringLiteral: root)
    let frame = Frame(
      status: status,
      title: title,
      content: """
        <nav aria-label="Drafts"><a href="\(list)">All drafts</a></nav>
        <main>
        <h1>\(title)</h1>
        <p role="alert">\(explanation)</p>
        \(way(list))
        </main>
        """
    ).response
    guard case .method(let allowed) = self else { return frame }
    return PageResponse(
      status: frame.status,
      headers: frame.headers + [.init("Allow", allowed)],
      body: frame.body
    )
  }

  private func way(_ root: HTML) -> HTML? {
    switch self {
    case .changed(let id), .noReason(let id):
      "<p><a href=\"\(root)draft/\(path: id.text)\">Back to the draft</a></p>"
    case .noSuchPage, .noSuchDraft, .method, .tooLong, .foreignForm, .store: nil
    }
  }

  private var status: Int {
    switch self {
    case .noSuchPage, .noSuchDraft: 404
    case .method: 405
    case .tooLong: 413
    case .foreignForm: 403
    case .changed: 409
    case .noReason: 422
    case .store(let error): Self.status(of: error)
    }
  }

  private static func status(of error: StoreError) -> Int {
    switch error {
    case .noSuchDraft, .noSuchAttempt, .noSuchTouch: 404
    case .notPossible, .changedSince, .attemptInUse, .idInUse, .notRevision, .refused, .notByHand:
      409
    case .busy: 503
    case .newerFormat, .cannotOpen, .diskFull, .disk, .readOnly, .damaged, .database: 500
    }
  }

  private var title: String {
    switch self {
    case .noSuchPage: "There is no such page"
    case .noSuchDraft: "There is no such draft"
    case .method, .tooLong, .foreignForm: "This was not taken"
    case .changed: "The draft has changed"
    case .noReason: "A reason is missing"
    case .store: "Nothing was changed"
    }
  }

  private var explanation: String {
    switch self {
    case .noSuchPage: "The address leads nowhere; begin at the list."
    case .noSuchDraft: "It may have been planned anew under another name; look at the list."
    case .method: "The address is not made for this kind of request; begin at the list."
    case .tooLong: "The form was longer than any of this page; nothing was changed."
    case .foreignForm:
      "The form did not come from this run of the page. Nothing was changed: open the draft again "
        + "from the list and decide there."
    case .changed:
      "Nothing was approved: the draft is no longer the text that you were shown. Read it as it "
        + "stands now, then decide."
    case .noReason:
      "Say in a few words, at most 500 letters, why this draft is to be skipped: it is kept in its "
        + "history. Nothing was changed."
    case .store(let error): "\(error)."
    }
  }
}
