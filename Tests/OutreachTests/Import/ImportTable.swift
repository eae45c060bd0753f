import CSV
import Civil
import Outreach
import Testing

/// The files that import tests read, as text.
enum ImportTable {
  static func rules() throws -> ImportRules {
    ImportRules(
      stageWords: ["customer": .client, "closed lost": .lost],
      mailboxes: [MailboxID("ana"), MailboxID("ben")],
      zone: try Zone("Europe/Berlin")
    )
  }

  static func reader(_ name: String, _ text: String) throws -> CSVReader {
    try CSVReader(name: name, bytes: Array(text.utf8))
  }

  static func accounts(_ text: String) throws -> [ImportedRow<Account>] {
    var rows = try AccountRows(reader("accounts.csv", text), rules: rules())
    var read: [ImportedRow<Account>] = []
    while let row = try rows.next() { read.append(row) }
    return read
  }

  static func contacts(_ text: String, book: BookIndex) throws -> [ImportedRow<Contact>] {
    var rows = try ContactRows(reader("contacts.csv", text), rules: rules(), book: book)
    var read: [ImportedRow<Contact>] = []
    while let row = try rows.next() { read.append(row) }
    return read
  }

  static func touches(_ text: String, book: BookIndex) throws -> [ImportedRow<Touch>] {
    var rows = try TouchRows(reader("touches.csv", text), rules: rules(), book: book)
    var read: [ImportedRow<Touch>] = []
    while let row = try rows.next() { read.append(row) }
    return read
  }

  /// Two clients, our own organisation, and some of their people.
  static func book() throws -> BookIndex {
    var book = BookIndex()
    let accounts = """
      id,name,stage,domain,internal
      A1,Acme,client,acme.example,
      A2,Globex,prospect,"globex.example, shared.example",
      A3,Initech,prospect,shared.example,
      US,Northlight,client,northlight.example,yes
      """
    for row in try self.accounts(accounts) {
      if case .value(let account, _) = row { book.add(account) }
    }
    let contacts = """
      id,account,email
      C1,A1,wile@acme.example
      ,A2,Hank@Globex.example
      T1,US,tom@northlight.example
      """
    for row in try self.contacts(contacts, book: book) {
      if case .value(let contact, _) = row { book.add(contact) }
    }
    return book
  }
}

extension ImportedRow {
  var value: Value? { if case .value(let value, _) = self { value } else { nil } }

  var messages: [String] {
    if case .refused(let problems) = self { problems.map(\.description) } else { [] }
  }
}
