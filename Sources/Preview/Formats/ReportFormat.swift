/// How a report is written.
package enum ReportFormat: String, Hashable, Sendable, CaseIterable {
  /// For a person at a terminal.
  case text
  /// For programs; the names of its keys are a promise.
  case json
  /// GitHub's workflow commands, and Markdown for a job's summary.
  case github
  /// JUnit's XML, which every CI server reads: a test case for each mail.
  case junit
  /// SARIF 2.1.0 (OASIS), for code scanning.
  case sarif
  /// One page with everything in it, for a browser.
  case html
}
