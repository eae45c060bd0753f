import Civil

extension TaskDue {
  /// The task as a list of texts, without its account; `init` reads it back.
  package var texts: [String?] {
    [
      stage.rawValue, contact?.text, position.sequence.text, position.step.text,
      position.occurrence, task.kind.rawValue, task.text, String(task.minutes),
      String(due.epochSeconds), zone.id,
    ]
  }

  /// Nil for texts that `texts` did not make.
  package init?(texts: [String?], account: AccountID) {
    guard texts.count == 10, let stage = texts[0].flatMap(Stage.init(rawValue:)),
      let sequence = texts[2], let step = texts[3], let occurrence = texts[4],
      let kind = texts[5].flatMap(ManualTask.Kind.init(rawValue:)), let text = texts[6],
      let minutes = texts[7].flatMap({ Int($0) }), let due = texts[8].flatMap({ Int64($0) }),
      let zone = texts[9].flatMap({ try? Zone($0) })
    else { return nil }
    self.init(
      account: account,
      stage: stage,
      contact: texts[1].map { ContactID($0) },
      position: Touch.Position(
        sequence: SequenceID(sequence),
        step: StepID(step),
        occurrence: occurrence
      ),
      task: ManualTask(kind: kind, text: text, minutes: minutes),
      due: Instant(epochSeconds: due),
      zone: zone
    )
  }
}
