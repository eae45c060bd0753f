import Civil

extension Wish {
  /// The wish as a list of texts, without what its queue says already; `init` reads it back.
  package var texts: [String?] {
    [
      key.contact.text, key.position.sequence.text, key.position.step.text,
      key.position.occurrence, template.text, stage.rawValue, String(due.epochSeconds), domain,
      isInternal ? "1" : "0", lastToContact.map { String($0.epochSeconds) }, String(revision),
      trigger.map { String($0.daysSinceEpoch) },
      closed.map { "\($0.lowerBound.daysSinceEpoch)…\($0.upperBound.daysSinceEpoch)" }
        .joined(separator: " "), closes.map { String($0.epochSeconds) },
      breakUp.map { String($0.epochSeconds) },
    ]
  }

  /// Nil for texts that `texts` did not make.
  package init?(texts: [String?], account: AccountID, in queue: AgendaQueue) {
    guard texts.count == 15, let contact = texts[0], let sequence = texts[1], let step = texts[2],
      let occurrence = texts[3], let template = texts[4],
      let stage = texts[5].flatMap(Stage.init(rawValue:)),
      let due = texts[6].flatMap({ Int64($0) }), let domain = texts[7],
      let revision = texts[10].flatMap({ Int($0) }),
      let closed = texts[12].flatMap({ Self.days($0) })
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
      trigger: texts[11].flatMap { Int($0) }.map { LocalDate(daysSinceEpoch: $0) },
      closed: closed,
      closes: texts[13].flatMap { Int64($0) }.map { Instant(epochSeconds: $0) },
      breakUp: texts[14].flatMap { Int64($0) }.map { Instant(epochSeconds: $0) }
    )
  }

  private static func days(_ text: String) -> [ClosedRange<LocalDate>]? {
    var ranges: [ClosedRange<LocalDate>] = []
    for range in text.split(separator: " ") {
      let ends = range.split(separator: "…").compactMap { Int($0) }
      guard ends.count == 2, ends[0] <= ends[1] else { return nil }
      let first = LocalDate(daysSinceEpoch: ends[0])
      ranges.append(first...max(first, LocalDate(daysSinceEpoch: ends[1])))
    }
    return ranges
  }
}
