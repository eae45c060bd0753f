import Civil

extension Wish {
  /// The wish as a list of texts, without what its queue says already; `init` reads it back.
  package var texts: [String?] {
    [
      key.contact.text, key.position.sequence.text, key.position.step.text,
      key.position.occurrence, template.text, stage.rawValue, String(due.epochSeconds), domain,
      isInternal ? "1" : "0", lastToContact.map { String($0.epochSeconds) }, String(revision),
      trigger.map { String($0.daysSinceEpoch) },
    ]
  }

  /// Nil for texts that `texts` did not make.
  package init?(texts: [String?], account: AccountID, in queue: AgendaQueue) {
    guard texts.count == 12, let contact = texts[0], let sequence = texts[1], let step = texts[2],
      let occurrence = texts[3], let template = texts[4],
      let stage = texts[5].flatMap(Stage.init(rawValue:)),
      let due = texts[6].flatMap({ Int64($0) }), let domain = texts[7],
      let revision = texts[10].flatMap({ Int($0) })
    else { return nil }
    self.init(
      key: DraftKey(
        account: account,
        contact: ContactID(contact),
        position: Touch.Position(
          sequence: SequenceID(sequence),
          step: StepID(step),
          occurrence: occurrence
        )
      ),
      template: TemplateName(template),
      kind: queue.kind,
      stage: stage,
      priority: queue.priority,
      due: Instant(epochSeconds: due),
      zone: queue.zone,
      country: queue.country,
      domain: domain,
      isInternal: texts[8] == "1",
      mailbox: queue.mailbox,
      lastToContact: texts[9].flatMap { Int64($0) }.map { Instant(epochSeconds: $0) },
      revision: revision,
      trigger: texts[11].flatMap { Int($0) }.map { LocalDate(daysSinceEpoch: $0) }
    )
  }
}
