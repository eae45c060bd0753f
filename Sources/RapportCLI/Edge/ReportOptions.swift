import ArgumentParser
import Foundation
import Preview

extension ReportFormat: ExpressibleByArgument {}

/// In which format a report is told, and where.
struct ReportOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "text, json, github (annotations and a job's summary), junit, sarif or html.",
      valueName: "format"
    )
  )
  var format: ReportFormat?

  @Option(
    help: ArgumentHelp("Write it to this file instead, whole or not at all.", valueName: "file")
  )
  var output: String?

  @Flag(help: "Put a pseudonym in the place of every name and address.")
  var mask = false
}

/// Tells a report in the format that is asked for.
struct ReportWriter {
  private let options: ReportOptions
  private let environment: [String: String]

  init(_ options: ReportOptions) {
    self.options = options
    environment = ProcessInfo.processInfo.environment
  }

  /// `text`: the report for a person.
  func write(_ report: Report, text: () -> String) throws {
    switch options.format ?? .text {
    case .text: try put(guarded(text()))
    case .json: try put(report.json)
    case .github:
      try appendSummary(of: report)
      let commands = report.workflowCommands
      if options.output != nil || !commands.isEmpty { try put(commands) }
    case .junit: try put(report.junit)
    case .sarif: try put(report.sarif(version: Rapport.configuration.version))
    case .html: try put(report.html)
    }
  }

  private func put(_ text: String) throws {
    guard let output = options.output else { return try Terminal.print(text) }
    try Files.replace(URL(filePath: output).standardizedFileURL, with: Array((text + "\n").utf8))
  }

  /// On GitHub's machines a line of data could be read as a command, unless they are told not to.
  private func guarded(_ text: String) -> String {
    guard environment["GITHUB_ACTIONS"] == "true", options.output == nil else { return text }
    let word = UUID().uuidString
    return "::stop-commands::\(word)\n\(text)\n::\(word)::"
  }

  /// GitHub drops a summary that is longer than 1 MiB with what earlier commands of the step wrote.
  private func appendSummary(of report: Report) throws {
    guard let path = environment["GITHUB_STEP_SUMMARY"], !path.isEmpty else { return }
    let file = URL(filePath: path)
    let there = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    let text = report.summary(limit: max(0, 900_000 - there))
    try Files.append(file, Array(text.utf8))
  }
}
