import Civil
import Testing

@testable import Outreach

@Suite("An account's outcome holds until the instant that it names itself")
struct ChangesTests {
  private static let now = Sample.instant("2026-11-24T08:00:00Z")

  private func outcome(
    _ candidate: Candidate,
    at now: Instant,
    _ policy: Policy
  ) throws -> AccountPlanner.Outcome {
    AccountPlanner(policy: policy, library: try Self.library.get(), now: now)
      .outcome(for: candidate) { _, _ in [] }
  }

  private static let library = Result { try Sample.library() }

  private static func policy(seed: UInt64) -> Policy {
    var cadence = Cadence()
    if seed % 3 == 0 { cadence.afterBreakUp = .days(20) }
    if seed % 4 == 0 { cadence.stalledAfter = .days(15) }
    if seed % 5 == 0 { cadence.lapse = .businessDays(8) }
    return Sample.policy(sequences: RandomCandidate.sequences, cadence: cadence)
  }

  @Test("whatever the account, nothing is another one before it", arguments: 1...600)
  func property(seed: Int) throws {
    var random = RandomCandidate(seed: UInt64(seed), around: Self.now)
    let candidate = random.candidate()
    let policy = Self.policy(seed: UInt64(seed))
    let first = try outcome(candidate, at: Self.now, policy)
    let end = first.changes ?? Self.now.adding(seconds: 800 * 86_400)
    #expect(end > Self.now)
    let span = Int(end.seconds(since: Self.now))
    for seconds in [1, span - 1, random.number(0...span - 1), random.number(0...span - 1)]
    where seconds < span {
      let then = Self.now.adding(seconds: Int64(max(0, seconds)))
      var later = try outcome(candidate, at: then, policy)
      later.changes = first.changes
      #expect(later == first, "at \(then.rfc3339(in: Sample.berlin))")
    }
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let candidate: Candidate
    let changes: String?

    init(_ name: String, _ candidate: Candidate, _ changes: String?) {
      testDescription = name
      self.candidate = candidate
      self.changes = changes
    }
  }

  static let cases: [Case] = [
    Case("a new prospect stays one", Sample.prospect(), nil),
    Case(
      "a step comes due",
      Sample.prospect(touches: [
        Sample.touch(.mailOut, "2026-11-23T09:00:00Z", by: "zoe-acme", step: "check-in/first")
      ]),
      "2026-11-26T09:00:00Z"
    ),
    Case(
      "somebody is back",
      Sample.prospect(touches: [
        Sample.touch(.autoReply, "2026-11-20T09:00:00Z", by: "zoe-acme", until: "2026-12-11")
      ]),
      "2026-12-13T23:00:00Z"
    ),
    Case(
      "a prospect stalls",
      Sample.prospect(touches: [Sample.touch(.mailOut, "2026-10-01T07:00:00Z", by: "zoe-acme")]),
      "2026-11-30T08:00:00Z"
    ),
    Case(
      "a let-go ends on its day",
      Candidate(
        account: Sample.account("acme", .lost),
        contacts: [],
        touches: [Sample.touch(.letGo, "2026-11-01T08:00:00Z", by: nil, until: "2026-12-01")]
      ),
      "2026-11-30T23:00:00Z"
    ),
    Case(
      "a reply is owed for too long",
      Sample.prospect(touches: [Sample.touch(.mailIn, "2026-11-23T09:00:00Z")]),
      "2026-11-26T09:00:01Z"
    ),
    Case(
      "something that is dated ahead happens",
      Sample.prospect(touches: [Sample.touch(.call, "2026-11-27T09:00:00Z")]),
      "2026-11-27T09:00:00Z"
    ),
    Case(
      "a draft turns stale",
      Candidate(
        account: Sample.account(),
        contacts: [Sample.contact("zoe")],
        drafts: [Sample.draft(planned: "2026-11-23T09:00:00Z")]
      ),
      "2026-11-24T09:00:01Z"
    ),
    Case(
      "a season opens",
      Candidate(account: Sample.account("acme", .client), contacts: [Sample.contact("zoe")]),
      "2026-12-14T23:00:00Z"
    ),
    Case(
      "a thank-you lapses",
      Candidate(
        account: Sample.account("acme", .client, fields: ["delivered_on": "2026-10-20"]),
        contacts: [Sample.contact("zoe")]
      ),
      "2026-11-25T23:00:01Z"
    ),
  ]

  @Test("the next change", arguments: cases)
  func named(_ example: Case) throws {
    let found = try outcome(example.candidate, at: Self.now, Sample.policy()).changes
    #expect(found == example.changes.map(Sample.instant))
  }
}
