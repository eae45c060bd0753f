import Civil
import Testing

@testable import Outreach

@Suite("The planner")
struct PlannerTests {
  /// Tuesday, 09:00 in Berlin.
  static let now = Sample.instant("2026-11-24T08:00:00Z")

  private func plan(
    _ candidates: [Candidate],
    _ policy: Policy = Sample.policy(),
    now: Instant = now,
    days: Int64 = 7,
    reservations: [Reservation] = [],
    seed: UInt64 = 1,
    missing: (Wish, Candidate) -> [Hold] = { _, _ in [] }
  ) throws -> Plan {
    let planner = Planner(
      policy: policy,
      library: try Sample.library(),
      now: now,
      horizon: now.adding(seconds: days * 86_400),
      seed: seed
    )
    return planner.plan(candidates, given: reservations, missing: missing)
  }

  private func holds(_ plan: Plan) -> Set<RuleID> { Set(plan.held.flatMap(\.holds).map(\.rule)) }

  @Test("writes to a new prospect's decision-maker at once when the window is open")
  func first() throws {
    let plan = try plan([Sample.prospect()])
    let mail = try #require(plan.scheduled.first)
    #expect(mail.slot.instant == Self.now)
    #expect(mail.wish.key.position.step == StepID("check-in/first"))
    #expect(mail.waits.isEmpty)
    #expect(plan.held.isEmpty)
  }

  @Test("waits for the contact's own morning")
  func zone() throws {
    let tokyo = Sample.contact("aki", zone: try Zone("Asia/Tokyo"))
    let plan = try plan([Sample.prospect(contacts: [tokyo])])
    let mail = try #require(plan.scheduled.first)
    #expect(mail.slot.instant.rfc3339(in: mail.slot.zone) == "2026-11-25T09:00:00+09:00")
    #expect(mail.waits.map(\.rule) == [.window])
  }

  @Test("goes on with the sequence on its day, and not before")
  func nextStep() throws {
    let touch = Sample.touch(
      .mailOut,
      "2026-11-20T09:00:00Z",
      by: "zoe-acme",
      step: "check-in/first"
    )
    let plan = try plan([Sample.prospect(touches: [touch])])
    let mail = try #require(plan.scheduled.first)
    #expect(mail.wish.key.position.step == StepID("check-in/second"))
    // Day 3 is Monday the 23rd; three business days after Friday the 20th is Wednesday the 25th.
    #expect(mail.slot.instant == Sample.instant("2026-11-25T09:00:00Z"))
    #expect(mail.waits.map(\.rule) == [.contactGap])
  }

  @Test("skips a role that nobody has, down to the break-up")
  func ladder() throws {
    let steps = ["check-in/first", "check-in/second", "check-in/third"]
    let touches = zip(steps, ["01", "04", "11"]).map { step, day in
      Sample.touch(.mailOut, "2026-11-\(day)T09:00:00Z", by: "zoe-acme", step: step)
    }
    let mail = try #require(try plan([Sample.prospect(touches: touches)]).scheduled.first)
    #expect(mail.wish.kind == .breakUp)
    #expect(mail.slot.instant >= Sample.instant("2026-11-25T09:00:00Z"))
  }

  @Test("goes down the ladder to the influencer before the break-up")
  func influencer() throws {
    let steps = ["check-in/first", "check-in/second", "check-in/third"]
    let touches = zip(steps, ["01", "04", "11"]).map { step, day in
      Sample.touch(.mailOut, "2026-11-\(day)T09:00:00Z", by: "zoe-acme", step: step)
    }
    let people = [
      Sample.contact("zoe-acme"), Sample.contact("ian", .influencer, firstName: "Ian"),
    ]
    let plan = try plan([Sample.prospect(contacts: people, touches: touches)])
    #expect(plan.scheduled.map(\.wish.key.contact) == [ContactID("ian")])
  }

  struct Holding: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let candidate: Candidate
    let rule: RuleID
    let until: String?

