import Outreach

/// One occurrence of a defect, before those of the same place are joined and places are drawn.
struct Hit {
  let kind: FindingKind
  let spot: Spot
  let message: String
  let advice: String
  var record: RecordName?
  /// The mail it concerns; its id is worked out for those that are told.
  var draft: DraftKey?
  /// Tells apart what is found at one place, such as several steps of a shipped sequence.
  var topic = ""

  init(
    _ kind: FindingKind,
    at spot: Spot,
    _ message: String,
    advice: String,
    record: RecordName? = nil,
    draft: DraftKey? = nil
  ) {
    self.kind = kind
    self.spot = spot
    self.message = message
    self.advice = advice
    self.record = record
    self.draft = draft
  }
}

/// Where a defect stands: a place that is known, or a cell whose place is looked up at the end,
/// since few cells are ever asked for.
enum Spot: Hashable {
  case place(Place)
  case cell(Cell)

  struct Cell: Hashable {
    let table: Table
    /// The line that the row begins in.
    let line: Int
    /// As an identifier; nil, or a column that the file does not have, is the row.
    let column: String?
  }
}

/// One of the three data files.
enum Table: Hashable, CaseIterable {
  case accounts
  case contacts
  case touches
}

/// Whom a defect concerns: the ids that a silence may name, and what a person calls it.
struct RecordName: Hashable {
  let account: String?
  let contact: String?
  /// `Bo`, `Birch Foods`: as in the data.
  let names: [String]
  /// Where it stands.
  let cell: Spot.Cell?
}
