import ArgumentParser
import Check
import Mail
import Outreach
import Preview

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Prove every template, every record and every branch; sends nothing.",
    discussion: """
      Reads the files alone: no database, no connection. What would be wrong, embarrassing or \
      unlawful in front of a client is an error, and the exit code is then 1; taste is a warning.

      What is meant as it is can stay where it stands, with a reason: in a template \
      {% comment %}rapport: allow ID because REASON{% endcomment %} for a line or "allow:" in the \
      front matter for the file; in rapport.yaml an entry under "check: allow:" for anything else.
      """
  )

  @OptionGroup var global: GlobalOptions
  @OptionGroup var report: ReportOptions

  @Flag(help: "Tell all about a finding's ID, or list the ids.")
  var explain = false

  @Argument(help: ArgumentHelp("The finding to explain.", valueName: "id"))
  var id: String?

  func validate() throws {
    if id != nil, !explain { throw ValidationError("an id goes with --explain") }
    if global.json, report.format ?? .json != .json {
      throw ValidationError("--json is --format json: say one of the two")
    }
  }

  func run() throws {
    if explain { return try Terminal.print(try explanation()) }
    let checker = Checker(try CheckedWorkspace(global).input)
    let findings = Report.check(checker.findings)
    let told = report.mask ? findings.masked(by: mask(checker)) : findings
    var options = report
    if global.json { options.format = .json }
    try ReportWriter(options).write(told) {
      FindingsView(told.findings).lines.joined(separator: "\n")
    }
    if told.hasFailures { throw ExitCode(ExitStatus.attention.rawValue) }
  }

  /// Hides everybody whom the data names.
  private func mask(_ checker: Checker) -> Mask {
    var names = Mask.Names()
    for candidate in checker.candidates { names.add(candidate) }
    if let policy = checker.policy { names.add(policy) }
    return Mask(hiding: names)
  }

  private func explanation() throws -> String {
    guard let id else { return Self.list.joined(separator: "\n") }
    guard let kind = FindingKind(rawValue: id) else {
      let guess = Spelling.closest(to: id, among: FindingKind.allCases.map(\.id))
      throw Failure(
        .usage,
        "there is no finding “\(id.printable)”"
          + (guess.map { "; did you mean “\($0)”?" } ?? "; rapport check --explain lists them")
      )
    }
    return ExplanationView(kind).lines.joined(separator: "\n")
  }

  private static var list: [String] {
    var table = Table([Table.Column(), Table.Column(), Table.Column()], indent: 0)
    for kind in FindingKind.allCases { table.add([kind.id, kind.severity.rawValue, kind.title]) }
    return table.lines()
  }
}
