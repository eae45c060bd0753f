import Civil
import Testing

@testable import Outreach

/// A stage is computed and never stored: what is not in this table cannot come about.
@Suite("From each stage, each event leads to one stage")
struct StageTransitionTests {
  /// What happens at noon of 2026-11-24, or the time that passes.
  enum Event: String, CaseIterable, Sendable {
    case mailOut, mailIn, bounce, autoReply, complaint, call, callTaken, visit, visitTaken, letter
    case note, letGo, letGoUntilTomorrow, reopen, otherContactWrites, sixtyDays

    var touch: Touch? {
      let at = "2026-11-24T12:00:00Z"
      return switch self {
      case .mailOut: Sample.touch(.mailOut, at)
      case .mailIn: Sample.touch(.mailIn, at)
      case .bounce: Sample.touch(.bounce, at)
      case .autoReply: Sample.touch(.autoReply, at)
      case .complaint: Sample.touch(.complaint, at)
      case .call: Sample.touch(.call, at)
      case .callTaken: Sample.touch(.call, at, answered: true)
      case .visit: Sample.touch(.visit, at)
      case .visitTaken: Sample.touch(.visit, at, answered: true)
      case .letter: Sample.touch(.letter, at)
      case .note: Sample.touch(.note, at)
      case .letGo: Sample.touch(.letGo, at, by: nil)
      case .letGoUntilTomorrow: Sample.touch(.letGo, at, by: nil, until: "2026-11-25")
      case .reopen: Sample.touch(.reopen, at, by: nil)
      case .otherContactWrites: Sample.touch(.mailIn, at, by: "somebody-else")
      case .sixtyDays: nil
      }
    }
  }

  /// How an account comes into each stage by 2026-11-24.
  struct Start: CustomTestStringConvertible, Sendable {
    let stage: Stage
    let declared: DeclaredStage
    let touches: [Touch]
    var testDescription: String { stage.rawValue }
  }

  static let starts: [Start] = [
    Start(stage: .client, declared: .client, touches: []),
    Start(
      stage: .prospect,
      declared: .prospect,
      touches: [Sample.touch(.mailOut, "2026-11-01T12:00:00Z")]
    ),
    Start(
      stage: .stalled,
      declared: .prospect,
      touches: [Sample.touch(.mailOut, "2026-09-01T12:00:00Z")]
    ),
    Start(stage: .lost, declared: .lost, touches: []),
    Start(
      stage: .engaged,
      declared: .prospect,
      touches: [
        Sample.touch(.mailOut, "2026-11-01T12:00:00Z"),
        Sample.touch(.mailIn, "2026-11-20T12:00:00Z"),
      ]
    ),
    Start(
      stage: .letGo,
      declared: .lost,
      touches: [Sample.touch(.letGo, "2026-11-01T12:00:00Z", by: nil)]
    ),
  ]

  /// Where an event leads; an event that is not named leaves the stage as it is.
  static let moves: [Stage: [Event: Stage]] = [
    .client: [.mailIn: .engaged, .otherContactWrites: .engaged, .letGo: .letGo],
    .prospect: [
      .mailIn: .engaged, .otherContactWrites: .engaged, .letGo: .letGo, .sixtyDays: .stalled,
    ],
    .stalled: [
      .mailIn: .engaged, .otherContactWrites: .engaged, .letGo: .letGo, .callTaken: .prospect,
      .visitTaken: .prospect,
    ],
    .lost: [.mailIn: .engaged, .otherContactWrites: .engaged, .letGo: .letGo],
    .engaged: [
      .mailOut: .prospect, .call: .prospect, .callTaken: .prospect, .visit: .prospect,
      .visitTaken: .prospect, .letter: .prospect, .letGo: .letGo,
    ],
    .letGo: [
      .mailIn: .engaged, .otherContactWrites: .engaged, .reopen: .lost, .letGoUntilTomorrow: .lost,
    ],
  ]

