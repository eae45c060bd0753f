import CSV
import Outreach

/// Reads the data files as an import would, and keeps what it refuses as hits.
struct BookReader {
  private let input: CheckInput
  private let rules: ImportRules
  private(set) var book = Book()
  private(set) var hits: [Hit] = []
  private var index = BookIndex()
  /// By file and the hit's index, the record's number.
  private var refused: [String: [Int: Int]] = [:]
  private var accountColumns: [String] = []
  private var contactColumns: [String] = []

  init(_ input: CheckInput, _ policy: Policy) {
    self.input = input
    rules = ImportRules(policy)
  }

  /// What hangs on a file that cannot be read is not looked at: it would be wrong throughout.
  mutating func read() {
    book.isWhole =
      attempt(input.accounts, readAccounts) && attempt(input.contacts, readContacts)
    if book.isWhole { resolveTeammates() }
    if book.isWhole, let touches = input.touches { book.isWhole = attempt(touches, readTouches) }
    nameRefused()
    book.columns = DataColumns(accounts: accountColumns, contacts: contactColumns)
  }

  private mutating func attempt(
    _ file: CheckInput.File,
    _ read: (inout BookReader, CSVReader) throws -> Void
  ) -> Bool {
    do {
      try read(&self, CSVReader(name: file.path, bytes: file.bytes))
      return true
    } catch let error as ColumnError {
      refuse(file, line: 1, column: 1, error.sentence)
    } catch let error as CSVError {
      let position = error.position ?? CSVPosition(line: 1, column: 1)
      refuse(file, line: position.line, column: position.column, "\(error.reason)")
    } catch {
      refuse(file, line: 1, column: 1, "\(error)")
    }
    return false
  }

  private mutating func refuse(
    _ file: CheckInput.File,
    line: Int,
    column: Int,
    _ sentence: String
  ) {
    hits.append(
      Hit(
        .unreadableFile,
        at: .place(Place(file: file.path, line: line, column: column)),
        sentence,
        advice: "mend the file: nothing that hangs on it was checked"
      )
    )
  }
}

extension BookReader {
  private var readAccounts: (inout BookReader, CSVReader) throws -> Void {
    { reader, file in
      var rows = try AccountRows(file, rules: reader.rules)
      reader.doubt(rows.doubts)
      reader.accountColumns = rows.fieldNames
      try reader.take {
        try rows.next()
      } keep: { reader, row in
        reader.index.add(row.value)
        reader.book.accounts.append(row)
      }
    }
  }

  private var readContacts: (inout BookReader, CSVReader) throws -> Void {
    { reader, file in
      var rows = try ContactRows(file, rules: reader.rules, book: reader.index)
      reader.doubt(rows.doubts)
      reader.contactColumns = rows.fieldNames
      try reader.take {
        try rows.next()
      } keep: { reader, row in
        reader.index.add(row.value)
        reader.book.contacts.append(row)
      }
    }
  }

  private var readTouches: (inout BookReader, CSVReader) throws -> Void {
    { reader, file in
      var rows = try TouchRows(file, rules: reader.rules, book: reader.index)
      for column in rows.unread { reader.doubt(unread: column, file.name) }
      try reader.take {
        try rows.next()
      } keep: { reader, row in
        reader.book.touches.append(row)
      }
    }
  }

  /// Keeps the rows of a file that are taken, and what refuses the others.
  private mutating func take<Value>(
    _ next: () throws -> ImportedRow<Value>?,
    keep: (inout BookReader, Book.Row<Value>) -> Void
  ) rethrows {
    while let row = try next() {
      switch row {
      case .refused(let problems): refuse(problems)
      case .value(let value, let line): keep(&self, Book.Row(value: value, line: line))
      }
    }
  }

  /// `delivered_by` names contacts, who come after the accounts.
  private mutating func resolveTeammates() {
    for (position, row) in book.accounts.enumerated() where !row.value.deliveredBy.isEmpty {
      let (account, unknown) = index.resolved(row.value)
      book.accounts[position] = Book.Row(value: account, line: row.line)
      for name in unknown { doubt(unknown: name, row) }
    }
  }
}

extension BookReader {
  /// Names the rows that were refused, since a silence may name them.
  private mutating func nameRefused() {
    for file in [input.accounts, input.contacts] + (input.touches.map { [$0] } ?? []) {
      let records = refused[file.path] ?? [:]
      let ids = RefusedRows.ids(in: file, of: Set(records.values))
      for (index, record) in records {
        guard let id = ids[record] else { continue }
        hits[index].record = RecordName(
          account: id,
          contact: id,
          names: [id],
          cell: nil
        )
      }
    }
  }

  private mutating func refuse(_ problems: [RowProblem]) {
    for problem in problems {
      let isDuplicate = if case .duplicate = problem.fault { true } else { false }
      let isContact = problem.file == input.contacts.path
      let column = problem.column.map { "\($0.forMessage): " } ?? ""
      refused[problem.file, default: [:]][hits.count] = problem.record
      hits.append(
        Hit(
          isDuplicate && isContact ? .duplicateContact : .refusedRow,
          at: .place(
            Place(
              file: problem.file,
              line: problem.position.line,
              column: problem.position.column
            )
          ),
          column + problem.sentence.withoutFullStop,
          advice: "the row is left out until it is mended"
        )
      )
    }
  }

  private mutating func doubt(_ doubts: [ColumnDoubt]) {
    for doubt in doubts {
      hits.append(
        Hit(
          .doubtfulColumn,
          at: .cell(Spot.Cell(table: table(doubt.file), line: 1, column: doubt.column)),
          "the column “\(doubt.column.forMessage)” is taken as a field of its own; "
            + "did you mean “\(doubt.closest)”?",
          advice: "rename it, or leave it where a template reads it"
        )
      )
    }
  }

  private mutating func doubt(unread column: String, _ file: String) {
    hits.append(
      Hit(
        .doubtfulColumn,
        at: .cell(Spot.Cell(table: table(file), line: 1, column: column)),
        "nothing reads the column “\(column.forMessage)”: a touch has no fields of its own",
        advice: "rename it to what it means, or leave it out"
      )
    )
  }

  private mutating func doubt(unknown name: String, _ row: Book.Row<Account>) {
    let cell = Spot.Cell(table: .accounts, line: row.line, column: "delivered_by")
    hits.append(
      Hit(
        .unknownTeammate,
        at: .cell(cell),
        "delivered_by names “\(name.forMessage)”, who is no contact",
        advice: "add the person to the contacts, or correct the cell",
        record: RecordName(row, cell)
      )
    )
  }

  private func table(_ file: String) -> Table {
    file == input.accounts.path ? .accounts : file == input.contacts.path ? .contacts : .touches
  }
}

extension String {
  fileprivate var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
