import Civil
import Mail
import Outreach
import Store

extension ReviewPage {
  /// Does what a form asks, then goes on to the next draft that waits.
  func decide(
    _ id: DraftID,
    approving: Bool,
    _ form: FormFields
  ) throws(StoreError) -> PageResponse {
    guard let record = try store.draft(id)?.record else {
      return Trouble.noSuchDraft.response(root)
    }
    if approving {
      guard let digest = form["digest"].flatMap({ Digest(hex: $0) }) else {
        return Trouble.foreignForm.response(root)
      }
      do {
        try store.approve(id, digest: digest, by: person, at: clock())
      } catch .changedSince {
        return Trouble.changed(id).response(root)
      }
    } else {
      let reason = Self.trimmed(form["reason"] ?? "")
      guard 1...500 ~= reason.utf8.count else { return Trouble.noReason(id).response(root) }
      try store.skip(id, reason: reason, by: person, at: clock())
    }
    return redirect(to: try next(after: record) + "?done=" + PercentCoding.encode(id.text))
  }

  /// The first draft behind this one that waits for a decision, else the list.
  private func next(after record: DraftRecord) throws(StoreError) -> String {
    let waiting = try store.drafts(DraftFilter(states: [.drafted], limit: ListView.limit))
    let place = (record.planned.instant, record.id)
    let next = waiting.first { ($0.planned.instant, $0.id) > place }
    return next.map { "\(root)draft/\(PercentCoding.encode($0.id.text))" } ?? root
  }

  private static func trimmed(_ text: String) -> String {
    let start = text.drop { $0.isWhitespace }
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }
}
