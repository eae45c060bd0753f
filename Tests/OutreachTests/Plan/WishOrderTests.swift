import Civil
import Testing

@testable import Outreach

@Suite("Who goes first when caps are short")
struct WishOrderTests {
  private static let now = Sample.instant("2026-11-24T08:00:00Z")

  /// A client to thank, a follow-up, a stalled account, a new one, a break-up.
  private static func candidates() -> [Candidate] {
    let client = Candidate(
      account: Sample.account("a1", .client, fields: ["delivered_on": "2026-11-16"]),
      contacts: [Sample.contact("p1", at: "a1")]
    )
    let followUp = Sample.prospect(
      "a2",
      contacts: [Sample.contact("p2", at: "a2")],
      touches: [
        Sample.touch(
          .mailOut,
          "2026-11-10T09:00:00Z",
          by: "p2",
          at: "a2",
          step: "check-in/first"
        )
      ]
    )
    let stalled = Candidate(
      account: Sample.account("a3", .stalled),
      contacts: [Sample.contact("p3", at: "a3")]
    )
    let fresh = Sample.prospect("a4", contacts: [Sample.contact("p4", at: "a4")])
    let letGo = Candidate(
      account: Sample.account("a5", .lost),
      contacts: [Sample.contact("p5", at: "a5")],
      touches: [Sample.touch(.letGo, "2026-11-20T09:00:00Z", by: nil, at: "a5")]
    )
    return [letGo, fresh, stalled, followUp, client]
  }

  private static func order(_ priority: [Wish.Priority]) throws -> [Wish.Priority] {
    var cadence = Cadence()
    cadence.priority = priority
    let planner = Planner(
      policy: Sample.policy(cadence: cadence),
      library: try Sample.library(),
      now: now,
      horizon: now.adding(seconds: 3 * 86_400),
      seed: 1
    )
    return planner.plan(candidates(), given: []).scheduled.map(\.wish.priority)
  }

  @Test(
    "the order of the configuration is the order of the slots",
    arguments: [
      Wish.Priority.allCases, Wish.Priority.allCases.reversed(),
      [.firstContact, .breakUp, .timeBoundThankYou, .reengagement, .followUp],
    ]
  )
  func configured(_ priority: [Wish.Priority]) throws {
    #expect(try Self.order(priority) == priority)
  }

  @Test("a priority that the configuration does not name comes last, and none is lost")
  func partial() throws {
    #expect(
      try Self.order([.breakUp]) == [
        .breakUp, .timeBoundThankYou, .followUp, .reengagement, .firstContact,
      ]
    )
  }
}
