package import Civil
import Mail

extension Hold {
  /// The reason in one sentence, and what a person can do where that is not time alone.
  ///
  /// The same sentence stands on the command line, in files and on a page. Text from data is made
  /// printable.
  package func sentence(in zone: Zone) -> String {
    switch fact {
    case .cap(let cap, let counted):
      "\(capPhrase): \(counted) of \(cap) used"
    case .gap(let last, let wants):
      "the last mail to this person was \(last.day(in: zone)); the next may follow after \(wants)"
    case .mailboxGap(_, let seconds):
      "the mailbox pauses \(HumanDuration.seconds(seconds)) between two mails"
    case .closed(let window, let zone):
      "outside \(window) in \(zone)"
    case .holiday(let name):
      "no business day there: \(name.printable)"
    case .season(let season, let kind):
      "no \(kind.rawValue) goes out from \(season)"
    case .breakUp(let at, let wants):
      "a break-up went out on \(at.day(in: zone)); "
        + "silence\(wants.map { " for \($0)" } ?? "") unless they write"
    case .suppressed(let pattern, let reason):
      "suppressed by \(pattern.printable): \(reason.printable)"
    case .bounced(let at):
      "a mail bounced on \(at.day(in: zone)); correct the address"
    case .away(let until):
      until.map { "out of office until \($0)" } ?? "out of office, no return stated"
    case .engaged(let since, _):
      "they wrote on \(since.day(in: zone)) and wait for an answer from a person"
    case .stale(let planned):
      "the slot of \(planned.day(in: zone)) was missed; planned anew"
    case .missing(let values):
      Self.missingSentence(values)
    case .noTemplate(let name):
      "there is no template \(name.text.printable)"
    case .template(let text), .told(let text):
      text
    case .notFresh(let last):
      "nothing new since \(last.map { $0.day(in: zone) } ?? "the start"); add news and news_on"
    case .waits(let step):
      "\(step) is not due yet"
    case .finished(let sequence):
      "the sequence \(sequence) is finished"
    case .lapsed(let sequence, let due):
      "\(sequence) was due on \(due), too long ago to mention"
    case .nobody(let roles):
      "nobody there is \(Self.list(roles.map(\.rawValue)))"
    case .noDate(let field):
      "no date in \(field.printable)"
    case .noSequence(let stage):
      "there is no sequence for \(stage.rawValue)"
    case .draft(let id, let state):
      "\(id) \(Self.draftPhrase(state))"
    case .letGo(let by, let until):
      Self.letGoSentence(by, until)
    case .task(let task, _):
      "first your \(task.kind.rawValue)\(task.text.isEmpty ? "" : ": " + task.text.printable)"
    case .unhealthy(let bounces, let mails, let complaint):
      Self.unhealthySentence(bounces, mails, complaint.map { $0.day(in: zone) })
    case .shutDown(let days):
      "their firm is closed from \(days.lowerBound) to \(days.upperBound)"
    case .audience(let inside):
      Self.audienceSentence(inside: inside)
    }
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

  private static func missingSentence(_ values: [MissingValue]) -> String {
    var seen: [String] = []
    for value in values where !seen.contains(value.path) { seen.append(value.path) }
    let places = values.first.map { " (\($0.place))" } ?? ""
    return "no value for \(list(seen.map(\.printable)))\(places); fill it in, or give a default"
  }

  private static func letGoSentence(_ reason: String, _ until: LocalDate?) -> String {
    "let go" + (reason.isEmpty ? "" : ": \(reason.printable)")
      + (until.map { "; re-opens \($0)" } ?? "")
  }

  private static func unhealthySentence(_ bounces: Int, _ mails: Int, _ complaint: String?)
    -> String
  {
    let why =
      complaint.map { "somebody complained on \($0)" }
      ?? "\(bounces) of its newest \(mails) mails bounced"
    return "the mailbox stopped: \(why); look into it, then resume it"
  }

  private static func audienceSentence(inside: Bool) -> String {
    inside
      ? "the template is for people outside and this is a teammate"
      : "the template is for teammates and this address is outside"
  }

  private static func draftPhrase(_ state: DraftState) -> String {
    switch state {
    case .drafted: "waits for approval"
    case .approved: "is approved and waits for its slot"
    case .claimed, .transmitting: "is being sent"
    case .unknown: "may or may not have arrived; find out, then resolve it"
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
