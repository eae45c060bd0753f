import Civil
import Mail
import Outreach
import Pipeline

/// Why something is where it is, as a person reads it: the stage, then step by step.
struct WhyView {
  /// For what has no zone of its own.
  let zone: Zone
  let names: PlanView.Names

  func lines(_ answer: WhyRun.Answer) -> [String] {
    switch answer {
    case .account(let account): lines(account)
    case .draft(let draft): lines(draft)
    }
  }

  private func lines(_ answer: WhyRun.Account) -> [String] {
    let explanation = answer.explanation
    let account = explanation.account
    let head = [
      Style.bold("\(account.name.printable) (\(account.id.text.printable))")
        + " · \(explanation.stage.stage.rawValue)",
      "  \(story(explanation))",
    ]
    let tasks = explanation.tasks.map { "  your task: \(task($0))" }
    let steps = explanation.steps.map { lines($0, explanation, isPlanned: answer.isPlanned) }
    return Array(([head + tasks] + steps).joined(separator: [""]))
  }

  /// What makes the stage what it is.
  private func story(_ explanation: Explanation) -> String {
    let zone = explanation.zone
    switch explanation.stage {
    case .declared(let stage):
      return "the data says \(stage.rawValue)"
    case .silent(let since, let limit):
      return "a prospect, and no word from them since \(zone.localDate(at: since)), "
        + "longer than cadence.stalled_after (\(limit))"
    case .wrote(let mail):
      let (_, contact) = names(mail.account, mail.contact)
      let late = explanation.owed?.isOverdue == true ? "; the answer is overdue" : ""
      return "\(contact.isEmpty ? "they" : contact) wrote on \(zone.localDate(at: mail.at)) and "
        + "nothing of ours answers it\(late)"
    case .letGo(let decision):
      let reason = decision.text.isEmpty ? "" : ": \(decision.text.printable)"
      let until = decision.until.map { "; re-opens on \($0)" } ?? ""
      return "let go on \(zone.localDate(at: decision.at))\(reason)\(until)"
    }
  }

  private func task(_ task: TaskDue) -> String {
    let (_, contact) = names(task.account, task.contact)
    let text = task.task.text.isEmpty ? "" : ": \(task.task.text.printable)"
    return "\(task.task.kind.rawValue) \(contact)\(text), \(Moment.day(task.due, in: task.zone))"
  }
}

extension WhyView {
  private func lines(
    _ step: StepExplanation,
    _ explanation: Explanation,
    isPlanned: Bool
  ) -> [String] {
    let isGoing = step.slot.map { $0.draft == nil } ?? false
    var lines = [Style.bold(title(step))]
    if let slot = step.slot { lines += self.lines(slot) }
    if let choices = step.choices { lines += self.lines(choices, step, explanation) }
    if !step.reasons.isEmpty {
      lines.append(isGoing ? "  not at this moment:" : "  held by:")
      lines += step.reasons.flatMap { self.lines($0, zone(step, explanation)) }
    }
    guard step.slot == nil else { return lines }
    return lines + [earliest(step, isPlanned: isPlanned)]
  }

  private func zone(_ step: StepExplanation, _ explanation: Explanation) -> Zone {
    step.slot?.time.zone ?? step.earliest?.zone ?? step.contact?.zone ?? explanation.zone
  }

  private func title(_ step: StepExplanation) -> String {
    let person = step.contact.map { contact in
      let name = contact.displayName.map { "\($0.printable) " } ?? ""
      return "\(name)<\(contact.address)>"
    }
    let what = step.position.map { $0.step.text.printable }
    switch (what, person) {
    case (let what?, let person?): return "\(what) to \(person)"
    case (let what?, nil): return what
    case (nil, let person?): return person
    case (nil, nil): return "The whole account"
    }
  }

  private func lines(_ slot: StepExplanation.Slot) -> [String] {
    let from = "from \(slot.mailbox.text.printable)"
    if let draft = slot.draft {
      return [
        "  draft: \(draft.id.text.printable) is \(draft.state.rawValue), for "
          + "\(Moment.text(slot.time)) \(from)"
      ]
    }
    let head = "  goes: \(Moment.text(slot.time)) \(from)"
    guard !slot.moves.isEmpty || !slot.bound.isEmpty else { return [head] }
    let moved = slot.moves.map { hold in
      let end = hold.until.map { "to \(Moment.text($0, in: slot.time.zone))" } ?? ""
      return "    \(Style.yellow(hold.rule.rawValue)) \(end)"
    }
    return [head] + (moved.isEmpty ? [] : ["  moved on the way by:"] + moved)
      + ["  why then: until then it was held by"]
      + slot.bound.flatMap { lines($0, slot.time.zone) }
  }

