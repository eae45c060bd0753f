import Civil
import Testing

@testable import Outreach

@Suite("A break-up is the last word until they write or a person re-opens")
struct BreakUpTests {
  private static let sent = Sample.touch(
    .mailOut,
    "2026-11-10T09:00:00Z",
    step: "break-up/honest"
  )

  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let candidate: Candidate
    let goes: Bool

    init(_ name: String, _ candidate: Candidate, goes: Bool = false) {
      testDescription = name
      self.candidate = candidate
      self.goes = goes
    }
  }

  /// All at 09:00 on Tuesday 2026-11-24; in each something would go, were it not for the break-up.
  static let cases: [Case] = [
    Case("another sequence of a stage declared anew", Sample.candidate(.stalled, touches: [sent])),
    Case("one for the lost", Sample.candidate(.lost, touches: [sent])),
    Case(
      "another contact",
      Sample.candidate(.lost, [Sample.contact("amy"), Sample.contact("zoe")], [sent])
    ),
    Case(
      "another mailbox, chosen since by a person",
      Candidate(
        account: {
          var account = Sample.account("acme", .lost)
          account.mailbox = MailboxID("ben")
          return account
        }(),
        contacts: [Sample.contact("zoe")],
        touches: [sent]
      )
    ),
    Case(
      "a client's thank-you by its date",
      Sample.candidate(.client, touches: [sent], fields: ["delivered_on": "2026-11-17"])
    ),
    Case(
      "a break-up whose fate is unknown",
      Sample.candidate(
        .stalled,
        drafts: [
          Sample.draft(
            step: "break-up/honest",
            planned: "2026-11-20T09:00:00Z",
            state: .unknown,
            kind: .breakUp
          )
        ]
      )
    ),
    Case(
      "a break-up that is drafted for now",
      Sample.candidate(
        .stalled,
        drafts: [
          Sample.draft(
            step: "break-up/honest",
            planned: "2026-11-24T08:00:00Z",
            kind: .breakUp
          )
        ]
      )
    ),
    Case(
      "a break-up that a sender has in hand",
      Sample.candidate(
        .stalled,
        drafts: [
          Sample.draft(
            step: "break-up/honest",
            planned: "2026-11-24T07:59:00Z",
            state: .claimed,
            kind: .breakUp
          )
        ]
      )
    ),
    Case(
      "they wrote since, and were answered",
      Sample.candidate(
        .lost,
        touches: [
          sent, Sample.touch(.mailIn, "2026-11-11T09:00:00Z"),
          Sample.touch(.call, "2026-11-11T10:00:00Z"),
        ]
      ),
      goes: true
    ),
    Case(
      "they wrote before it",
      Sample.candidate(.lost, touches: [Sample.touch(.mailIn, "2026-11-09T09:00:00Z"), sent])
    ),
    Case(
      "a person re-opened it",
      Sample.candidate(
        .lost,
        touches: [sent, Sample.touch(.reopen, "2026-11-20T09:00:00Z", by: nil)]
      ),
      goes: true
    ),
    Case(
      "a person re-opened it before the break-up",
      Sample.candidate(
        .lost,
        touches: [Sample.touch(.reopen, "2026-11-09T09:00:00Z", by: nil), sent]
      )
    ),
    Case(
      "the day came that a let-go named",
      Sample.candidate(
        .lost,
        touches: [
          sent, Sample.touch(.letGo, "2026-11-11T09:00:00Z", by: nil, until: "2026-11-24"),
        ]
      ),
      goes: true
    ),
    Case(
      "a call that they took is no word of theirs",
      Sample.candidate(
        .lost,
        touches: [sent, Sample.touch(.call, "2026-11-12T09:00:00Z", answered: true)]
      )
    ),
  ]

  @Test("after it", arguments: cases)
  func silence(_ example: Case) throws {
    let policy = Sample.policy(mailboxes: [Sample.mailbox(), Sample.mailbox("ben")])
    let plan = try Sample.plan([example.candidate], policy)
    #expect(plan.scheduled.isEmpty == !example.goes)
    let holds = plan.held.flatMap(\.holds).filter { $0.rule == .afterBreakUp }
    #expect(holds.isEmpty == example.goes)
    #expect(holds.allSatisfy { $0.until == nil })
  }

  @Test("the year-end season is no exception")
  func season() throws {
    let client = Sample.candidate(.client, touches: [Self.sent])
    let plan = try Sample.plan([client], now: Sample.instant("2026-12-15T08:00:00Z"))
    #expect(plan.scheduled.isEmpty)
    #expect(plan.held.flatMap(\.holds).map(\.rule).contains(.afterBreakUp))
  }

  @Test("a second occurrence of a yearly date is none either")
  func occurrence() throws {
    let yearly = Sequence(
      id: SequenceID("birthday"),
      stage: .client,
      start: .date(field: "founded_on", days: 0, yearly: true),
      steps: [Step(template: TemplateName("thank-you/renewal"), roles: [.decisionMaker])]
    )
    let client = Sample.candidate(
      .client,
      touches: [Self.sent],
      fields: ["founded_on": "2020-11-24"]
    )
    let plan = try Sample.plan([client], Sample.policy(sequences: [yearly]))
    #expect(plan.scheduled.isEmpty)
  }

  @Test("teammates are thanked all the same")
  func teammates() throws {
    let client = Sample.candidate(
      .client,
      [Sample.contact("zoe"), Sample.contact("kim", at: "us", .teammate)],
      [Self.sent],
      fields: ["delivered_on": "2026-11-17"],
      deliveredBy: ["kim"]
    )
    let plan = try Sample.plan([client])
    #expect(plan.scheduled.map(\.wish.key.contact) == [ContactID("kim")])
  }

  @Test("the silence ends where the configuration gives it an end")
  func end() throws {
    var cadence = Cadence()
    cadence.afterBreakUp = .days(20)
    let lost = Sample.candidate(.lost, touches: [Self.sent])
    let plan = try Sample.plan([lost], Sample.policy(cadence: cadence), days: 10)
    #expect(plan.scheduled.map(\.slot.instant) == [Sample.instant("2026-11-30T09:00:00Z")])
    #expect(try Sample.plan([lost], days: 400).scheduled.isEmpty)
  }

  @Test("a task by hand waits too")
  func task() throws {
    let calls = Sequence(
      id: SequenceID("calls"),
      stage: .lost,
      steps: [Step(action: .task(ManualTask(kind: .call)), roles: [.decisionMaker])]
    )
    let lost = Sample.candidate(.lost, touches: [Self.sent])
    let outcome = try Sample.outcome(lost, Sample.policy(sequences: [calls]))
    #expect(outcome.tasks.isEmpty)
    #expect(outcome.heldBack == ["zoe call: after_break_up"])
  }
}