    init(_ name: String, _ candidate: Candidate, _ rule: RuleID, until: String? = nil) {
      testDescription = name
      self.candidate = candidate
      self.rule = rule
      self.until = until
    }
  }

  static let holdings: [Holding] = [
    Holding(
      "an account that waits for our answer",
      Sample.prospect(touches: [Sample.touch(.mailIn, "2026-11-20T09:00:00Z")]),
      .engaged
    ),
    Holding(
      "an account that was broken off, for good",
      Candidate(
        account: Sample.account("acme", .lost),
        contacts: [Sample.contact("zoe")],
        touches: [
          Sample.touch(.mailOut, "2026-11-02T09:00:00Z", step: "break-up/honest", in: "prospect")
        ]
      ),
      .afterBreakUp
    ),
    Holding(
      "an address that bounced",
      Sample.prospect(touches: [Sample.touch(.bounce, "2026-11-02T09:00:00Z", by: "zoe-acme")]),
      .suppressed
    ),
    Holding(
      "a person who is away, a business day beyond the return",
      Sample.prospect(touches: [
        Sample.touch(.autoReply, "2026-11-20T09:00:00Z", by: "zoe-acme", until: "2026-12-11")
      ]),
      .away,
      until: "2026-12-13T23:00:00Z"
    ),
    Holding(
      "a person who is away without saying until when, for 14 days",
      Sample.prospect(touches: [
        Sample.touch(.autoReply, "2026-11-23T09:00:00Z", by: "zoe-acme")
      ]),
      .away,
      until: "2026-12-07T09:00:00Z"
    ),
    Holding(
      "an account that was let go and got its break-up",
      Candidate(
        account: Sample.account("acme", .lost),
        contacts: [Sample.contact("zoe")],
        touches: [
          Sample.touch(.mailOut, "2026-03-02T09:00:00Z", step: "break-up/honest"),
          Sample.touch(.letGo, "2026-03-03T09:00:00Z", by: nil),
        ]
      ),
      .letGo
    ),
    Holding(
      "an account without the role that is written to",
      Sample.prospect(contacts: [Sample.contact("olga", .other)]),
      .sequenceContact
    ),
    Holding(
      "a client without a date to thank for, until the end of the year",
      Candidate(account: Sample.account("acme", .client), contacts: [Sample.contact("zoe")]),
      .sequenceWait,
      until: "2026-12-14T23:00:00Z"
    ),
  ]

  @Test("holds", arguments: holdings)
  func hold(_ example: Holding) throws {
    let plan = try plan([example.candidate], days: 7)
    let hold = try #require(plan.held.flatMap(\.holds).first { $0.rule == example.rule })
    #expect(hold.until == example.until.map(Sample.instant))
    #expect(plan.scheduled.isEmpty)
  }

  @Test("names every rule that blocks, not the first one only")
  func allReasons() throws {
    let candidate = Sample.prospect(touches: [
      Sample.touch(.bounce, "2026-11-02T09:00:00Z", by: "zoe-acme"),
      Sample.touch(.autoReply, "2026-11-23T09:00:00Z", by: "zoe-acme"),
    ])
    let pattern = try #require(Suppression.Pattern("acme.example"))
    let policy = Sample.policy(
      suppressions: [Suppression(pattern: pattern, reason: "asked us to stop")])
    let plan = try plan([candidate], policy) { _, _ in
      [Hold(.values, until: nil, .template("no first name"))]
    }
    #expect(holds(plan) == [.suppressed, .away, .values])
    #expect(plan.held.first?.earliest == nil)
  }

  @Test("thanks a client a week after the delivery, and each teammate who helped, once")
  func delivery() throws {
    let account = Sample.account(
      "acme",
      .client,
      fields: ["delivered_on": "2026-11-17"],
      deliveredBy: ["kim", "lee"]
    )
    let team = ["kim", "lee"].map { Sample.contact($0, at: "us", .teammate) }
    let candidate = Candidate(account: account, contacts: [Sample.contact("zoe")] + team)
    let plan = try plan([candidate])
    #expect(
      Set(plan.scheduled.map { "\($0.wish.key.contact) \($0.wish.template)" }) == [
        "zoe thank-you/delivery", "kim thank-you/teammate", "lee thank-you/teammate",
      ]
    )
    let done = plan.scheduled.map { mail in
      Touch(
        id: TouchID(mail.wish.key.description),
        account: account.id,
        contact: mail.wish.key.contact,
        kind: .mailOut,
        at: mail.slot.instant,
        position: mail.wish.key.position
      )
    }
    let after = Candidate(account: account, contacts: candidate.contacts, touches: done)
    let again = try self.plan([after], now: Sample.instant("2026-12-01T08:00:00Z"))
    #expect(again.scheduled.isEmpty)
  }

  @Test("lets a thank-you lapse that is a month late")
  func lapse() throws {
    let account = Sample.account("acme", .client, fields: ["delivered_on": "2026-09-17"])
    let plan = try plan([Candidate(account: account, contacts: [Sample.contact("zoe")])])
    #expect(plan.scheduled.isEmpty)
  }

  @Test("never lets a template for teammates reach an outside address, nor the reverse")
  func audience() throws {
    let wrong = Outreach.Sequence(
      id: SequenceID("wrong"),
      stage: .client,
      steps: [
        Step(template: TemplateName("thank-you/teammate"), roles: [.decisionMaker])
      ]
    )
    let plan = try plan(
      [Candidate(account: Sample.account("acme", .client), contacts: [Sample.contact("zoe")])],
      Sample.policy(sequences: [wrong])
    )
    #expect(holds(plan) == [.audience])
  }

  @Test("no break-up goes out around New Year")
  func season() throws {
    let touch = Sample.touch(.letGo, "2026-12-01T09:00:00Z", by: nil)
    let candidate = Candidate(
      account: Sample.account("acme", .lost),
      contacts: [Sample.contact("zoe")],
      touches: [touch]
    )
    let plan = try plan([candidate], now: Sample.instant("2026-12-20T09:00:00Z"), days: 30)
    #expect(plan.scheduled.first?.slot.instant == Sample.instant("2027-01-04T08:00:00Z"))
  }

  @Test("plans anew what missed its slot by more than a day")
  func stale() throws {
    let draft = Sample.draft(planned: "2026-11-20T09:00:00Z", state: .approved)
    let candidate = Candidate(
      account: Sample.account(),
      contacts: [Sample.contact("zoe")],
      drafts: [draft]
    )
    let mail = try #require(try plan([candidate]).scheduled.first)
    #expect(mail.waits.map(\.rule) == [.stale])
    #expect(mail.wish.revision == 1)
    #expect(mail.wish.draftID != draft.id)
  }

  @Test("does not plan a step whose draft waits", arguments: [DraftState.drafted, .unknown])
  func open(state: DraftState) throws {
    let draft = Sample.draft(planned: "2026-11-25T09:00:00Z", state: state)
    let candidate = Candidate(
      account: Sample.account(),
      contacts: [Sample.contact("zoe")],
      drafts: [draft]
    )
    let plan = try plan([candidate])
    #expect(plan.scheduled.isEmpty)
    #expect(holds(plan) == [.drafted])
  }

  @Test("gives the same plan whatever the order of the accounts")
  func order() throws {
    let candidates = (0..<40).map { Sample.prospect("firm\($0)") }
    let policy = Sample.policy(
      mailboxes: [Sample.mailbox(gap: MailboxGap(least: 600, jitter: 300))])
    let forward = try plan(candidates, policy)
    #expect(try plan(candidates.reversed(), policy) == forward)
    #expect(try plan(candidates, policy, seed: 2) != forward)
  }

  @Test("lower priority never takes a slot from higher")
  func priority() throws {
    let fresh = (0..<10).map { Sample.prospect("aaa\($0)") }
    let followUp = Sample.prospect(
      "zzz",
      touches: [
        Sample.touch(
          .mailOut,
          "2026-11-10T09:00:00Z",
          by: "zoe-zzz",
          at: "zzz",
          step: "check-in/first"
        )
      ]
    )
    let plan = try plan(fresh + [followUp], Sample.policy(mailboxes: [Sample.mailbox(perDay: 1)]))
    #expect(plan.scheduled.first?.wish.key.account == AccountID("zzz"))
  }
}
