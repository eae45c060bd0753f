package import CSV
internal import Mail

/// The accounts of a file, one at a time.
///
/// Columns: `id`, `name`, `stage`, `internal`, `domain` (several with spaces, commas or
/// semicolons between), `country`, `zone`, `mailbox`, `delivered_by` (contacts' ids or addresses,
/// with semicolons or spaces between); any other becomes a field. Among these, `closed` is read
/// when planning, and has to be readable then: `2026-12-21 – 2027-01-04; 2027-08-02` (`ClosedDays`).
/// A row is known by its `id`, else by its first domain.
package struct AccountRows {
  private var reader: CSVReader
  private let layout: ColumnLayout
  private let columns: Columns
  private var words: RowWords
  private var lines: [AccountID: Int] = [:]

  package init(_ reader: CSVReader, rules: ImportRules) throws(ColumnError) {
    layout = try ColumnLayout(reader.header, of: reader.name, known: Columns.known)
    try layout.require("name")
    try layout.require("stage")
    try layout.require("id", "domain")
    columns = Columns(layout)
    words = RowWords(rules)
    self.reader = reader
  }

  /// Columns that were taken as fields and may be slips of the pen.
  package var doubts: [ColumnDoubt] { layout.doubts }

  /// The names of the fields, in the order of the file.
  package var fieldNames: [String] { layout.fieldNames }

  /// The next row; nil at the end of the file.
  package mutating func next() throws(CSVError) -> ImportedRow<Account>? {
    while let row = try reader.next() {
      switch row {
      case .record(let record) where record.isBlank: continue
      case .record(let record): return account(RowReader(record))
      case .problem(let problem): return .refused([RowProblem(problem)])
      }
    }
    return nil
  }

  private mutating func account(_ row: consuming RowReader) -> ImportedRow<Account> {
    let domains = domains(&row)
    let id = id(&row, domains: domains)
    let name = row.line(columns.name)
    if name == nil, row.isEmpty(columns.name) {
      row.report(.empty("the account's name"), at: columns.name)
    }
    let isInternal = row.boolean(columns.isInternal)
    let stage = words.stage(columns.stage, of: &row)
    if stage == nil, !isInternal, row.isEmpty(columns.stage) {
      row.report(.empty("the account's stage"), at: columns.stage)
    }
    var account = Account(
      id: AccountID(id ?? ""),
      name: name ?? "",
      declaredStage: stage ?? .prospect
    )
    account.isInternal = isInternal
    account.domains = domains
    account.country = words.country(columns.country, of: &row)
    account.zone = words.zone(columns.zone, of: &row)
    account.mailbox = words.mailbox(columns.mailbox, of: &row)
    account.deliveredBy = deliveredBy(&row)
    account.fields = row.fields(layout)
    checkClosedDays(&row)
    if let id { check(AccountID(id), in: &row) }
    return row.isSound ? .value(account, line: row.line) : .refused(row.problems(layout))
  }

  private func id(_ row: inout RowReader, domains: [String]) -> String? {
    if let id = row.identifier(columns.id) ?? domains.first { return id }
    if row.isSound {
      row.report(.empty("an id, or the account's own domain"), at: columns.id ?? columns.domain)
    }
    return nil
  }

  private mutating func check(_ id: AccountID, in row: inout RowReader) {
    if let first = lines[id] {
      let column = row.isEmpty(columns.id) ? columns.domain : columns.id
      row.report(.duplicate(id.text, firstLine: first), at: column)
    } else {
      lines[id] = row.line
    }
  }

  private func checkClosedDays(_ row: inout RowReader) {
    guard let text = row.text(columns.closed) else { return }
    do throws(ClosedDaysError) { _ = try ClosedDays(text) } catch {
      row.report(.invalid(error.description), at: columns.closed)
    }
  }

  /// Registrable domains; a web address (`https://www.acme.example/`) stands for its domain.
  private func domains(_ row: inout RowReader) -> [String] {
    guard let text = row.text(columns.domain) else { return [] }
    if !text.unicodeScalars.contains(where: \.isBetweenDomains) {
      return domain(text, &row).map { [$0] } ?? []
    }
    var domains: [String] = []
    for part in text.unicodeScalars.split(whereSeparator: \.isBetweenDomains) {
      guard let domain = domain(String(part), &row), !domains.contains(domain) else { continue }
      domains.append(domain)
    }
    return domains
  }

  private func domain(_ text: String, _ row: inout RowReader) -> String? {
    do throws(DomainError) {
      let domain = try DomainName(text.host).ascii
      guard let registrable = RegistrableDomain.of(domain) else {
        let sentence =
          "anybody can register under \(domain.quotation): write the account's own domain"
        row.report(.invalid(sentence), at: columns.domain)
        return nil
      }
      guard !RegistrableDomain.isFreemail(registrable: registrable) else {
        let sentence = "anybody can have an address at \(domain.quotation): leave the cell empty"
        row.report(.invalid(sentence), at: columns.domain)
        return nil
      }
      return registrable
    } catch {
      row.report(.invalid(error.description), at: columns.domain)
      return nil
    }
  }

  /// Addresses as contacts without an id are known by; `BookIndex.resolved` finds the others.
  private func deliveredBy(_ row: inout RowReader) -> [ContactID] {
    guard let text = row.line(columns.deliveredBy) else { return [] }
    let hasSemicolons = text.utf8.contains(UInt8(ascii: ";"))
    let parts = text.unicodeScalars.split {
      hasSemicolons ? $0 == ";" : $0.properties.isWhitespace
    }
    return parts.map { String($0).trimmedText }.filter { !$0.isEmpty }.map { part in
      ContactID((try? Address(part))?.key ?? part)
    }
  }
}

extension AccountRows {
  private struct Columns {
    static let known = [
      "id", "name", "stage", "internal", "domain", "country", "zone", "mailbox", "delivered_by",
    ].map { ColumnLayout.Known(name: $0) }

    let id, name, stage, isInternal, domain, country, zone, mailbox, deliveredBy: Int?
    /// A field like those that Rapport does not know.
    let closed: Int?

    init(_ layout: ColumnLayout) {
      id = layout.index(of: "id")
      name = layout.index(of: "name")
      stage = layout.index(of: "stage")
      isInternal = layout.index(of: "internal")
      domain = layout.index(of: "domain")
      country = layout.index(of: "country")
      zone = layout.index(of: "zone")
      mailbox = layout.index(of: "mailbox")
      deliveredBy = layout.index(of: "delivered_by")
      closed = layout.fieldNames.firstIndex(of: "closed").map { layout.fieldColumns[$0] }
    }
  }
}

extension RowProblem {
  /// A record that the CSV reader refused.
  init(_ problem: CSVRowProblem) {
    self.init(
      file: problem.file,
      position: problem.position,
      record: problem.recordNumber,
      column: nil,
      fault: .malformed(problem)
    )
  }
}

extension Unicode.Scalar {
  fileprivate var isBetweenDomains: Bool {
    isASCII ? " ,;\t\r\n".unicodeScalars.contains(self) : properties.isWhitespace
  }
}

extension String {
  /// The host of a web address; any other text as it is.
  fileprivate var host: String {
    guard utf8.contains(UInt8(ascii: "/")), let scheme = firstRange(of: "://") else { return self }
    let rest = self[scheme.upperBound...]
    let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }
    return String(host)
  }
}
