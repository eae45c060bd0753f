extension Held {
  /// Whom and what it is about as a list of texts, without account and holds; `init` reads it back.
  package var texts: [String?] {
    [
      contact?.text, stage.rawValue, position?.sequence.text, position?.step.text,
      position?.occurrence, kind?.rawValue,
    ]
  }

  /// Nil for texts that `texts` did not make.
  package init?(texts: [String?], account: AccountID, hold: Hold) {
    guard texts.count == 6, let stage = texts[1].flatMap(Stage.init(rawValue:)) else { return nil }
    var position: Touch.Position?
    if let sequence = texts[2], let step = texts[3], let occurrence = texts[4] {
      position = Touch.Position(
        sequence: SequenceID(sequence),
        step: StepID(step),
        occurrence: occurrence
      )
    }
    self.init(
      account: account,
      stage: stage,
      contact: texts[0].map { ContactID($0) },
      position: position,
      kind: texts[5].flatMap(TemplateKind.init(rawValue:)),
      holds: [hold]
    )
  }
}
