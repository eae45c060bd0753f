import Outreach

extension DraftEvent {
  /// What `init` reads, in its order.
  static let columns = "state, at, by, note, attempt"

  init(_ row: SQLRow) throws(StoreError) {
    self.init(
      state: try row.word(0),
      at: try row.instant(1),
      by: try row.text(2),
      note: try row.optionalText(3),
      attempt: try row.optionalText(4).map { AttemptID($0) }
    )
  }
}
