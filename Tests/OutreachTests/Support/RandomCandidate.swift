import Civil

@testable import Outreach

/// Accounts with a history that nobody would think of, the same for the same seed.
struct RandomCandidate {
  private var random: SplitMix
  /// What happened lies in the 100 days around it.
  private let now: Instant

  init(seed: UInt64, around now: Instant) {
    random = SplitMix(seed: seed)
    self.now = now
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }

  mutating func one<Choices: Collection>(of choices: Choices) -> Choices.Element? {
    choices.randomElement(using: &random)
  }

  private mutating func instant(_ days: ClosedRange<Int> = -90...10) -> Instant {
    now.adding(seconds: Int64(number(days.lowerBound * 86_400...days.upperBound * 86_400)))
  }

  private mutating func date(_ days: ClosedRange<Int>) -> String {
    Sample.berlin.localDate(at: instant(days)).description
  }

  mutating func candidate() -> Candidate {
    var fields: [String: String] = [:]
    if chance(50) { fields["delivered_on"] = date(-60...10) }
    if chance(30) { fields["renewed_on"] = date(-500...10) }
    if chance(20) {
      fields["news"] = "a new hall"
      fields["news_on"] = date(-40...5)
    }
    if chance(20) { fields["closed"] = "\(date(-10...0)) – \(date(1...20))" }
    let account = Sample.account(
      "acme",
      one(of: DeclaredStage.allCases) ?? .prospect,
      fields: fields,
      deliveredBy: chance(30) ? ["kim"] : []
    )
    let contacts = contacts(helpedBy: account.deliveredBy)
    return Candidate(
      account: account,
      contacts: contacts,
      touches: touches(with: contacts),
      drafts: drafts(to: contacts)
    )
  }

  private mutating func contacts(helpedBy team: [ContactID]) -> [Contact] {
    var contacts: [Contact] = []
    for role in [Role.decisionMaker, .decisionMaker, .influencer, .endUser, .stakeholder]
    where chance(60) {
      contacts.append(Sample.contact("c\(contacts.count)", role))
    }
    return contacts + team.map { Sample.contact($0.text, at: "us", .teammate) }
  }

  /// A step of a sequence, and of a run of it that may well be the present one.
  private mutating func position() -> Touch.Position {
    let sequence = one(of: RandomCandidate.sequences) ?? Sequence.standard[0]
    let occurrence: String =
      switch sequence.start {
      case .stage: ""
      case .date: date(-60...10)
      case .season: "2026"
      }
    let step = one(of: sequence.steps)?.id ?? StepID("none")
    return Touch.Position(sequence: sequence.id, step: step, occurrence: occurrence)
  }

  private mutating func touches(with contacts: [Contact]) -> [Touch] {
    var touches: [Touch] = []
    for index in 0..<number(0...7) {
      guard let kind = one(of: Self.kinds) else { continue }
      let takesStep: Bool =
        switch kind {
        case .mailOut, .call, .visit, .letter: chance(80)
        default: false
        }
      touches.append(
        Touch(
          id: TouchID("t\(index)"),
          account: AccountID("acme"),
          contact: chance(90) ? one(of: contacts)?.id : nil,
          kind: kind,
          at: instant(),
          answered: chance(30),
          until: chance(50) ? Sample.berlin.localDate(at: instant(-5...20)) : nil,
          position: takesStep ? position() : nil,
          mailbox: kind == .mailOut ? MailboxID("ana") : nil
        )
      )
    }
    return touches.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
  }

  private mutating func drafts(to contacts: [Contact]) -> [DraftRecord] {
    guard chance(30), let contact = one(of: contacts) else { return [] }
    let position = position()
    return [
      Sample.draft(
        contact.id.text,
        step: position.step.text,
        in: position.sequence.text,
        planned: instant(-3...5).rfc3339(in: Sample.berlin),
        state: one(of: DraftState.allCases) ?? .drafted,
        kind: one(of: TemplateKind.allCases) ?? .checkIn,
        occurrence: position.occurrence
      )
    ]
  }

  /// The shipped ones, one with tasks, one that comes every year, one in business days.
  static let sequences =
    Sequence.standard + [
      Sequence(
        id: SequenceID("calls"),
        stage: .prospect,
        steps: [
          Step(action: .task(ManualTask(kind: .call)), roles: [.decisionMaker]),
          Step(
            action: .mail(TemplateName("check-in/plain")),
            roles: [.influencer],
            wait: .businessDays(3)
          ), Step(action: .task(ManualTask(kind: .visit)), wait: .days(9)),
          Step(
            action: .mail(TemplateName("check-in/first")),
            roles: [.endUser],
            wait: .days(12),
            after: .businessDays(2)
          ),
        ]
      ),
      Sequence(
        id: SequenceID("founded"),
        stage: .client,
        start: .date(field: "renewed_on", days: -3, yearly: true),
        steps: [
          Step(template: TemplateName("check-in/plain"), roles: [.decisionMaker]),
          Step(template: TemplateName("check-in/third"), roles: [.influencer], day: 5),
        ]
      ),
    ]

  /// Mails are what happens most.
  private static let kinds = Touch.Kind.allCases + [.mailOut, .mailOut, .mailOut, .autoReply]
}