  @Test("stage", arguments: starts, Event.allCases)
  func moves(from start: Start, by event: Event) throws {
    let candidate = Candidate(
      account: Sample.account("acme", start.declared),
      contacts: [Sample.contact("zoe")],
      touches: start.touches + [event.touch].compactMap(\.self)
    )
    let before = standing(
      Candidate(account: candidate.account, contacts: [], touches: start.touches),
      at: "2026-11-24T08:00:00Z"
    )
    #expect(before.stage == start.stage)
    let now = event == .sixtyDays ? "2027-01-24T12:00:00Z" : "2026-11-25T08:00:00Z"
    #expect(standing(candidate, at: now).stage == Self.moves[start.stage]?[event] ?? start.stage)
  }

  private func standing(_ candidate: Candidate, at now: String) -> Standing {
    Standing(
      of: candidate,
      under: Cadence(),
      zone: Sample.berlin,
      calendar: .plain,
      at: Sample.instant(now),
      kindOfStep: { _ in nil }
    )
  }

  @Test("a let-go holds until the day that it names, and its break-up's silence ends with it")
  func letGoDay() throws {
    let candidate = Sample.candidate(
      .lost,
      touches: [
        Sample.touch(.mailOut, "2026-10-01T12:00:00Z", step: "break-up/honest"),
        Sample.touch(.letGo, "2026-11-01T12:00:00Z", by: nil, until: "2026-12-01"),
      ]
    )
    let eve = try Sample.outcome(candidate, now: Sample.instant("2026-11-30T22:59:59Z"))
    #expect(eve.held.first?.holds.map(\.rule) == [.letGo])
    #expect(eve.changes == Sample.instant("2026-11-30T23:00:00Z"))
    let day = try Sample.outcome(candidate, now: Sample.instant("2026-11-30T23:00:00Z"))
    #expect(day.wanted == ["zoe check-in/lost-first"])
  }

  @Test("a let-go without a break-up since they last wrote gets one, and then nothing")
  func letGoBreakUp() throws {
    let letGo = Sample.touch(.letGo, "2026-11-20T12:00:00Z", by: nil)
    let answered = [
      Sample.touch(.mailOut, "2026-06-01T12:00:00Z", step: "break-up/honest"),
      Sample.touch(.mailIn, "2026-06-02T12:00:00Z"), Sample.touch(.call, "2026-06-02T13:00:00Z"),
      letGo,
    ]
    let outcome = try Sample.outcome(Sample.candidate(.lost, touches: answered))
    #expect(outcome.wanted == ["zoe break-up/honest"])
    let done = Sample.touch(
      .mailOut,
      "2026-11-21T12:00:00Z",
      step: "break-up/honest",
      in: "let-go"
    )
    let after = try Sample.outcome(Sample.candidate(.lost, touches: answered + [done]))
    #expect(after.wanted.isEmpty)
    #expect(after.held.first?.holds.map(\.rule) == [.letGo])
  }

  @Test("who complained gets nothing; a complaint of nobody in particular is everybody's")
  func complaint() throws {
    let people = [Sample.contact("zoe"), Sample.contact("ian", .influencer)]
    let zoe = Sample.touch(.complaint, "2026-11-20T12:00:00Z")
    let one = try Sample.outcome(Sample.candidate(.prospect, people, [zoe]))
    #expect(one.wanted == ["ian check-in/influencer"])
    #expect(one.held.first?.holds.map(\.fact) == [.complained(at: zoe.at)])
    let nobody = Sample.touch(.complaint, "2026-11-20T12:00:00Z", by: nil)
    #expect(try Sample.outcome(Sample.candidate(.prospect, people, [nobody])).wanted.isEmpty)
    let wrote = [
      zoe, Sample.touch(.mailIn, "2026-11-21T12:00:00Z"),
      Sample.touch(.call, "2026-11-21T13:00:00Z"),
    ]
    let again = try Sample.outcome(Sample.candidate(.prospect, people, wrote))
    #expect(again.wanted == ["zoe check-in/first"])
  }
}
