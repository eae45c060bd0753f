internal import CSV
internal import Civil

/// The words of a file that repeat from row to row, each looked at once.
struct RowWords {
  private let rules: ImportRules
  private var zones: [String: Result<Zone, ZoneError>] = [:]
  private var countries: [String: Result<Country, CountryError>] = [:]
  private var stages: [String: DeclaredStage] = [:]

  init(_ rules: ImportRules) { self.rules = rules }

  mutating func zone(_ column: Int?, of row: inout RowReader) -> Zone? {
    guard let text = row.text(column) else { return nil }
    if case .success(let zone)? = zones[text] { return zone }
    let result = zones[text] ?? Result { () throws(ZoneError) in try Zone(text) }
    zones[text] = result
    if case .failure(let error) = result { row.report(.invalid(error.description), at: column) }
    return try? result.get()
  }

  mutating func country(_ column: Int?, of row: inout RowReader) -> Country? {
    guard let text = row.text(column) else { return nil }
    if case .success(let country)? = countries[text] { return country }
    let result = countries[text] ?? Result { () throws(CountryError) in try Country(text) }
    countries[text] = result
    if case .failure(let error) = result { row.report(.invalid(error.description), at: column) }
    return try? result.get()
  }

  mutating func stage(_ column: Int?, of row: inout RowReader) -> DeclaredStage? {
    guard let text = row.text(column) else { return nil }
    if let known = stages[text] { return known }
    let word = text.lowercased()
    if let stage = DeclaredStage(rawValue: word) ?? rules.stageWords[word] {
      stages[text] = stage
      return stage
    }
    let known = DeclaredStage.allCases.map(\.rawValue)
    let expected = known.alternatives + ", or a word that stages: in rapport.yaml says"
    let suggestion = Spelling.closest(to: word, among: known + rules.stageWords.keys.sorted())
    row.report(.expected(expected, found: text, suggestion: suggestion), at: column)
    return nil
  }

  /// A mailbox of the configuration.
  func mailbox(_ column: Int?, of row: inout RowReader) -> MailboxID? {
    guard let text = row.text(column) else { return nil }
    let mailbox = MailboxID(text)
    if rules.mailboxes.contains(mailbox) { return mailbox }
    let known = rules.mailboxes.map(\.text)
    row.report(
      .expected(
        "a mailbox of rapport.yaml (\(known.alternatives))",
        found: text,
        suggestion: Spelling.closest(to: text, among: known)
      ),
      at: column
    )
    return nil
  }
}
