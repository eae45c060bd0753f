package import CSV
internal import Civil

/// The touches of a file, one at a time.
///
/// Columns: `id`, `account` (id or domain; empty takes the contact's), `contact` (id or address),
/// `kind`, `at` (an instant; or a date, or date and time, by the clock of the rules' zone),
/// `minutes`, `text`, `answered`, `until` (of a let-go or an automatic answer), `sequence`, `step`
/// and `occurrence` (which run of a sequence that runs more than once), `mailbox` (the one a mail
/// left from, or a complaint is about). A row without an `id` gets one that is derived from what it
/// says (`TouchID.Deriver`).
package struct TouchRows {
  private var reader: CSVReader
  private let layout: ColumnLayout
  private let columns: Columns
  private let book: BookIndex
  private let zone: Zone
  private var ids = TouchID.Deriver()
  private var lines: [TouchID: Int] = [:]

  /// `book` holds the accounts and contacts that the rows may name.
  package init(_ reader: CSVReader, rules: ImportRules, book: BookIndex) throws(ColumnError) {
    layout = try ColumnLayout(reader.header, of: reader.name, known: Columns.known)
    try layout.require("kind")
    try layout.require("at")
    try layout.require("account", "contact")
    columns = Columns(layout)
    zone = rules.zone
    self.book = book
    self.reader = reader
  }

  /// The columns that nothing reads, since a touch has no fields of its own.
  package var unread: [String] { layout.fieldColumns.map { layout.header[$0] } }

  /// The next row; nil at the end of the file.
  package mutating func next() throws(CSVError) -> ImportedRow<Touch>? {
    while let row = try reader.next() {
      switch row {
      case .record(let record) where record.isBlank: continue
      case .record(let record): return touch(RowReader(record))
      case .problem(let problem): return .refused([RowProblem(problem)])
      }
    }
    return nil
  }

  private mutating func touch(_ row: consuming RowReader) -> ImportedRow<Touch> {
    let person = person(&row)
    let account = account(&row, of: person?.account)
    let kind = row.choice(Touch.Kind.self, columns.kind)
    if kind == nil, row.isEmpty(columns.kind) {
      row.report(.empty(Touch.Kind.allCases.map(\.rawValue).alternatives), at: columns.kind)
    }
    let at = instant(&row)
    let minutes = row.minutes(columns.minutes)
    let answered = row.boolean(columns.answered)
    let until = row.date(columns.until)
    let position = position(&row)
    let mailbox = mailbox(&row, of: kind)
    let text = row.text(columns.text) ?? ""
    let given = givenID(&row)
    guard let account, let kind, let at, row.isSound else {
      return .refused(row.problems(layout))
    }
    let id =
      given ?? ids.id(account: account, contact: person?.contact, kind: kind, at: at, text: text)
    let touch = Touch(
      id: id,
      account: account,
      contact: person?.contact,
      kind: kind,
      at: at,
      minutes: minutes,
      text: text,
      answered: answered,
      until: until,
      position: position,
      mailbox: mailbox
    )
    return .value(touch, line: row.line)
  }

  private mutating func givenID(_ row: inout RowReader) -> TouchID? {
    guard let id = row.identifier(columns.id).map({ TouchID($0) }) else { return nil }
    if let first = lines[id] {
      row.report(.duplicate(id.text, firstLine: first), at: columns.id)
    } else {
      lines[id] = row.line
    }
    return id
  }

  private func person(_ row: inout RowReader) -> (contact: ContactID, account: AccountID)? {
    guard let text = row.text(columns.contact) else { return nil }
    if let person = book.person(text) { return person }
    row.report(.unknown("contact", text), at: columns.contact)
    return nil
  }

  private func account(_ row: inout RowReader, of own: AccountID?) -> AccountID? {
    guard let text = row.text(columns.account) else {
      if own == nil, row.isSound {
        row.report(
          .empty("an account, or a contact of one"),
          at: columns.account ?? columns.contact
        )
      }
      return own
    }
    guard let account = book.account(text) else {
      row.report(.unknown("account", text), at: columns.account)
      return nil
    }
    // A teammate's thank-you is about the client.
    if let own, own != account, !book.isInternal(own) {
      let sentence =
        "the contact belongs to the account \(own.text.quotation): correct one of the two"
      row.report(.invalid(sentence), at: columns.account)
    }
    return account
  }

  private func instant(_ row: inout RowReader) -> Instant? {
    guard let text = row.text(columns.at) else {
      row.report(.empty("when it was, like 2025-03-30 09:00"), at: columns.at)
      return nil
    }
    if let instant = Instant(text, inZoneIfLocal: zone) { return instant }
    let expected = "a time like 2025-03-30 09:00, 2025-03-30T09:00:00+02:00 or 2025-03-30"
    row.report(.expected(expected, found: text), at: columns.at)
    return nil
  }

  /// One that the configuration no longer has is history; a complaint about none would stop none.
  private func mailbox(_ row: inout RowReader, of kind: Touch.Kind?) -> MailboxID? {
    if kind == .complaint, row.isEmpty(columns.mailbox) {
      row.report(
        .empty("the mailbox that they complained about"),
        at: columns.mailbox ?? columns.kind
      )
    }
    return row.identifier(columns.mailbox).map { MailboxID($0) }
  }

  private func position(_ row: inout RowReader) -> Touch.Position? {
    let sequence = row.identifier(columns.sequence)
    let step = row.identifier(columns.step)
    let occurrence = row.identifier(columns.occurrence)
    if let sequence, let step {
      return Touch.Position(
        sequence: SequenceID(sequence),
        step: StepID(step),
        occurrence: occurrence ?? ""
      )
    }
    if sequence != nil || step != nil || occurrence != nil {
      let column = sequence == nil ? columns.sequence : columns.step
      row.report(.empty("sequence and step, both or neither"), at: column)
    }
    return nil
  }
}

extension TouchRows {
  private struct Columns {
    static let known = [
      "id", "account", "contact", "kind", "at", "minutes", "text", "answered", "until", "sequence",
      "step", "occurrence", "mailbox",
    ].map { ColumnLayout.Known(name: $0) }

    let id, account, contact, kind, at, minutes, text, answered, until: Int?
    let sequence, step, occurrence, mailbox: Int?

    init(_ layout: ColumnLayout) {
      id = layout.index(of: "id")
      account = layout.index(of: "account")
      contact = layout.index(of: "contact")
      kind = layout.index(of: "kind")
      at = layout.index(of: "at")
      minutes = layout.index(of: "minutes")
      text = layout.index(of: "text")
      answered = layout.index(of: "answered")
      until = layout.index(of: "until")
      sequence = layout.index(of: "sequence")
      step = layout.index(of: "step")
      occurrence = layout.index(of: "occurrence")
      mailbox = layout.index(of: "mailbox")
    }
  }
}
