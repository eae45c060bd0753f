/// The last word before a mail goes: all that must hold at the instant of its claim.
extension Checker {
  mutating func judge(claimOf draft: CadenceRecord.Draft, at now: Int64) {
    let question = question(
      draft.firm,
      draft.person,
      draft.step,
      template: draft.template,
      mailbox: draft.mailbox,
      at: now
    )
    guard let question else { return blame("draft", "\(draft.id) names nobody") }
    for (rule, text) in limits(question) { blame(rule, "\(draft.id): \(text)") }
    judgeTime(of: draft, question)
    judgeHealth(question)
    judgeStage(question)
    judgePerson(question)
    judgeRun(question)
    judgeAudience(question, template: draft.template)
  }

  private mutating func judgeTime(of draft: CadenceRecord.Draft, _ question: Question) {
    let now = question.at
    if now < draft.planned { blame("early", "\(draft.id) was planned for \(draft.planned)") }
    let late = end(of: settings.stale, from: draft.planned, in: question.zone, nil)
    if now > late { blame("stale", "\(draft.id) was planned for \(draft.planned), went \(now)") }
  }

  private mutating func judgeHealth(_ question: Question) {
    guard let box = settings.mailboxes.first(where: { $0.id == question.mailbox }),
      let history = boxes[box.id]
    else { return }
    if history.hasComplaint(at: question.at) {
      blame("mailbox.health", "\(box.id) had a complaint")
    }
    let (bounces, mails) = history.bounces(ofNewest: box.healthMails, at: question.at) {
      hasBounced($0, by: question.at)
    }
    // Few mails say little: the share is one of all the mails that it is counted over.
    if mails > 0, bounces * 100 >= box.bouncePercent * box.healthMails {
      blame("mailbox.health", "\(bounces) of the newest \(mails) of \(box.id) bounced")
    }
  }

  /// A bounce belongs to the mail that it names, else to the newest one to that person.
  private func hasBounced(_ mail: CadenceRecord.Touch, by now: Int64) -> Bool {
    let past = mail.person.flatMap { personal[$0] } ?? []
    let mails = past.filter { $0.kind == "mail-out" }
    return past.contains { bounce in
      guard bounce.kind == "bounce", bounce.at <= now else { return false }
      if let draft = bounce.draft { return mail.draft == draft }
      return mails.filter { $0.at <= bounce.at }.sorted { $0.at < $1.at }.last?.id == mail.id
    }
  }

  private mutating func judgeStage(_ question: Question) {
    let state = state(of: question.firm, at: question.at)
    if state.stage == "engaged" {
      blame("engaged", "\(question.firm.id) wrote at \(state.lastInbound ?? 0)")
    }
    var breakUp = state.lastBreakUp
    if let sent = breakUp {
      let word = histories[question.firm.id]?.last(upTo: question.at) {
        $0.at > sent && ($0.kind == "mail-in" || $0.kind == "re-open")
      }
      if word != nil || reopenedByDate(question, since: sent) { breakUp = nil }
    }
    if let since = state.letGoSince, question.kind != "break-up" || breakUp != nil {
      blame("let_go", "\(question.firm.id) was let go at \(since)")
    }
    guard let breakUp, !question.isInside else { return }
    let over = settings.afterBreakUp.map {
      end(of: $0, from: breakUp, in: question.zone, question.country)
    }
    if over.map({ $0 > question.at }) ?? true {
      blame("after_break_up", "\(question.firm.id) had its break-up at \(breakUp)")
    }
  }

  /// A let-go that named its own end re-opens the firm on that day.
  private mutating func reopenedByDate(_ question: Question, since breakUp: Int64) -> Bool {
    let zone = home(of: question.firm)
    let touches = histories[question.firm.id]?.touches ?? []
    let decisions = touches.filter { ["let-go", "re-open"].contains($0.kind) }
    for (index, decision) in decisions.enumerated() where decision.at <= question.at {
      guard let day = decision.until.flatMap(Day.number), decision.kind == "let-go" else {
        continue
      }
      let opens = clocks[zone, default: LocalClock(zone)].instant(day, 0)
      let next =
        index + 1 < decisions.count ? min(decisions[index + 1].at, question.at) : question.at
      if opens > breakUp, opens <= next { return true }
    }
    return false
  }

  private mutating func judgePerson(_ question: Question) {
    let person = question.person
    if settings.suppressions.contains(where: { covers($0, person.address) }) {
      blame("suppressed", person.address)
    }
    let past = (personal[person.id] ?? []).filter { $0.at <= question.at }
    let wrote = past.filter { $0.kind == "mail-in" }.map(\.at).max() ?? .min
    for kind in ["bounce", "complaint"] {
      if let last = past.filter({ $0.kind == kind }).map(\.at).max(), last >= wrote {
        blame("suppressed", "\(kind) of \(person.address) at \(last)")
      }
    }
    guard let away = past.filter({ $0.kind == "auto-reply" }).max(by: { $0.at < $1.at }),
      away.at >= wrote
    else { return }
    var back: Int64
    if let until = away.until.flatMap(Day.number) {
      let day = calendar.nextWorkday(after: until, question.country)
      back = clocks[question.zone, default: LocalClock(question.zone)].instant(day, 0)
    } else {
      back = end(of: settings.away, from: away.at, in: question.zone, question.country)
    }
    if back > question.at { blame("away", "\(person.id) is back at \(back)") }
  }

  private mutating func judgeAudience(_ question: Question, template: String) {
    let forTeammates = templates[template]?.forTeammates ?? false
    let isOurs = firms[question.person.firm]?.isOurs ?? false
    if forTeammates != isOurs || isOurs != question.isInside {
      blame("audience", "\(template) to \(question.person.address)")
    }
  }

  /// Whether a suppression's text covers an address, letter by letter.
  func covers(_ pattern: String, _ address: String) -> Bool {
    if pattern.contains("*") {
      return glob(Array(pattern)[...], Array(address)[...])
    }
    if pattern.contains("@"), !pattern.hasPrefix("@") { return pattern == address }
    let domain = pattern.hasPrefix("@") ? String(pattern.dropFirst()) : pattern
    let host = address.split(separator: "@").last.map(String.init) ?? ""
    return host == domain || host.hasSuffix("." + domain)
  }

  private func glob(_ pattern: ArraySlice<Character>, _ text: ArraySlice<Character>) -> Bool {
    guard let first = pattern.first else { return text.isEmpty }
    if first == "*" {
      return (text.startIndex...text.endIndex).contains { glob(pattern.dropFirst(), text[$0...]) }
    }
    return text.first == first && glob(pattern.dropFirst(), text.dropFirst())
  }
}
