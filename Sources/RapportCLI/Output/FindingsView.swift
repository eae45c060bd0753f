import Check
import Foundation
import Mail
import Outreach

/// Findings at one glance: the files with the worst ones first, each with what to do.
struct FindingsView {
  private let findings: [Finding]

  init(_ findings: [Finding]) { self.findings = findings }

  var lines: [String] {
    let heard = findings.filter { $0.silence == nil }
    var lines: [String] = []
    for file in heard.files {
      lines.append(Style.bold(file.printable))
      var advice = ""
      for finding in heard where finding.place.file == file {
        lines += entry(finding)
        // Twelve rows that want the same are told once what to do.
        if finding.advice != advice { lines.append("      " + Style.dim(finding.advice.printable)) }
        advice = finding.advice
      }
      lines.append("")
    }
    return lines + [summary]
  }

  /// Place and id first, since eyes go down the left edge.
  private func entry(_ finding: Finding) -> [String] {
    let place = "\(finding.place.line):\(finding.place.column)"
    let severity = finding.severity == .error ? Style.red("error") : Style.yellow("warning")
    var lines = [
      "  \(place)  \(severity)  \(Style.dim(finding.kind.id))  \(finding.message.printable)"
    ]
    if !finding.records.isEmpty {
      let more = finding.count - finding.records.count
      let rest = more > 0 ? ["and \(more) more"] : []
      let separator = finding.records.contains { $0.contains("(") } ? "\n      " : "; "
      let names = (finding.records.map(\.printable) + rest).joined(separator: separator)
      lines += "      \(names)".split(separator: "\n").map(String.init)
    }
    return lines
  }

  private var summary: String {
    let silenced = findings.count { $0.silence != nil }
    let tail = silenced > 0 ? ", \(silenced) silenced" : ""
    let (errors, warnings) = (findings.count(of: .error), findings.count(of: .warning))
    guard errors + warnings > 0 else { return "No findings" + tail + "." }
    let parts = [errors.counted("error"), warnings.counted("warning")].compactMap(\.self)
    return parts.joined(separator: ", ") + tail
      + ". \"rapport check --explain ID\" tells more of one."
  }
}

extension [Finding] {
  /// In the order of their worst findings.
  fileprivate var files: [String] {
    var files: [String] = []
    for finding in self where !files.contains(finding.place.file) {
      files.append(finding.place.file)
    }
    return files
  }

  /// Those that nobody silenced.
  func count(of severity: Severity) -> Int {
    count { $0.severity == severity && $0.silence == nil }
  }
}

extension Int {
  /// `1 error`, `2 errors`; nil for none.
  fileprivate func counted(_ noun: String) -> String? {
    self == 0 ? nil : "\(self) \(noun)\(self == 1 ? "" : "s")"
  }
}
