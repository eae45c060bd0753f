import Civil
import Mail

extension Policy {
  /// The policy as one text, without what only decides about slots: caps, windows, pauses.
  ///
  /// Two policies with the same text give every account the same agenda, so that a person may try
  /// other caps and see the new plan at once. The text is the same in every process.
  package var agendaBasis: String {
    var facts = FactList()
    facts.add(sender)
    facts.add(mailboxes) { $0.add($1) }
    facts.add(cadence)
    facts.add(sequences) { $0.add($1) }
    facts.add(suppressions) { $0.add($1) }
    facts.add(compliance.unsubscribeAddress?.description)
    facts.add(compliance.unsubscribeURL)
    // With the days of the calendar files.
    facts.add(holidays.basis)
    return facts.text
  }
}

/// Facts one after the other, each with its length: no two lists of facts make one text.
private struct FactList {
  private(set) var text = ""

  mutating func add(_ fact: String?) {
    if let fact {
      text += "\(fact.utf8.count):"
      text += fact
    } else {
      text += "-"
    }
  }

  mutating func add<Element>(_ list: [Element], each: (inout FactList, Element) -> Void) {
    add(String(list.count))
    for element in list { each(&self, element) }
  }

  mutating func add(_ sender: Sender) {
    add(sender.name)
    add(sender.firstName)
    add(sender.title)
    add(sender.company)
    add(sender.phone)
    add(sender.postalAddress)
  }

  mutating func add(_ mailbox: Mailbox) {
    add(mailbox.id.text)
    add(mailbox.from)
    add(mailbox.replyTo)
    add(mailbox.zone.id)
  }

  private mutating func add(_ address: NamedAddress?) {
    add(address?.name)
    add(address?.address.description)
  }

  mutating func add(_ cadence: Cadence) {
    add(String(cadence.contactPerSequence))
    add(String(cadence.accountActiveContacts))
    add(cadence.afterBreakUp?.description)
    add(cadence.away.description)
    add(cadence.stale.description)
    add(cadence.lapse.description)
    add(cadence.stalledAfter.description)
    add(cadence.replyWithin.description)
    add(cadence.yearEnd.season?.description)
    add(cadence.priority) { $0.add($1.word) }
  }

  mutating func add(_ sequence: Sequence) {
    add(sequence.id.text)
    add(sequence.stage.rawValue)
    switch sequence.start {
    case .stage: add("stage")
    case .date(let field, let days, let yearly):
      add(yearly ? "yearly" : "once")
      add(field)
      add(String(days))
    case .season: add("season")
    }
    add(sequence.steps) { $0.add($1) }
  }

  private mutating func add(_ step: Step) {
    add(step.id.text)
    switch step.action {
    case .mail(let template):
      add("mail")
      add(template.text)
    case .task(let task):
      add(task.kind.rawValue)
      add(task.text)
      add(String(task.minutes))
    }
    add(step.roles) { $0.add($1.rawValue) }
    add(step.wait.description)
    add(step.after?.description)
  }

  mutating func add(_ suppression: Suppression) {
    switch suppression.pattern {
    case .address: add("address")
    case .domain: add("domain")
    case .wildcard: add("wildcard")
    }
    add(suppression.pattern.description)
    add(suppression.reason)
    add(suppression.since.map { String($0.daysSinceEpoch) })
  }
}
