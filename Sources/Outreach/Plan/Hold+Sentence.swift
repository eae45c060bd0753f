package import Civil
import Mail

extension Hold {
  /// The reason in one sentence, and what a person can change about it.
  ///
  /// The same sentence stands on the command line, in files and on a page. Text from data is made
  /// printable.
  package func sentence(in zone: Zone) -> String {
    switch fact {
    case .cap(let cap, let counted): capSentence(cap, counted)
    case .gap(let last, let wants): Self.gapSentence(last.day(in: zone), wants)
    case .mailboxGap(_, let seconds): Self.pauseSentence(.seconds(seconds))
    case .closed(let window, let zone): "outside \(window) in \(zone); widen cadence.window"
    case .holiday(let name): "no business day there: \(name.printable); holidays says so"
    case .season(let season, let kind): Self.seasonSentence(season, kind)
    case .breakUp(let at, let wants): Self.breakUpSentence(at.day(in: zone), wants)
    case .laterMail(let at): Self.laterMailSentence(at.day(in: zone))
    case .suppressed(let pattern, let reason): Self.suppressedSentence(pattern, reason)
    case .bounced(let at): "a mail bounced on \(at.day(in: zone)); correct the address"
    case .complained(let at): Self.complaintSentence(at.day(in: zone))
    case .away(let until): Self.awaySentence(until)
    case .engaged(let since, _): Self.engagedSentence(since.day(in: zone))
    case .stale(let planned): Self.staleSentence(planned.day(in: zone))
    case .missing(let values): Self.missingSentence(values)
    case .noTemplate(let name): Self.noTemplateSentence(name)
    case .template(let text), .told(let text): text
    case .notFresh(let last): Self.notFreshSentence(last.map { $0.day(in: zone) })
    case .waits(let step): "\(step) is not due yet; its day stands under sequences"
    case .finished(let sequence): Self.finishedSentence(sequence)
    case .lapsed(let sequence, let due): Self.lapsedSentence(sequence, due)
    case .nobody(let roles): Self.nobodySentence(roles)
    case .noDate(let field): "no date in \(field.printable); fill it in"
    case .noSequence(let stage): "there is no sequence for \(stage.rawValue); add one"
    case .otherStage(let sequence, let stage): Self.otherStageSentence(sequence, stage)
    case .draft(let id, let state): "\(id) \(Self.draftPhrase(state))"
    case .letGo(let by, let until): Self.letGoSentence(by, until)
    case .task(let task, _): Self.taskSentence(task)
    case .unhealthy(let bounces, let mails, let complaint):
      Self.unhealthySentence(bounces, mails, complaint.map { $0.day(in: zone) })
    case .shutDown(let days): Self.shutDownSentence(days)
    case .audience(let inside): Self.audienceSentence(inside: inside)
    }
  }
}

/// What the caps and the calendar say.
extension Hold {
  private func capSentence(_ cap: Int, _ counted: Int) -> String {
    let change = rule.configKey.map { "; raise \($0)" } ?? ""
    return "\(capPhrase): \(counted) of \(cap) used\(change)"
  }

  private var capPhrase: String {
    switch rule {
    case .mailboxPerDay: "mails of the mailbox in 24 hours"
    case .mailboxPerHour: "mails of the mailbox in an hour"
    case .mailboxRamp: "mails of the new mailbox in 24 hours"
    case .accountActiveContacts: "people of the account in an unfinished sequence"
    case .contactPerSequence: "mails to this person in the sequence"
    case .accountPerDay: "mails to the account that day"
    case .domainPerDay: "mails to the domain that day"
    default: rule.rawValue
    }
  }

  private static func gapSentence(_ last: String, _ wants: HumanDuration) -> String {
    "the last mail to this person was \(last); the next may follow after \(wants), "
      + "or sooner with another cadence.contact.gap"
  }

  private static func pauseSentence(_ pause: HumanDuration) -> String {
    "the mailbox pauses \(pause) between two mails; its gap says how long"
  }

  private static func seasonSentence(_ season: Season, _ kind: TemplateKind) -> String {
    "no \(kind.rawValue) goes out from \(season); seasons.year_end.kinds names those that may"
  }

  private static func shutDownSentence(_ days: ClosedRange<LocalDate>) -> String {
    "their firm is closed from \(days.lowerBound) to \(days.upperBound); "
      + "the account's closed column says so"
  }

