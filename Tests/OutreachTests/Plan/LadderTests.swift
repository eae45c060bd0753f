import Civil
import Testing

@testable import Outreach

@Suite("The ladder goes past who cannot be written to, and comes back")
struct LadderTests {
  private static let people = [
    Sample.contact("dan"), Sample.contact("eve", .endUser), Sample.contact("ian", .influencer),
    Sample.contact("sam", .stakeholder),
  ]
  private static let first = Sample.touch(
    .mailOut,
    "2026-11-20T09:00:00Z",
    by: "dan",
    step: "check-in/first"
  )
  private static let away = Sample.touch(
    .autoReply,
    "2026-11-20T09:01:00Z",
    by: "dan",
    until: "2026-12-18"
  )
  private static let toIan = Sample.touch(
    .mailOut,
    "2026-11-20T10:00:00Z",
    by: "ian",
    step: "check-in/influencer"
  )

  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let candidate: Candidate
    let wanted: [String]
    let held: [String]
    let due: String?

    init(
      _ name: String,
      _ people: [Contact],
      _ touches: [Touch],
      wanted: [String],
      held: [String] = [],
      due: String? = nil
    ) {
      testDescription = name
      candidate = Sample.candidate(.prospect, people, touches)
      self.wanted = wanted
      self.held = held
      self.due = due
    }
  }

  static let cases: [Case] = [
    Case(
      "somebody away opens it at once",
      people,
      [first, away],
      wanted: ["ian check-in/influencer"],
      held: ["dan check-in/second: away"],
      due: "2026-11-20T09:01:00Z"
    ),
    Case(
      "so does an address that bounced",
      people,
      [first, Sample.touch(.bounce, "2026-11-20T09:02:00Z", by: "dan")],
      wanted: ["ian check-in/influencer"],
      held: ["dan check-in/second: suppressed"],
      due: "2026-11-20T09:02:00Z"
    ),
    Case(
      "and somebody who complained",
      people,
      [first, Sample.touch(.complaint, "2026-11-20T09:03:00Z", by: "dan")],
      wanted: ["ian check-in/influencer"],
      held: ["dan check-in/second: suppressed"],
      due: "2026-11-20T09:03:00Z"
    ),
    Case(
      "its next step keeps its distance to the one before: three days",
      people,
      [first, away, toIan],
      wanted: ["eve check-in/end-user"],
      held: ["dan check-in/second: away"],
      due: "2026-11-23T10:00:00Z"
    ),
    Case(
      "it passes over a second one who is away",
      people,
      [first, away, Sample.touch(.autoReply, "2026-11-21T09:00:00Z", by: "ian")],
      wanted: ["eve check-in/end-user"],
      held: ["dan check-in/second: away", "ian check-in/influencer: away"],
      due: "2026-11-21T09:00:00Z"
    ),
    Case(
      "it passes over a role that nobody has",
      [people[0], people[3]],
      [first, away],
      wanted: ["sam check-in/stakeholder"],
      held: ["dan check-in/second: away"]
    ),
    Case(
      "where there is nobody else, the step waits for them",
      [people[0]],
      [first, away],
      wanted: ["dan check-in/second"]
    ),
    Case(
      "who is back goes on where they were",
      people,
      [
        first, Sample.touch(.autoReply, "2026-11-20T09:01:00Z", by: "dan", until: "2026-11-22"),
        toIan,
      ],
      wanted: ["dan check-in/second"]
    ),
    Case(
      "who wrote again is back as well",
      people,
      [
        first, away, Sample.touch(.mailIn, "2026-11-21T09:00:00Z", by: "dan"),
        Sample.touch(.call, "2026-11-21T10:00:00Z", by: "dan"),
      ],
      wanted: ["dan check-in/second"]
    ),
    Case(
      "a second person of the role takes the step first",
      [Sample.contact("amy"), people[0], people[2]],
      [Sample.touch(.bounce, "2026-11-20T09:02:00Z", by: "amy")],
      wanted: ["dan check-in/first"]
    ),
    Case(
      "nobody of it is written to twice: a break-up is not pulled forward",
      people,
      [
        first, away, toIan,
        Sample.touch(.mailOut, "2026-11-21T10:00:00Z", by: "eve", step: "check-in/end-user"),
        Sample.touch(.mailOut, "2026-11-22T10:00:00Z", by: "sam", step: "check-in/stakeholder"),
      ],
      wanted: ["dan check-in/second"]
    ),
    Case(
      "silence alone goes down it by the days of the steps",
      people,
      [
        Sample.touch(.mailOut, "2026-11-01T09:00:00Z", by: "dan", step: "check-in/first"),
        Sample.touch(.mailOut, "2026-11-04T09:00:00Z", by: "dan", step: "check-in/second"),
        Sample.touch(.mailOut, "2026-11-11T09:00:00Z", by: "dan", step: "check-in/third"),
      ],
      wanted: ["ian check-in/influencer"],
      due: "2026-11-13T09:00:00Z"
    ),
  ]

  @Test("from the step that is next", arguments: cases)
  func climbs(_ example: Case) throws {
    let outcome = try Sample.outcome(example.candidate)
    #expect(outcome.wanted == example.wanted)
    #expect(outcome.heldBack.sorted() == example.held.sorted())
    if let due = example.due {
      #expect(outcome.wishes.first?.wish.due == Sample.instant(due))
    }
  }

  @Test("a suppressed decision-maker is passed over from the first day")
  func suppressed() throws {
    let pattern = try #require(Suppression.Pattern("dan@acme.example"))
    let policy = Sample.policy(suppressions: [Suppression(pattern: pattern, reason: "asked us")])
    let outcome = try Sample.outcome(Sample.candidate(.prospect, Self.people), policy)
    #expect(outcome.wanted == ["ian check-in/influencer"])
    #expect(outcome.heldBack == ["dan check-in/first: suppressed"])
  }

  @Test("a break-up goes on its own day past somebody who is away for good")
  func breakUp() throws {
    let touches =
      [("02", "dan", "first"), ("05", "dan", "second"), ("12", "dan", "third")].map {
        day,
        contact,
        step in
        Sample.touch(
          .mailOut,
          "2026-11-\(day)T09:00:00Z",
          by: contact,
          step: "check-in/\(step)"
        )
      } + [Sample.touch(.bounce, "2026-11-13T09:00:00Z", by: "ian")]
    let people = [Self.people[0], Self.people[2]]
    let outcome = try Sample.outcome(Sample.candidate(.prospect, people, touches))
    #expect(outcome.wanted == ["dan break-up/honest"])
    #expect(outcome.wishes.first?.wish.due == Sample.instant("2026-11-26T09:00:00Z"))
    #expect(outcome.heldBack == ["ian check-in/influencer: suppressed"])
  }

  @Test("it keeps to one mail a day and account")
  func perDay() throws {
    let plan = try Sample.plan([Sample.candidate(.prospect, Self.people, [Self.first, Self.away])])
    #expect(plan.scheduled.count == 1)
  }
}
