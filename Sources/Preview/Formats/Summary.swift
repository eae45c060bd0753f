import Check
import Civil
import Mail
import Outreach

extension Report {
  /// Markdown for the summary of a job, at most `limit` octets.
  ///
  /// What comes first is kept; where something is left out, the last line says so. GitHub takes
  /// 1 MiB a step and drops a longer one whole.
  package func summary(limit: Int = 900_000) -> String {
    var text = ""
    let end = "\n_More is left out here: `rapport preview --format html` writes all of it._\n"
    for block in blocks {
      guard text.utf8.count + block.utf8.count + end.utf8.count <= limit else {
        return text + end
      }
      text += block
    }
    return text
  }

  /// Pieces of Markdown, each whole by itself.
  private var blocks: [String] {
    switch self {
    case .check: ["## Rapport: check\n\n"] + findingBlocks
    case .preview(let preview): previewBlocks(preview)
    case .comparison(let comparison): comparisonBlocks(comparison)
    }
  }

  private var findingBlocks: [String] {
    let findings = findings
    let counted = findings.filter { $0.silence == nil }
    let errors = counted.count { $0.severity == .error }
    let head =
      "**Findings: \(errors) errors, \(counted.count - errors) warnings"
      + (findings.count > counted.count ? ", \(findings.count - counted.count) silenced" : "")
      + "**\n\n"
    return [head]
      + findings.map { finding in
        let sign = finding.silence != nil ? "🔇" : finding.severity == .error ? "❌" : "⚠️"
        let reason = finding.silence.map { " _silenced: \($0.reason.markdown)_" } ?? ""
        return
          "- \(sign) \(finding.place.description.markdown) **\(finding.kind.title.markdown)**: "
          + "\(finding.sentence.markdown)\(reason)\n"
      } + ["\n"]
  }

  private func previewBlocks(_ preview: Preview) -> [String] {
    let head =
      "## Rapport: \(preview.mails.count) mails from \(preview.now.description.markdown)\n\n"
    return [head] + findingBlocks
      + Self.table(
        ["when", "account", "contact", "template", "subject"],
        preview.mails.map {
          [$0.slot.short, $0.account.name, $0.contact.name, $0.template.text, $0.letter.subject]
        }
      )
      + ["\n**Held: \(preview.heldCount)**\n\n"]
      + preview.held.map { "- \($0.count) × \($0.rule.rawValue.markdown)\n" } + ["\n"]
  }

  private func comparisonBlocks(_ comparison: Comparison) -> [String] {
    let head =
      "## Rapport: what this changes against \(comparison.reference.markdown)\n\n"
      + comparison.sentence.markdown + "\n\n"
    return [head] + findingBlocks + comparison.groups.flatMap(Self.block)
      + Self.section("Added", comparison.changes(.added)) { $0.after }
      + Self.section("Removed", comparison.changes(.removed)) { $0.before }
      + Self.moves(comparison.changes(.moved))
      + comparison.samples.flatMap(Self.block)
  }

  private static func block(_ group: ChangeGroup) -> [String] {
    let count = group.changes.count
    let head =
      "### \(group.template.text.markdown): "
      + (count == 1 ? "1 mail reads otherwise" : "\(count) mails read otherwise") + "\n\n"
    return [head] + group.texts.map(diff)
      + table(["when", "account", "contact"], group.changes.map(\.mail).map(row))
  }

  private static func block(_ change: SampleChange) -> [String] {
    let head = "### \(change.template.text.markdown), for its preview contact\n\n"
    switch (change.kind, change.sample.outcome) {
    case (.removed, _): return [head + "It no longer has one, or is gone.\n\n"]
    case (_, .failure(let reason)): return [head + "Cannot be written: \(reason.markdown)\n\n"]
    case (.added, .letter(let letter)):
      let text = "<pre>" + "\(letter.subject)\n\n\(letter.text)".markupLines + "</pre>\n\n"
      return [head, text]
    case (_, .letter): return [head] + change.texts.map(diff)
    }
  }

  private static func section(
    _ title: String,
    _ changes: [PreviewChange],
    mail: (PreviewChange) -> PreviewMail?
  ) -> [String] {
    if changes.isEmpty { return [] }
    let rows = changes.compactMap { change in
      mail(change).map { row($0) + [$0.template.text, change.reason ?? ""] }
    }
    return ["### \(title): \(changes.count)\n\n"]
      + table(["when", "account", "contact", "template", "why"], rows)
  }

  private static func moves(_ changes: [PreviewChange]) -> [String] {
    if changes.isEmpty { return [] }
    let rows = changes.compactMap { change -> [String]? in
      guard let before = change.before, let after = change.after else { return nil }
      let mailbox = before.mailbox == after.mailbox ? "" : " (\(after.mailbox))"
      return [before.slot.short, after.slot.short + mailbox] + row(after).dropFirst()
    }
    return ["### Moved: \(changes.count)\n\n"] + table(["from", "to", "account", "contact"], rows)
  }

  private static func row(_ mail: PreviewMail) -> [String] {
    [mail.slot.short, mail.account.name, mail.contact.name]
  }

  /// Line by line, so that a long one can be cut between two rows.
  private static func table(_ titles: [String], _ rows: [[String]]) -> [String] {
    if rows.isEmpty { return [] }
    let head = "| \(titles.joined(separator: " | ")) |\n|\(titles.map { _ in " --- |" }.joined())\n"
    return [head]
      + rows.map { row in "| " + row.map(\.markdown).joined(separator: " | ") + " |\n" } + ["\n"]
  }

  /// An element that Markdown leaves alone up to its end, with nothing in it that could be one.
  private static func diff(_ change: TextChange) -> String {
    let lines = change.diff.excerpt().map { line in
      guard let line else { return "…" }
      return line.map { piece in
        switch piece {
        case .same(let text): text.markup
        case .removed(let text): "<del>\(text.markup)</del>"
        case .added(let text): "<ins>\(text.markup)</ins>"
        }
      }.joined()
    }
    return "\(change.part.markdown):\n\n<pre>" + lines.joined(separator: "\n") + "</pre>\n\n"
  }
}
