import Civil
import Testing

@testable import Outreach

@Suite("What starts a sequence on a day")
struct OccasionTests {
  private static func policy(
    days: Int,
    yearly: Bool,
    lapse: HumanDuration = .days(30)
  ) -> Policy {
    var cadence = Cadence()
    cadence.lapse = lapse
    let sequence = Sequence(
      id: SequenceID("founded"),
      stage: .client,
      start: .date(field: "founded_on", days: days, yearly: yearly),
      steps: [Step(template: TemplateName("thank-you/renewal"), roles: [.decisionMaker])]
    )
    return Sample.policy(sequences: [sequence], cadence: cadence)
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let date: String
    let days: Int
    let now: String
    let occurrence: String
    let due: String

    init(
      _ name: String,
      _ date: String,
      days: Int = 0,
      at now: String,
      _ occurrence: String,
      due: String
    ) {
      testDescription = name
      (self.date, self.days, self.now) = (date, days, now)
      (self.occurrence, self.due) = (occurrence, due)
    }
  }

  static let cases: [Case] = [
    Case(
      "the date itself",
      "2026-11-20",
      at: "2026-11-24T08:00:00Z",
      "2026-11-20",
      due: "2026-11-19T23:00:00Z"
    ),
    Case(
      "its day in this year",
      "2019-11-20",
      at: "2026-11-24T08:00:00Z",
      "2026-11-20",
      due: "2026-11-19T23:00:00Z"
    ),
    Case(
      "the next one where this year's is too old",
      "2019-10-01",
      at: "2026-11-24T08:00:00Z",
      "2027-10-01",
      due: "2027-09-30T22:00:00Z"
    ),
    Case(
      "a date ahead is its own first",
      "2027-02-01",
      at: "2026-11-24T08:00:00Z",
      "2027-02-01",
      due: "2027-01-31T23:00:00Z"
    ),
    Case(
      "29 February is 28 February in a common year",
      "2024-02-29",
      at: "2027-03-02T08:00:00Z",
      "2027-02-28",
      due: "2027-02-27T23:00:00Z"
    ),
    Case(
      "and itself in a leap year",
      "2024-02-29",
      at: "2028-03-02T08:00:00Z",
      "2028-02-29",
      due: "2028-02-28T23:00:00Z"
    ),
    Case(
      "two weeks before the day",
      "2019-12-05",
      days: -14,
      at: "2026-11-24T08:00:00Z",
      "2026-12-05",
      due: "2026-11-20T23:00:00Z"
    ),
    Case(
      "a week behind the day, over New Year",
      "2019-12-28",
      days: 7,
      at: "2027-01-05T08:00:00Z",
      "2026-12-28",
      due: "2027-01-03T23:00:00Z"
    ),
  ]

  @Test("each year", arguments: cases)
  func yearly(_ example: Case) throws {
    let outcome = try Sample.outcome(
      Sample.candidate(.client, touches: [], fields: ["founded_on": example.date]),
      Self.policy(days: example.days, yearly: true),
      now: Sample.instant(example.now)
    )
    let wish = try #require(outcome.wishes.first?.wish)
    #expect(wish.key.position.occurrence == example.occurrence)
    #expect(wish.trigger == Sample.date(example.occurrence))
    #expect(wish.due == Sample.instant(example.due))
  }

  @Test("what is done this year comes again next year")
  func done() throws {
    let touch = Touch(
      id: TouchID("t"),
      account: AccountID("acme"),
      contact: ContactID("zoe"),
      kind: .mailOut,
      at: Sample.instant("2026-11-21T09:00:00Z"),
      position: Touch.Position(
        sequence: SequenceID("founded"),
        step: StepID("thank-you/renewal"),
        occurrence: "2026-11-20"
      )
    )
    let outcome = try Sample.outcome(
      Sample.candidate(.client, touches: [touch], fields: ["founded_on": "2019-11-20"]),
      Self.policy(days: 0, yearly: true)
    )
    #expect(outcome.wishes.map(\.wish.key.position.occurrence) == ["2027-11-20"])
  }

  @Test(
    "a date without years lapses once, in business days too",
    arguments: [
      (HumanDuration.days(30), "2026-10-25T08:00:00Z", true),
      (.days(30), "2026-10-31T08:00:00Z", true), (.days(30), "2026-11-01T08:00:00Z", false),
      (.businessDays(3), "2026-10-06T08:00:00Z", true),
      (.businessDays(3), "2026-10-07T08:00:00Z", false),
    ]
  )
  func lapse(lapse: HumanDuration, now: String, goes: Bool) throws {
    let outcome = try Sample.outcome(
      Sample.candidate(.client, touches: [], fields: ["founded_on": "2026-10-02"]),
      Self.policy(days: 0, yearly: false, lapse: lapse),
      now: Sample.instant(now)
    )
    #expect(outcome.wishes.isEmpty == !goes)
    if !goes {
      let due = Sample.date("2026-10-02")
      #expect(outcome.held.first?.holds.map(\.fact) == [.lapsed(SequenceID("founded"), due: due)])
    }
  }

  @Test("no slot is given behind the lapse either")
  func slot() throws {
    // Lapses on Sunday; on Friday evening the next opening is Monday's.
    let plan = try Sample.plan(
      [Sample.candidate(.client, touches: [], fields: ["founded_on": "2026-11-20"])],
      Self.policy(days: 0, yearly: false, lapse: .days(2)),
      now: Sample.instant("2026-11-20T18:00:00Z")
    )
    #expect(plan.scheduled.isEmpty)
    #expect(plan.held.first?.holds.map(\.rule).contains(.sequenceDone) == true)
  }

