package import CSV
package import Civil
package import Outreach
package import Store

/// Reads the data files into the store: one transaction, all rows that are right or nothing.
///
/// A row that is wrong is refused with its reason and the rest is taken; a file that cannot be read
/// to its end leaves the store as it was.
package struct ImportRun {
  private let store: any Store
  private let rules: ImportRules
  private let files: Files

  package init(_ store: any Store, policy: Policy, files: Files) {
    self.store = store
    rules = ImportRules(policy)
    self.files = files
  }

  /// The data files; each can be opened anew from its beginning.
  package struct Files {
    package let accounts: () throws -> CSVReader
    package let contacts: () throws -> CSVReader
    /// nil: there is no history.
    package let touches: (() throws -> CSVReader)?

    package init(
      accounts: @escaping () throws -> CSVReader,
      contacts: @escaping () throws -> CSVReader,
      touches: (() throws -> CSVReader)?
    ) {
      self.accounts = accounts
      self.contacts = contacts
      self.touches = touches
    }
  }

  /// `progress`: called with the number of rows read so far.
  package func run(
    at now: Instant,
    progress: (Int) -> Void = { _ in }
  ) throws -> ImportReport {
    var report = ImportReport()
    try store.importBook(at: now) { writer in
      var reading = Reading(files: files, rules: rules, writer: writer)
      try reading.run(progress: progress)
      report = reading.report
    }
    return report
  }
}

/// What an import did with the rows of each file.
package struct ImportReport: Hashable, Sendable {
  package var accounts = Counts()
  package var contacts = Counts()
  package var touches = Counts()
  /// Every refused row, in the order of the files and their lines.
  package var refusals: [String] = []
  /// Columns that may be slips of the pen, and names that point nowhere; nothing was refused.
  package var doubts: [String] = []

  package struct Counts: Hashable, Sendable {
    package var new = 0
    package var changed = 0
    package var unchanged = 0
    package var refused = 0

    mutating func count(_ fate: RowFate) {
      switch fate {
      case .new: new += 1
      case .changed: changed += 1
      case .unchanged: unchanged += 1
      case .refused: refused += 1
      }
    }
  }

  package var refused: Int { accounts.refused + contacts.refused + touches.refused }
}

/// One pass over the files, within the import's transaction.
private struct Reading {
  let files: ImportRun.Files
  let rules: ImportRules
  let writer: any BookWriter
  var report = ImportReport()
  private var book = BookIndex()
  private var rows = 0

  init(files: ImportRun.Files, rules: ImportRules, writer: any BookWriter) {
    self.files = files
    self.rules = rules
    self.writer = writer
  }

  mutating func run(progress: (Int) -> Void) throws {
    let waiting = try readAccounts(progress)
    if !waiting.isEmpty { try indexContacts() }
    for account in waiting { try put(account) }
    try readContacts(progress)
    if let touches = files.touches { try readTouches(touches(), progress) }
  }

  /// Puts the accounts; answers those that name teammates, who come with the contacts.
  private mutating func readAccounts(_ progress: (Int) -> Void) throws -> [Account] {
    let reader = try files.accounts()
    var accounts = try AccountRows(reader, rules: rules)
    report.doubts += accounts.doubts.map(\.description)
    var waiting: [Account] = []
    while let row = try accounts.next() {
      step(progress)
      switch row {
      case .refused(let problems):
        refuse(problems, in: \.accounts)
      case .value(let account, let line):
        book.add(account)
        if account.deliveredBy.isEmpty {
          try note(writer.put(account), reader.name, line, in: \.accounts)
        } else {
          waiting.append(account)
        }
      }
    }
    return waiting
  }

  private mutating func put(_ account: Account) throws {
    let (resolved, unknown) = book.resolved(account)
    report.doubts += unknown.map {
      "account \(account.id.text): delivered_by names \($0), who is no contact"
    }
    report.accounts.count(try writer.put(resolved))
  }

  /// Reads the contacts for the index alone, so that accounts can name them.
  private mutating func indexContacts() throws {
    var contacts = try ContactRows(files.contacts(), rules: rules, book: book)
    while let row = try contacts.next() {
      if case .value(let contact, _) = row { book.add(contact) }
    }
  }

  private mutating func readContacts(_ progress: (Int) -> Void) throws {
    let reader = try files.contacts()
    var contacts = try ContactRows(reader, rules: rules, book: book)
    report.doubts += contacts.doubts.map(\.description)
    while let row = try contacts.next() {
      step(progress)
      switch row {
      case .refused(let problems): refuse(problems, in: \.contacts)
      case .value(let contact, let line):
        book.add(contact)
        try note(writer.put(contact), reader.name, line, in: \.contacts)
      }
    }
  }

  private mutating func readTouches(_ reader: CSVReader, _ progress: (Int) -> Void) throws {
    var touches = try TouchRows(reader, rules: rules, book: book)
    while let row = try touches.next() {
      step(progress)
      switch row {
      case .refused(let problems): refuse(problems, in: \.touches)
      case .value(let touch, let line):
        try note(writer.put(touch), reader.name, line, in: \.touches)
      }
    }
  }

  private mutating func step(_ progress: (Int) -> Void) {
    rows += 1
    if rows % 1000 == 0 { progress(rows) }
  }

  private mutating func refuse(
    _ problems: [RowProblem],
    in counts: WritableKeyPath<ImportReport, ImportReport.Counts>
  ) {
    report[keyPath: counts].refused += 1
    report.refusals += problems.map(\.description)
  }

  private mutating func note(
    _ fate: RowFate,
    _ file: String,
    _ line: Int,
    in counts: WritableKeyPath<ImportReport, ImportReport.Counts>
  ) {
    report[keyPath: counts].count(fate)
    if case .refused(let refusal) = fate {
      report.refusals.append("\(file):\(line): \(refusal)")
    }
  }
}