  private func lines(
    _ choices: Choices,
    _ step: StepExplanation,
    _ explanation: Explanation
  ) -> [String] {
    let zone = explanation.zone
    let mailbox =
      switch choices.whyMailbox {
      case .wroteLast(let at): "it wrote to the account last, on \(zone.localDate(at: at))"
      case .drafted: "an open draft to the account is from it"
      case .chosen: "the account's record names it"
      case .only: "there is no other"
      case .mostRoom: "it has the most room for its cap, and nobody chose another"
      }
    let place = choices.step
    let person = step.contact.map { contact in
      place.roles.isEmpty ? contact.role.rawValue : "\(contact.role.rawValue), as the step wants"
    }
    var lines = ["  why \(choices.mailbox.text.printable): \(mailbox)"]
    if let person { lines.append("  why this person: \(person)\(passed(by: step, explanation))") }
    lines.append("  why this step: \(sentence(place, step, zone))")
    return lines
  }

  /// Whose steps of the run come before, and what holds them.
  private func passed(by step: StepExplanation, _ explanation: Explanation) -> String {
    explanation.steps.filter { $0.comesBefore(step) }.map { other in
      let name = other.contact?.displayName ?? other.contact?.address.description ?? ""
      let rule = other.reasons.first?.hold.rule.rawValue ?? ""
      return "; \(name.printable), who comes before, is held by \(rule)"
    }.joined()
  }

  private func sentence(
    _ place: Choices.StepReason,
    _ step: StepExplanation,
    _ zone: Zone
  ) -> String {
    let sequence = step.position.map { $0.sequence.text.printable } ?? ""
    let trigger = place.trigger.map { ", started by \($0)" } ?? ""
    let done = place.before.last.map { mail in
      let (_, contact) = names(mail.account, mail.contact)
      let last = mail.position.map { $0.step.text.printable } ?? ""
      let count = place.before.count == 1 ? "1 mail" : "\(place.before.count) mails"
      return
        "; \(count) before, the last was \(last) to \(contact) on \(zone.localDate(at: mail.at))"
    }
    return "it is step \(place.number) of \(place.count) of \(sequence)\(trigger)\(done ?? "")"
  }

  private func earliest(_ step: StepExplanation, isPlanned: Bool) -> String {
    if let earliest = step.earliest {
      let about = isPlanned ? "" : ", about: other accounts are not looked at"
      return "  " + Style.bold("earliest: \(Moment.text(earliest))") + about
    }
    var advice: [String] = []
    for reason in step.reasons where reason.hold.until == nil {
      let word = reason.hold.rule.advice
      if !advice.contains(word) { advice.append(word) }
    }
    return "  " + Style.bold("time alone does not help: ") + advice.joined(separator: "; ")
  }
}

extension StepExplanation {
  /// A held step of the same run that a ladder passed on its way to the other one.
  fileprivate func comesBefore(_ other: StepExplanation) -> Bool {
    guard let position, let theirs = other.position, slot == nil, !reasons.isEmpty,
      let number = choices?.step.number, let later = other.choices?.step.number
    else { return false }
    return position.sequence == theirs.sequence && position.occurrence == theirs.occurrence
      && contact != other.contact && number < later
  }
}

/// An instant in the words of a sentence.
enum Moment {
  /// `Tue 1 Dec 2026 09:00 (Berlin)`.
  static func text(_ time: ZonedTime) -> String { text(time.instant, in: time.zone) }

  static func text(_ instant: Instant, in zone: Zone) -> String {
    "\(day(instant, in: zone)) \(zone.wallTime(at: instant).clock) (\(zone.city))"
  }

  /// `Tue 1 Dec 2026`.
  static func day(_ instant: Instant, in zone: Zone) -> String {
    let date = zone.localDate(at: instant)
    let (year, month, day) = date.fields
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    return "\(date.weekday.shortName) \(day) \(months[month - 1]) \(year)"
  }
}