  @Test(
    "a season over New Year is one occurrence, named for the year in which it begins",
    arguments: [
      ("2026-12-15T08:00:00Z", "2026"), ("2027-01-02T08:00:00Z", "2026"),
      ("2027-01-04T08:00:00Z", "2027"),
    ]
  )
  func season(now: String, occurrence: String) throws {
    let outcome = try Sample.outcome(
      Sample.candidate(.client, touches: []),
      now: Sample.instant(now)
    )
    #expect(outcome.wishes.map(\.wish.key.position.occurrence) == [occurrence])
  }

  @Test("nothing of a season goes when it is over")
  func over() throws {
    // Sunday, 3 January, is its last day; the window opens on Monday.
    let plan = try Sample.plan(
      [Sample.candidate(.client, touches: [])],
      now: Sample.instant("2027-01-03T12:00:00Z")
    )
    #expect(plan.scheduled.isEmpty)
  }
}

@Suite("A firm that is shut")
struct ShutFirmTests {
  private static let closed = ["closed": "2026-11-24 – 2026-11-27"]

  @Test("gets nothing on those days, nor is a business day counted there")
  func days() throws {
    let account = Sample.account("acme", .prospect, fields: Self.closed)
    let touches = [
      Sample.touch(.mailOut, "2026-11-18T09:00:00Z", step: "check-in/first")
    ]
    let candidate = Candidate(
      account: account,
      contacts: [Sample.contact("zoe")],
      touches: touches
    )
    let plan = try Sample.plan([candidate, Sample.prospect("other")], days: 10)
    let mail = try #require(plan.scheduled.first { $0.wish.key.account == account.id })
    // Three business days behind Wednesday: Thursday, Friday, Monday; then it is shut.
    #expect(mail.slot.instant == Sample.instant("2026-11-30T08:00:00Z"))
    let shut = Sample.date("2026-11-24")...Sample.date("2026-11-27")
    #expect(mail.waits.contains { $0.rule == .holidays && $0.fact == .shutDown(shut) })
    #expect(plan.scheduled.first?.slot.instant == Sample.tuesday)
  }

  @Test("puts a wait in business days off")
  func wait() throws {
    let sequence = Sequence(
      id: SequenceID("prospect"),
      stage: .prospect,
      steps: [
        Step(template: TemplateName("check-in/first"), roles: [.decisionMaker]),
        Step(
          action: .mail(TemplateName("check-in/second")),
          roles: [.decisionMaker],
          wait: .businessDays(2),
          after: .businessDays(3)
        ),
      ]
    )
    let touch = Sample.touch(.mailOut, "2026-11-23T09:00:00Z", step: "check-in/first")
    let policy = Sample.policy(sequences: [sequence])
    let open = try Sample.outcome(Sample.candidate(.prospect, touches: [touch]), policy)
    #expect(open.wishes.first?.wish.due == Sample.instant("2026-11-26T09:00:00Z"))
    let shut = Sample.candidate(.prospect, touches: [touch], fields: Self.closed)
    #expect(
      try Sample.outcome(shut, policy).wishes.first?.wish.due
        == Sample.instant("2026-12-02T09:00:00Z")
    )
  }

  @Test("a wait is counted in the recipient's own zone and country")
  func country() throws {
    let sequence = Sequence(
      id: SequenceID("prospect"),
      stage: .prospect,
      steps: [
        Step(template: TemplateName("check-in/first"), roles: [.decisionMaker]),
        Step(
          action: .mail(TemplateName("check-in/second")),
          roles: [.decisionMaker],
          wait: .businessDays(1)
        ),
      ]
    )
    var zoe = Sample.contact("zoe", zone: try Zone("Asia/Riyadh"))
    zoe.country = try Country("SA")
    let touch = Sample.touch(.mailOut, "2026-11-26T09:00:00Z", step: "check-in/first")
    let outcome = try Sample.outcome(
      Sample.candidate(.prospect, [zoe], [touch]),
      Sample.policy(sequences: [sequence]),
      now: Sample.instant("2026-11-27T09:00:00Z")
    )
    // Thursday; Friday and Saturday are their weekend.
    #expect(outcome.wishes.first?.wish.due == Sample.instant("2026-11-29T09:00:00Z"))
  }

  @Test(
    "is written as days and ranges",
    arguments: [
      ("2026-12-21 – 2027-01-04", ["2026-12-21…2027-01-04"]),
      (
        "2026-12-21 - 2027-01-04; 2027-08-02 to 2027-08-13",
        ["2026-12-21…2027-01-04", "2027-08-02…2027-08-13"]
      ), ("2026-12-24;2026-12-25,", ["2026-12-24…2026-12-24", "2026-12-25…2026-12-25"]),
      ("2026-12-24–2026-12-24", ["2026-12-24…2026-12-24"]), ("", []),
    ]
  )
  func reads(text: String, ranges: [String]) throws {
    let found = try ClosedDays(text).ranges.map { "\($0.lowerBound)…\($0.upperBound)" }
    #expect(found == ranges)
  }

  @Test(
    "anything else says what is wrong with it",
    arguments: [
      ("soon", ClosedDaysError.Reason.noDate("soon")),
      ("2026-02-30", .noDate("2026-02-30")), ("2026-12-21 2027-01-04", .noRange),
      ("2026-12-21 –", .noDate("")), ("2027-01-04 – 2026-12-21", .endsBeforeItBegins),
      ("2026-12-21 – 2027-01-04 – 2027-01-05", .noDate("2027-01-04 – 2027-01-05")),
    ]
  )
  func refuses(text: String, reason: ClosedDaysError.Reason) throws {
    let error = #expect(throws: ClosedDaysError.self) { try ClosedDays(text) }
    #expect(error?.reason == reason)
    #expect(error?.description.contains("2026-12-21 – 2027-01-04; 2027-08-02") == true)
  }
}
