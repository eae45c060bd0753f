import Mail
import Markup
import Outreach
import Store

extension ReviewPage {
  /// Answers a request that may come in.
  func answer(_ request: PageRequest) -> PageResponse {
    let path = request.path.dropFirst()
    let last = path.last ?? ""
    switch (path.first, path.count) {
    case (nil, _): return reading(request) { () throws(StoreError) in try list(request) }
    case ("draft", 2):
      return reading(request) { () throws(StoreError) in try show(DraftID(last), request) }
    case ("draft", 3) where last == "approve" || last == "skip":
      return deciding(request) { (form) throws(StoreError) in
        try decide(DraftID(path[2]), approving: last == "approve", form)
      }
    default: return Trouble.noSuchPage.response(root)
    }
  }

  private func reading(
    _ request: PageRequest,
    _ page: () throws(StoreError) -> PageResponse
  ) -> PageResponse {
    guard ["GET", "HEAD"].contains(request.method) else {
      return Trouble.method("GET").response(root)
    }
    do { return try page() } catch { return Trouble.store(error).response(root) }
  }

  /// Only a form of this page's own decides: the right origin, where the browser names one, and the
  /// token that only our pages hold.
  private func deciding(
    _ request: PageRequest,
    _ page: (FormFields) throws(StoreError) -> PageResponse
  ) -> PageResponse {
    guard request.method == "POST" else { return Trouble.method("POST").response(root) }
    guard request.body != nil else { return Trouble.tooLong.response(root) }
    let host = request.headers["host"]?.lowercased() ?? ""
    let origin = request.headers["origin"]?.lowercased()
    guard origin == nil || origin == "http://\(host)", let form = request.form,
      PageKey.isSame(form["token"] ?? "", key.formToken)
    else { return Trouble.foreignForm.response(root) }
    do { return try page(form) } catch { return Trouble.store(error).response(root) }
  }

  private func list(_ request: PageRequest) throws(StoreError) -> PageResponse {
    let shown = request.query["show"].flatMap(ListView.Shelf.init) ?? .toRead
    var counts: [ListView.Shelf: Int] = [:]
    var records: [DraftRecord] = []
    for shelf in ListView.Shelf.allCases {
      let found = try store.drafts(
        DraftFilter(states: shelf.states, limit: ListView.limit + 1)
      )
      counts[shelf] = found.count
      if shelf == shown { records = found }
    }
    let view = ListView(
      root: root,
      shelf: shown,
      counts: counts,
      drafts: records,
      now: clock(),
      notice: try notice(request)
    )
    return view.response
  }

  private func show(_ id: DraftID, _ request: PageRequest) throws(StoreError) -> PageResponse {
    guard let draft = try store.draft(id) else { return Trouble.noSuchDraft.response(root) }
    let view = DraftView(
      root: root,
      token: key.formToken,
      draft: draft,
      candidate: try store.candidate(draft.record.key.account),
      events: try store.history(of: id),
      now: clock(),
      notice: try notice(request)
    )
    return view.response
  }

  /// What the decision before this page did, as it stands in the store.
  private func notice(_ request: PageRequest) throws(StoreError) -> HTML? {
    guard let id = request.query["done"], let record = try store.draft(DraftID(id))?.record,
      record.state == .approved || record.state == .skipped
    else { return nil }
    return """
      <p class="notice" role="status">\(record.state == .approved ? "Approved" : "Skipped"):
      <a href="\(HTML(stringLiteral: root))draft/\(path: id)" dir="auto">\(record.subject)</a></p>
      """
  }
}