@Suite("Within one plan a break-up is the last mail")
struct BreakUpOrderTests {
  /// Two sequences of one stage: one breaks off, the other checks in.
  private func policy(_ priority: [Wish.Priority]) -> Policy {
    let off = Sequence(
      id: SequenceID("off"),
      stage: .lost,
      steps: [Step(template: TemplateName("break-up/honest"), roles: [.decisionMaker])]
    )
    let on = Sequence(
      id: SequenceID("on"),
      stage: .lost,
      steps: [Step(template: TemplateName("check-in/plain"), roles: [.influencer])]
    )
    var cadence = Cadence()
    cadence.priority = priority
    return Sample.policy(sequences: [off, on], cadence: cadence)
  }

  private let people = [Sample.contact("zoe"), Sample.contact("ian", .influencer)]

  @Test("it goes behind what has a slot already")
  func behind() throws {
    let plan = try Sample.plan([Sample.candidate(.lost, people)], policy(Wish.Priority.allCases))
    #expect(plan.scheduled.map(\.wish.kind) == [.checkIn, .breakUp])
  }

  @Test("what comes after it in the order of slots gets none")
  func ahead() throws {
    let plan = try Sample.plan(
      [Sample.candidate(.lost, people)],
      policy(Wish.Priority.allCases.reversed())
    )
    #expect(plan.scheduled.map(\.wish.kind) == [.breakUp])
    let held = try #require(plan.held.first { $0.contact == ContactID("ian") })
    #expect(held.holds.map(\.rule).contains(.afterBreakUp))
    #expect(held.earliest == nil)
  }

  @Test("it is not put before a draft that has a later slot")
  func reserved() throws {
    let draft = Sample.draft(
      "ian",
      step: "check-in/plain",
      in: "on",
      planned: "2026-11-26T09:00:00Z"
    )
    let reservation = Reservation(
      mailbox: MailboxID("ana"),
      account: AccountID("acme"),
      contact: ContactID("ian"),
      domain: "acme.example",
      at: draft.planned.instant,
      draft: draft.id,
      isOpen: true
    )
    let plan = try Sample.plan(
      [Sample.candidate(.lost, people, drafts: [draft])],
      policy(Wish.Priority.allCases),
      reservations: [reservation]
    )
    let breakUp = try #require(plan.scheduled.first)
    #expect(breakUp.wish.kind == .breakUp)
    #expect(breakUp.slot.instant > draft.planned.instant)
    #expect(breakUp.waits.contains { $0.fact == .laterMail(at: draft.planned.instant) })
  }

  @Test("before the slot of a drafted break-up there is room still")
  func room() throws {
    let draft = Sample.draft(
      step: "break-up/honest",
      in: "off",
      planned: "2026-11-27T09:00:00Z",
      kind: .breakUp
    )
    let plan = try Sample.plan(
      [Sample.candidate(.lost, people, drafts: [draft])],
      policy(Wish.Priority.allCases)
    )
    #expect(plan.scheduled.map(\.wish.key.contact) == [ContactID("ian")])
    #expect(plan.scheduled.allSatisfy { $0.slot.instant < draft.planned.instant })
  }

  @Test("two of them come to one")
  func twice() throws {
    var policy = policy(Wish.Priority.allCases)
    policy.sequences[1].steps = [
      Step(template: TemplateName("break-up/honest"), roles: [.influencer])
    ]
    let plan = try Sample.plan([Sample.candidate(.lost, people)], policy)
    #expect(plan.scheduled.count == 1)
  }
}
