import Civil
import Outreach

/// The data files as values, each with the line that it stands in.
struct Book {
  struct Row<Value> {
    let value: Value
    let line: Int
  }

  var accounts: [Row<Account>] = []
  var contacts: [Row<Contact>] = []
  var touches: [Row<Touch>] = []
  /// The columns that Rapport does not know.
  var columns = DataColumns(accounts: [], contacts: [])
  /// All files were read to their end.
  var isWhole = true

  /// An account with its people and its history, as the planner gets it.
  struct Entry {
    let account: Row<Account>
    /// The account's own people, by id.
    var contacts: [Row<Contact>] = []
    /// The teammates who delivered for it.
    var teammates: [Row<Contact>] = []
    /// By time, then id.
    var touches: [Touch] = []

    var candidate: Candidate {
      Candidate(
        account: account.value,
        contacts: (contacts + teammates).map(\.value),
        touches: touches
      )
    }
  }

  /// By account, in the order of the file.
  func entries() -> [Entry] {
    var entries = accounts.map { Entry(account: $0) }
    var index: [AccountID: Int] = [:]
    for (position, row) in accounts.enumerated() { index[row.value.id] = position }
    var people: [ContactID: Int] = [:]
    for (position, row) in contacts.enumerated() {
      people[row.value.id] = position
      if let entry = index[row.value.account] { entries[entry].contacts.append(row) }
    }
    for row in touches {
      if let entry = index[row.value.account] { entries[entry].touches.append(row.value) }
    }
    for position in entries.indices {
      entries[position].contacts.sort { $0.value.id < $1.value.id }
      entries[position].touches.sort { ($0.at, $0.id) < ($1.at, $1.id) }
      entries[position].teammates = entries[position].account.value.deliveredBy
        .compactMap { people[$0].map { contacts[$0] } }
    }
    return entries
  }
}
