package import CSV
internal import Mail

/// The contacts of a file, one at a time.
///
/// Columns: `id`, `account` (an account's id or domain; empty takes the address's domain), `email`
/// (also `address`, `e-mail`, `email address`), `role`, `name`, `first_name`, `last_name`,
/// `title`, `country`, `zone`; any other becomes a field. A row is known by its `id`, else by its
/// address.
package struct ContactRows {
  private var reader: CSVReader
  private let layout: ColumnLayout
  private let columns: Columns
  private let book: BookIndex
  private var words: RowWords
  private var lines: [ContactID: Int] = [:]
  private var addressLines: [String: Int] = [:]

  /// `book` holds the accounts that the rows may name.
  package init(_ reader: CSVReader, rules: ImportRules, book: BookIndex) throws(ColumnError) {
    layout = try ColumnLayout(reader.header, of: reader.name, known: Columns.known)
    try layout.require("email")
    try layout.require("account")
    columns = Columns(layout)
    words = RowWords(rules)
    self.book = book
    self.reader = reader
  }

  /// Columns that were taken as fields and may be slips of the pen.
  package var doubts: [ColumnDoubt] { layout.doubts }

  /// The names of the fields, in the order of the file.
  package var fieldNames: [String] { layout.fieldNames }

  /// The next row; nil at the end of the file.
  package mutating func next() throws(CSVError) -> ImportedRow<Contact>? {
    while let row = try reader.next() {
      switch row {
      case .record(let record) where record.isBlank: continue
      case .record(let record): return contact(RowReader(record))
      case .problem(let problem): return .refused([RowProblem(problem)])
      }
    }
    return nil
  }

  private mutating func contact(_ row: consuming RowReader) -> ImportedRow<Contact> {
    let address = address(&row)
    let account = account(&row, of: address)
    let key = address?.key
    let id = row.identifier(columns.id) ?? key
    let role = row.choice(Role.self, columns.role)
    let name = row.line(columns.name)
    let firstName = row.line(columns.firstName)
    let lastName = row.line(columns.lastName)
    let title = row.line(columns.title)
    let country = words.country(columns.country, of: &row)
    let zone = words.zone(columns.zone, of: &row)
    if let id, let key { check(ContactID(id), address: key, in: &row) }
    guard let address, let account, let id, row.isSound else {
      return .refused(row.problems(layout))
    }
    let contact = Contact(
      id: ContactID(id),
      account: account,
      address: address,
      role: role ?? .other,
      name: name,
      firstName: firstName,
      lastName: lastName,
      title: title,
      country: country,
      zone: zone,
      fields: row.fields(layout)
    )
    return .value(contact, line: row.line)
  }

  private func address(_ row: inout RowReader) -> Address? {
    if row.isEmpty(columns.email) { row.report(.empty("the contact's address"), at: columns.email) }
    guard let text = row.line(columns.email) else { return nil }
    do throws(AddressError) {
      return try Address(text)
    } catch {
      row.report(.invalid(error.description), at: columns.email)
      return nil
    }
  }

  private func account(_ row: inout RowReader, of address: Address?) -> AccountID? {
    if let text = row.text(columns.account) {
      if let account = book.account(text) { return account }
      row.report(.unknown("account", text), at: columns.account)
      return nil
    }
    guard let address else { return nil }
    if let account = book.account(ofDomain: address.domain) { return account }
    row.report(
      .empty("the account's id, since no account alone has the address's domain"),
      at: columns.account
    )
    return nil
  }

  /// One id and one address a file: a person who stands twice would be written to twice.
  private mutating func check(_ id: ContactID, address: String, in row: inout RowReader) {
    if let first = addressLines[address] {
      row.report(.duplicate(address, firstLine: first), at: columns.email)
    } else {
      addressLines[address] = row.line
    }
    if id.text == address { return }
    if let first = lines[id] {
      row.report(.duplicate(id.text, firstLine: first), at: columns.id)
    } else {
      lines[id] = row.line
    }
  }
}

extension ContactRows {
  private struct Columns {
    static let known = [
      ColumnLayout.Known(name: "id"),
      ColumnLayout.Known(name: "account"),
      ColumnLayout.Known(
        name: "email",
        aliases: ["address", "e_mail", "email_address", "e_mail_address"]
      ),
      ColumnLayout.Known(name: "role"),
      ColumnLayout.Known(name: "name"),
      ColumnLayout.Known(name: "first_name"),
      ColumnLayout.Known(name: "last_name"),
      ColumnLayout.Known(name: "title"),
      ColumnLayout.Known(name: "country"),
      ColumnLayout.Known(name: "zone"),
    ]

    let id, account, email, role, name, firstName, lastName, title, country, zone: Int?

    init(_ layout: ColumnLayout) {
      id = layout.index(of: "id")
      account = layout.index(of: "account")
      email = layout.index(of: "email")
      role = layout.index(of: "role")
      name = layout.index(of: "name")
      firstName = layout.index(of: "first_name")
      lastName = layout.index(of: "last_name")
      title = layout.index(of: "title")
      country = layout.index(of: "country")
      zone = layout.index(of: "zone")
    }
  }
}
