import Check
import Civil
import Outreach

extension Report {
  /// JUnit's XML: a test case for each mail, with what is found in it as its failure, and one for
  /// each place in a file that something was found in.
  ///
  /// Errors that count are failures; warnings and what is silenced are notes of a case that passes.
  package var junit: String {
    let suites = [mailSuite, fileSuite].compactMap(\.self)
    let total = { (count: KeyPath<JUnitSuite, Int>) in suites.reduce(0) { $0 + $1[keyPath: count] }
    }
    let head =
      "<testsuites name=\"rapport\" tests=\"\(total(\.count))\" "
      + "failures=\"\(total(\.failures))\" errors=\"0\">"
    return
      (["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", head] + suites.flatMap(\.lines)
      + ["</testsuites>"]).joined(separator: "\n")
  }

  private var mailSuite: JUnitSuite? {
    let mails: [(mail: PreviewMail, note: String?)]
    switch self {
    case .check: return nil
    case .preview(let preview): mails = preview.mails.map { ($0, nil) }
    case .comparison(let comparison):
      mails = comparison.changes.map { ($0.mail, $0.kinds.map(\.rawValue).joined(separator: ", ")) }
    }
    let found = Dictionary(grouping: findings.filter { $0.draft != nil }) { $0.draft }
    return JUnitSuite(
      name: "mails",
      cases: mails.map { mail, note in
        JUnitCase(
          group: mail.template.text,
          name: "\(mail.slot.date) \(mail.slot.wished.clock) \(mail.contact.name), "
            + "\(mail.account.name): \(mail.letter.subject)",
          file: mail.file,
          findings: found[mail.id] ?? [],
          note: note
        )
      }
    )
  }

  /// What concerns no mail that has a case of its own.
  private var fileSuite: JUnitSuite {
    let shown: Set<DraftID>
    switch self {
    case .check: shown = []
    case .preview(let preview): shown = Set(preview.mails.map(\.id))
    case .comparison(let comparison): shown = Set(comparison.changes.map(\.mail.id))
    }
    let rest = findings.filter { finding in finding.draft.map { !shown.contains($0) } ?? true }
    return JUnitSuite(
      name: "files",
      cases: rest.map { finding in
        JUnitCase(
          group: finding.place.file,
          name: "\(finding.place.line):\(finding.place.column): \(finding.kind.id)",
          file: finding.place.file,
          findings: [finding],
          note: nil
        )
      }
    )
  }
}

private struct JUnitSuite {
  let name: String
  let cases: [JUnitCase]

  var count: Int { cases.count }
  var failures: Int { cases.count(where: \.fails) }

  var lines: [String] {
    let head =
      "  <testsuite name=\"\(name)\" tests=\"\(count)\" failures=\"\(failures)\" "
      + "errors=\"0\" skipped=\"0\">"
    return [head] + cases.flatMap(\.lines) + ["  </testsuite>"]
  }
}

private struct JUnitCase {
  let group, name, file: String
  let findings: [Finding]
  let note: String?

  var fails: Bool { findings.contains(where: \.isFailure) }

  var lines: [String] {
    let head =
      "    <testcase classname=\"\(group.markup)\" name=\"\(name.markup)\" "
      + "file=\"\(file.markup)\" time=\"0\""
    let failing = findings.filter(\.isFailure)
    let notes =
      (note.map { [$0] } ?? [])
      + findings.filter { !$0.isFailure }.map { "\($0.severity.rawValue): \($0.line)" }
    if failing.isEmpty && notes.isEmpty { return [head + "/>"] }
    var lines = [head + ">"]
    if let first = failing.first {
      let text = failing.map(\.line).joined(separator: "\n")
      lines.append(
        "      <failure type=\"\(first.kind.id)\" message=\"\(first.message.markup)\">"
          + text.markupLines + "</failure>"
      )
    }
    if !notes.isEmpty {
      let text = notes.joined(separator: "\n").markupLines
      lines.append("      <system-out>\(text)</system-out>")
    }
    return lines + ["    </testcase>"]
  }
}

extension Finding {
  /// `Templates/check-in/first.md:4:12: missing-value: …`, with why it is silenced.
  package var line: String {
    let silenced = silence.map { " [silenced: \($0.reason)]" } ?? ""
    return "\(place): \(kind.id): \(sentence)\(silenced)"
  }
}

extension WallTime {
  /// Hours and minutes, `09:05`.
  var clock: String {
    let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    return two(hour) + ":" + two(minute)
  }
}
