import Civil
import Outreach

/// One thing that is looked for in each row of the data: a small value.
struct RowCheck<Row>: Sendable {
  let kind: FindingKind
  let look: @Sendable (Row, RowSituation) -> [RowTrace]

  init(_ kind: FindingKind, _ look: @escaping @Sendable (Row, RowSituation) -> [RowTrace]) {
    self.kind = kind
    self.look = look
  }
}

/// What the rows are looked at with.
struct RowSituation: Sendable {
  let now: Instant
  let today: LocalDate
  /// Columns of accounts that sequences and templates take for dates.
  let dateColumns: Set<String>
  /// Values that some template prints: `account.topic`.
  let printed: Set<String>
  /// The registrable domains of our own organisation.
  let ownDomains: Set<String>
  /// The accounts that are our own organisation.
  let ownAccounts: Set<AccountID>
}

/// Something that a check found in a row.
struct RowTrace {
  /// nil: the row as a whole.
  let column: String?
  let message: String
  let advice: String

  init(_ column: String?, _ message: String, advice: String) {
    self.column = column
    self.message = message
    self.advice = advice
  }
}