  private static func lapsedSentence(_ sequence: SequenceID, _ due: LocalDate) -> String {
    "\(sequence.text.printable) was due on \(due), too long ago to mention; "
      + "write by hand, or lengthen cadence.lapse"
  }

  private static func staleSentence(_ planned: String) -> String {
    "the slot of \(planned) was missed; planned anew, approve it in time"
  }
}

/// What the history says.
extension Hold {
  private static func breakUpSentence(_ at: String, _ wants: HumanDuration?) -> String {
    "the break-up is of \(at); silence\(wants.map { " for \($0)" } ?? "") "
      + "unless they write, or a person re-opens the account"
  }

  private static func laterMailSentence(_ at: String) -> String {
    "a break-up is the last mail, and another one is planned for \(at); skip that one, or wait"
  }

  private static func suppressedSentence(_ pattern: String, _ reason: String) -> String {
    "suppressed by \(pattern.printable): \(reason.printable); only a person takes that entry out"
  }

  private static func complaintSentence(_ at: String) -> String {
    "they called a mail of ours spam on \(at); nothing goes there unless they write"
  }

  private static func awaySentence(_ until: LocalDate?) -> String {
    until.map { "out of office until \($0); somebody else may be written to meanwhile" }
      ?? "out of office, no return stated; cadence.away says how long to wait"
  }

  private static func engagedSentence(_ since: String) -> String {
    "they wrote on \(since) and wait for an answer from a person; answer, and log it"
  }

  private static func letGoSentence(_ reason: String, _ until: LocalDate?) -> String {
    "let go" + (reason.isEmpty ? "" : ": \(reason.printable)")
      + (until.map { "; re-opens \($0), or when a person says so" }
        ?? "; a person can re-open it")
  }

  private static func unhealthySentence(_ bounces: Int, _ mails: Int, _ complaint: String?)
    -> String
  {
    let why =
      complaint.map { "somebody complained on \($0)" }
      ?? "\(bounces) of its newest \(mails) mails bounced"
    return "the mailbox stopped: \(why); look into it, then resume it"
  }

  private static func notFreshSentence(_ last: String?) -> String {
    "nothing new since \(last ?? "the start"); add news and news_on"
  }
}

/// What sequences, templates and drafts say.
extension Hold {
  private static func missingSentence(_ values: [MissingValue]) -> String {
    var seen: [String] = []
    for value in values where !seen.contains(value.path) { seen.append(value.path) }
    let places = values.first.map { " (\($0.place))" } ?? ""
    return "no value for \(list(seen.map(\.printable)))\(places); fill it in, or give a default"
  }

  private static func noTemplateSentence(_ name: TemplateName) -> String {
    "there is no template \(name.text.printable); write it, or take the step out"
  }

  private static func finishedSentence(_ sequence: SequenceID) -> String {
    "the sequence \(sequence.text.printable) is finished; the account's stage is yours to change"
  }

  private static func otherStageSentence(_ sequence: SequenceID, _ stage: Stage) -> String {
    "\(sequence.text.printable) is not for an account in the stage \(stage.rawValue), "
      + "as this one is now"
  }

  private static func nobodySentence(_ roles: [Role]) -> String {
    "nobody there is \(list(roles.map(\.rawValue))); add a contact"
  }

  private static func taskSentence(_ task: ManualTask) -> String {
    "first your \(task.kind.rawValue)\(task.text.isEmpty ? "" : ": " + task.text.printable); "
      + "log it when it is done"
  }

  private static func audienceSentence(inside: Bool) -> String {
    inside
      ? "the template is for people outside and this is a teammate; change the step"
      : "the template is for teammates and this address is outside; change the step"
  }

  private static func draftPhrase(_ state: DraftState) -> String {
    switch state {
    case .drafted: "waits for approval"
    case .approved: "is approved and waits for its slot"
    case .claimed, .transmitting: "is being sent"
    case .unknown: "may or may not have arrived; find out, then resolve it"
    case .handedOver: "is in your own mail program; send it there and say so, or take it back"
    case .sent, .rejected, .skipped, .withdrawn, .superseded: "is \(state.rawValue)"
    }
  }

  private static func list(_ words: [String]) -> String {
    var unique: [String] = []
    for word in words where !unique.contains(word) { unique.append(word) }
    guard let last = unique.last, unique.count > 1 else { return unique.first ?? "" }
    return unique.dropLast().joined(separator: ", ") + " or " + last
  }
}

extension Instant {
  fileprivate func day(in zone: Zone) -> String { zone.localDate(at: self).description }
}
