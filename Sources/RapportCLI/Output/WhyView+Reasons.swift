import Civil
import Mail
import Outreach
import Pipeline
import Store

/// The parts that every answer has: a rule with its setting, its evidence, and its end.
extension WhyView {
  /// Entries that are told one by one; the newest count most.
  private static let shown = 6

  func lines(_ reason: Reason, _ zone: Zone) -> [String] {
    let hold = reason.hold
    let until = hold.until.map { "until \(Moment.text($0, in: zone))" } ?? "until somebody acts"
    var lines = [
      "    \(Style.yellow(hold.rule.rawValue))  \(hold.sentence(in: zone))  \(Style.dim(until))"
    ]
    lines += reason.settings.map { setting in
      let place = setting.place.map { "\($0.file.printable):\($0.line)" } ?? "default"
      return Style.dim("      \(setting.key): \(setting.value.printable) (\(place))")
    }
    let rest = reason.evidence.count - Self.shown
    if rest > 0 { lines.append(Style.dim("      \(rest) older, and")) }
    lines += reason.evidence.suffix(Self.shown).map { Style.dim("      \(text($0, zone))") }
    return lines
  }

  /// One entry of the journal: when, what, to whom, and what the journal calls it.
  func text(_ evidence: Evidence, _ zone: Zone) -> String {
    let time = Moment.text(evidence.at, in: zone)
    switch evidence {
    case .touch(let touch):
      let (_, contact) = names(touch.account, touch.contact)
      let step = touch.position.map { ", \($0.step.text.printable)" } ?? ""
      let who = contact.isEmpty ? "" : " \(contact)"
      return "\(time)  \(touch.kind.rawValue)\(who)\(step)  [\(touch.id.text.printable)]"
    case .draft(let draft):
      return "\(time)  \(draft.state.rawValue)  [\(draft.id.text.printable)]"
    case .mail(let mail):
      let (account, contact) = names(mail.account, mail.contact)
      let who = [contact, account].filter { !$0.isEmpty }.joined(separator: ", ")
      // What is not handed over yet is still to go, whenever its slot was.
      let state = mail.isOpen ? "to go" : "went"
      let id = mail.draft.map { "  [\($0.text.printable)]" } ?? ""
      return "\(time)  \(state) to \(who)\(id)"
    }
  }
}

/// A draft's answer: its state and history, and what a last look finds.
extension WhyView {
  func lines(_ answer: WhyRun.DraftAnswer) -> [String] {
    let draft = answer.draft
    let (account, contact) = names(draft.key.account, draft.key.contact)
    let zone = draft.planned.zone
    var lines = [
      Style.bold("\(draft.id.text.printable) · \(draft.state.rawValue)"),
      "  \(draft.key.position.step.text.printable) to \(contact), \(account): "
        + "“\(draft.subject.printable)”",
      "  planned for \(Moment.text(draft.planned)) from \(draft.mailbox.text.printable)",
      "  \(approval(answer))",
    ]
    if let notBefore = draft.notBefore {
      lines.append("  not again before \(Moment.text(notBefore, in: zone))")
    }
    lines += ["", "History"] + answer.history.map { line($0, zone) }
    guard draft.state == .drafted || draft.state == .approved else { return lines }
    if answer.reasons.isEmpty {
      return lines + ["", "Nothing stands against it now but \(nextStep(draft))."]
    }
    return lines + ["", "Not at this moment"]
      + answer.reasons.flatMap { self.lines($0, zone) } + [whenFree(answer, zone)]
  }

  private func approval(_ answer: WhyRun.DraftAnswer) -> String {
    guard let approval = answer.history.last(where: { $0.state == .approved }) else {
      return "not approved by anybody; live sending needs it (unapproved)"
    }
    let digest = String(answer.draft.digest.hex.prefix(12))
    return "approved by \(approval.by.printable) on "
      + "\(Moment.day(approval.at, in: answer.draft.planned.zone)): bytes with SHA-256 \(digest)…"
  }

  private func line(_ event: DraftEvent, _ zone: Zone) -> String {
    let note = event.note.map { ": \($0.printable)" } ?? ""
    return "  \(Moment.text(event.at, in: zone))  \(event.state.rawValue) by "
      + "\(event.by.printable)\(note)"
  }

  private func nextStep(_ draft: DraftRecord) -> String {
    draft.state == .approved ? "its own slot" : "the approval that it waits for"
  }

  private func whenFree(_ answer: WhyRun.DraftAnswer, _ zone: Zone) -> String {
    let ends = answer.reasons.map(\.hold.until)
    guard let latest = ends.compactMap(\.self).max(), !ends.contains(nil) else {
      let advice = answer.reasons.filter { $0.hold.until == nil }.map(\.hold.rule.advice)
      return "  " + Style.bold("time alone does not help: ") + advice.joined(separator: "; ")
    }
    let earliest = Moment.text(max(latest, answer.draft.planned.instant), in: zone)
    return "  " + Style.bold("earliest: \(earliest)")
  }
}
