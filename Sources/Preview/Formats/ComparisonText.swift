import Check
import Civil
import Mail
import Outreach

/// A comparison for a person at a terminal.
package struct ComparisonText {
  private let comparison: Comparison
  private let looks: Looks
  private let limit: Int

  /// How words are set off from each other; plain where there are no colours.
  package struct Looks {
    let bold, dim, removed, added: (String) -> String

    package init(
      bold: @escaping (String) -> String,
      dim: @escaping (String) -> String,
      removed: @escaping (String) -> String,
      added: @escaping (String) -> String
    ) {
      self.bold = bold
      self.dim = dim
      self.removed = removed
      self.added = added
    }

    package static var plain: Looks {
      Looks(bold: { $0 }, dim: { $0 }, removed: { $0 }, added: { $0 })
    }
  }

  /// `limit`: how many of one sort are listed.
  package init(_ comparison: Comparison, looks: Looks = .plain, limit: Int = 20) {
    self.comparison = comparison
    self.looks = looks
    self.limit = limit
  }

  package var lines: [String] {
    let head = "Against \(comparison.reference.printable): \(comparison.sentence)"
    let commit =
      (comparison.commit == comparison.reference ? nil : comparison.commit).map {
        [looks.dim("\(comparison.reference.printable) is \($0).")]
      } ?? []
    return [looks.bold(head)] + commit + texts + list(.added, "Added", slot: { $0.after })
      + list(.removed, "Removed", slot: { $0.before }) + moves + samples + findings
  }

  private var texts: [String] {
    comparison.groups.flatMap { group -> [String] in
      let count = group.changes.count
      let head =
        "\(group.template.text.printable): \(count == 1 ? "1 mail reads" : "\(count) mails read") otherwise"
      return ["", looks.bold(head)] + diff(group.texts)
        + folded(group.changes.map { row($0.mail.slot, $0.mail) })
    }
  }

  private func list(
    _ kind: PreviewChange.Kind,
    _ title: String,
    slot: (PreviewChange) -> PreviewMail?
  ) -> [String] {
    let changes = comparison.changes(kind)
    guard !changes.isEmpty else { return [] }
    let rows = changes.flatMap { change -> [String] in
      guard let mail = slot(change) else { return [] }
      let reason = change.reason.map { (kind == .added ? "it was held: " : "") + $0 }
      return [
        row(mail.slot, mail) + "  " + mail.template.text.printable
          + (reason.map { looks.dim("\n      \($0.printable)") } ?? "")
      ]
    }
    return ["", looks.bold("\(title): \(changes.count)")] + folded(rows)
  }

  private var moves: [String] {
    let changes = comparison.changes(.moved)
    guard !changes.isEmpty else { return [] }
    let rows = changes.compactMap { change -> String? in
      guard let before = change.before, let after = change.after else { return nil }
      let mailbox =
        before.mailbox == after.mailbox
        ? "" : "  \(before.mailbox.text.printable) → \(after.mailbox.text.printable)"
      return "  \(before.slot.short) → \(after.slot.short)  "
        + "\(after.account.name.printable)  \(after.contact.name.printable)  "
        + after.template.text.printable + mailbox
    }
    return ["", looks.bold("Moved: \(changes.count)")] + folded(rows)
  }

  private var samples: [String] {
    let changes = comparison.samples
    guard !changes.isEmpty else { return [] }
    let rows = changes.flatMap { change -> [String] in
      let name = change.template.text.printable
      switch (change.kind, change.sample.outcome) {
      case (.removed, _): return ["  \(name): it no longer has a preview contact, or is gone"]
      case (_, .failure(let reason)): return ["  \(name): cannot be written: \(reason.printable)"]
      case (.added, .letter(let letter)): return ["  \(name): new: “\(letter.subject.printable)”"]
      case (_, .letter):
        return ["  \(name), for \(change.sample.contact.name.printable):"]
          + diff(change.texts).map { "  " + $0 }
      }
    }
    return ["", looks.bold("Templates, for their preview contacts: \(changes.count)")] + rows
  }

  private var findings: [String] {
    let findings = Report.comparison(comparison).findings
    let mended = comparison.mended
    let thanks =
      mended == 0 ? [] : ["", "Mended: \(mended) of the findings that were there before"]
    guard !findings.isEmpty else { return thanks }
    let rows = findings.map { "  \($0.severity.rawValue): \($0.line.printable)" }
    return ["", looks.bold("Findings that this brings: \(findings.count)")] + folded(rows) + thanks
  }

  private func row(_ slot: ZonedTime, _ mail: PreviewMail) -> String {
    "  \(slot.short)  \(mail.account.name.printable)  \(mail.contact.name.printable)"
  }

  private func folded(_ rows: [String]) -> [String] {
    guard rows.count > limit else { return rows }
    return rows.prefix(limit) + [looks.dim("  … and \(rows.count - limit) more")]
  }

  private func diff(_ texts: [TextChange]) -> [String] {
    texts.flatMap { change -> [String] in
      let lines = change.diff.excerpt().map { line in
        "    │ " + (line.map { $0.map(shown).joined() } ?? looks.dim("…"))
      }
      return ["    \(change.part.printable):"] + folded(lines)
    }
  }

  private func shown(_ piece: WordDiff.Piece) -> String {
    switch piece {
    case .same(let text): text.printable
    case .removed(let text): looks.removed("[-\(text.printable)-]")
    case .added(let text): looks.added("{+\(text.printable)+}")
    }
  }
}

extension ZonedTime {
  /// `Tue 2026-11-24 09:00 Warsaw`.
  var short: String {
    let city = zone.id.split(separator: "/").last.map(String.init) ?? zone.id
    return "\(date.weekday.short) \(date) \(wished.clock) "
      + String(city.map { $0 == "_" ? " " : $0 })
  }
}

extension Weekday {
  fileprivate var short: String {
    switch self {
    case .monday: "Mon"
    case .tuesday: "Tue"
    case .wednesday: "Wed"
    case .thursday: "Thu"
    case .friday: "Fri"
    case .saturday: "Sat"
    case .sunday: "Sun"
    }
  }
}
