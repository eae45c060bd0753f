import Civil

extension Sequence {
  /// The sequences of a workspace that names none.
  package static let standard: [Sequence] = [
    Sequence(
      id: SequenceID("delivery"),
      stage: .client,
      start: .date(field: "delivered_on", days: 7),
      steps: [Step(template: TemplateName("thank-you/delivery"))]
    ),
    Sequence(
      id: SequenceID("delivery-team"),
      stage: .client,
      start: .date(field: "delivered_on", days: 7),
      steps: [Step(template: TemplateName("thank-you/teammate"), roles: [.teammate])]
    ),
    Sequence(
      id: SequenceID("renewal"),
      stage: .client,
      start: .date(field: "renewed_on", days: 1),
      steps: [Step(template: TemplateName("thank-you/renewal"))]
    ),
    Sequence(
      id: SequenceID("year-end"),
      stage: .client,
      start: .season,
      steps: [Step(template: TemplateName("thank-you/year-end"))]
    ),
    Sequence(
      id: SequenceID("prospect"),
      stage: .prospect,
      steps: [
        Step(template: TemplateName("check-in/first"), roles: [.decisionMaker]),
        Step(template: TemplateName("check-in/second"), roles: [.decisionMaker], day: 3),
        Step(template: TemplateName("check-in/third"), roles: [.decisionMaker], day: 10),
        Step(template: TemplateName("check-in/influencer"), roles: [.influencer], day: 12),
        Step(template: TemplateName("check-in/end-user"), roles: [.endUser], day: 15),
        Step(template: TemplateName("check-in/stakeholder"), roles: [.stakeholder], day: 18),
        Step(
          template: TemplateName("break-up/honest"),
          roles: [.decisionMaker],
          day: 24,
          after: .days(7)
        ),
      ]
    ),
    Sequence(
      id: SequenceID("stalled"),
      stage: .stalled,
      steps: [
        Step(template: TemplateName("check-in/stalled-first"), roles: [.decisionMaker]),
        Step(template: TemplateName("check-in/stalled-second"), roles: [.decisionMaker], day: 10),
        Step(
          template: TemplateName("break-up/honest"),
          roles: [.decisionMaker],
          day: 24,
          after: .days(7)
        ),
      ]
    ),
    Sequence(
      id: SequenceID("lost"),
      stage: .lost,
      steps: [
        Step(template: TemplateName("check-in/lost-first"), roles: [.decisionMaker]),
        Step(template: TemplateName("check-in/lost-second"), roles: [.decisionMaker], day: 14),
        Step(
          template: TemplateName("break-up/honest"),
          roles: [.decisionMaker],
          day: 28,
          after: .days(7)
        ),
      ]
    ),
    Sequence(
      id: SequenceID("let-go"),
      stage: .letGo,
      steps: [Step(template: TemplateName("break-up/honest"), roles: [.decisionMaker])]
    ),
  ]
}
