import Doctor
import Mail

/// What a doctor found, for a person: the faults, then what could be better, then what was not seen.
struct DoctorView {
  private let findings: Findings

  init(_ findings: Findings) { self.findings = findings }

  var lines: [String] {
    let all =
      findings.diagnoses.filter { $0.severity == .fault }
      + findings.diagnoses.filter { $0.severity == .advice }
    let last = Self.wrapped(summary, indent: 0)
    let blocks = all.map(block) + [unchecked, last].filter { !$0.isEmpty }
    return Array(blocks.joined(separator: [""]))
  }

  private func block(_ diagnosis: Diagnosis) -> [String] {
    let mark = diagnosis.severity == .fault ? Style.red("fault ") : Style.yellow("advice")
    let head = "\(mark)  \(Style.bold(diagnosis.id.rawValue))  \(diagnosis.subject.printable)"
    let what = diagnosis.what.split(separator: "\n").flatMap { Self.wrapped(String($0), indent: 8) }
    return [head] + what + Self.wrapped("→ " + diagnosis.fix, indent: 8, more: 2)
  }

  private var unchecked: [String] {
    findings.unchecked.flatMap {
      Self.wrapped("not checked: \($0.subject.printable) (\($0.why.printable))", indent: 0, more: 2)
    }
  }

  private var summary: String {
    let faults = findings.diagnoses.count { $0.severity == .fault }
    let advice = findings.diagnoses.count - faults
    if faults + advice == 0 {
      return Style.green("All is well: \(findings.checked.joined(separator: ", ")).")
    }
    let parts = [
      faults == 1 ? "1 fault" : faults > 1 ? "\(faults) faults" : nil,
      advice == 0 ? nil : advice == 1 ? "1 piece of advice" : "\(advice) pieces of advice",
    ]
    return parts.compactMap(\.self).joined(separator: ", ") + "."
  }

  /// Broken between words to the terminal's width; the lines behind the first go in by `more`.
  private static func wrapped(_ text: String, indent: Int, more: Int = 0) -> [String] {
    var lines: [String] = []
    var line = String(repeating: " ", count: indent)
    var isFresh = true
    for word in text.split(separator: " ") {
      if !isFresh, line.columns + 1 + String(word).columns > Terminal.width {
        lines.append(line)
        line = String(repeating: " ", count: indent + more)
        isFresh = true
      }
      line += (isFresh ? "" : " ") + word
      isFresh = false
    }
    return lines + [line]
  }
}

/// The same for programs; the key names and ids are a promise to them.
struct DoctorLine: Encodable {
  let healthy: Bool
  let findings: [Finding]
  let unchecked: [Gap]
  let checked: [String]

  struct Finding: Encodable {
    let id, severity, subject, what, fix: String
  }

  struct Gap: Encodable {
    let subject, why: String
  }

  init(_ findings: Findings) {
    healthy = findings.isHealthy
    self.findings = findings.diagnoses.map {
      Finding(
        id: $0.id.rawValue,
        severity: $0.severity.rawValue,
        subject: $0.subject,
        what: $0.what,
        fix: $0.fix
      )
    }
    unchecked = findings.unchecked.map { Gap(subject: $0.subject, why: $0.why) }
    checked = findings.checked
  }
}
