import Civil
import Testing

@testable import Outreach

@Suite("The effective stage is the first rule that matches")
struct StandingTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let declared: DeclaredStage
    let touches: [Touch]
    let stage: Stage

    init(_ name: String, _ declared: DeclaredStage, _ touches: [Touch], _ stage: Stage) {
      testDescription = name
      self.declared = declared
      self.touches = touches
      self.stage = stage
    }
  }

  static let cases: [Case] = [
    Case("a client without history is a client", .client, [], .client),
    Case("a prospect that nobody wrote to is a prospect", .prospect, [], .prospect),
    Case("declared stalled stays stalled", .stalled, [], .stalled),
    Case("declared lost stays lost", .lost, [], .lost),
    Case(
      "an unanswered mail of theirs makes any account engaged",
      .lost,
      [Sample.touch(.mailIn, "2026-11-20T10:00:00Z")],
      .engaged
    ),
    Case(
      "a mail of ours answers theirs",
      .client,
      [
        Sample.touch(.mailIn, "2026-11-20T10:00:00Z"),
        Sample.touch(.mailOut, "2026-11-20T11:00:00Z"),
      ],
      .client
    ),
    Case(
      "a call answers their mail, a note does not",
      .client,
      [
        Sample.touch(.mailIn, "2026-11-20T10:00:00Z"), Sample.touch(.note, "2026-11-20T11:00:00Z"),
      ],
      .engaged
    ),
    Case(
      "a call of ours answers their mail",
      .client,
      [
        Sample.touch(.mailIn, "2026-11-20T10:00:00Z"), Sample.touch(.call, "2026-11-20T11:00:00Z"),
      ],
      .client
    ),
    Case(
      "an auto-reply is no contact",
      .prospect,
      [
        Sample.touch(.mailOut, "2026-11-20T10:00:00Z"),
        Sample.touch(.autoReply, "2026-11-20T10:01:00Z"),
      ],
      .prospect
    ),
    Case(
      "a bounce is no contact",
      .prospect,
      [
        Sample.touch(.mailOut, "2026-11-20T10:00:00Z"),
        Sample.touch(.bounce, "2026-11-20T10:01:00Z"),
      ],
      .prospect
    ),
    Case(
      "a prospect is stalled 60 days after the first mail without an answer",
      .prospect,
      [Sample.touch(.mailOut, "2026-09-25T07:00:00Z")],
      .stalled
    ),
    Case(
      "a prospect is not stalled 59 days after the first mail",
      .prospect,
      [Sample.touch(.mailOut, "2026-09-26T09:00:00Z")],
      .prospect
    ),
    Case(
      "a talk on the telephone puts the 60 days off",
      .prospect,
      [
        Sample.touch(.mailOut, "2026-01-05T08:00:00Z"),
        Sample.touch(.call, "2026-10-20T08:00:00Z", answered: true),
      ],
      .prospect
    ),
    Case(
      "a call that nobody took does not put them off",
      .prospect,
      [
        Sample.touch(.mailOut, "2026-01-05T08:00:00Z"), Sample.touch(.call, "2026-10-20T08:00:00Z"),
      ],
      .stalled
    ),
    Case(
      "a let-go decision comes before all else",
      .client,
      [Sample.touch(.letGo, "2026-11-01T08:00:00Z", by: nil)],
      .letGo
    ),
    Case(
      "a let-go ends on its re-open date",
      .lost,
      [Sample.touch(.letGo, "2026-01-01T08:00:00Z", by: nil, until: "2026-11-24")],
      .lost
    ),
    Case(
      "a let-go lasts through the day before its re-open date",
      .lost,
      [Sample.touch(.letGo, "2026-01-01T08:00:00Z", by: nil, until: "2026-11-25")],
      .letGo
    ),
    Case(
      "a person can re-open",
      .lost,
      [
        Sample.touch(.letGo, "2026-11-01T08:00:00Z", by: nil),
        Sample.touch(.reopen, "2026-11-02T08:00:00Z", by: nil),
      ],
      .lost
    ),
    Case(
      "a mail of theirs ends a let-go",
      .lost,
      [
        Sample.touch(.letGo, "2026-11-01T08:00:00Z", by: nil),
        Sample.touch(.mailIn, "2026-11-02T08:00:00Z"),
      ],
      .engaged
    ),
    Case(
      "what lies in the future does not count yet",
      .client,
      [Sample.touch(.mailIn, "2026-11-25T10:00:00Z")],
      .client
    ),
  ]

  @Test("stage", arguments: cases)
  func stage(_ example: Case) {
    let candidate = Candidate(
      account: Sample.account("acme", example.declared),
      contacts: [],
      touches: example.touches
    )
    let standing = Standing(
      of: candidate,
      under: Cadence(),
      zone: Sample.berlin,
      calendar: .plain,
      at: Sample.instant("2026-11-24T08:00:00Z"),
      kindOfStep: { _ in nil }
    )
    #expect(standing.stage == example.stage)
  }
}
