import Foundation
import Mail
import Outreach
import Pipeline
import Store
import TestSupport
import Testing

@testable import Cadence

/// `rapport run` over a week in which everything goes wrong that can.
///
/// `RAPPORT_SERVICE_WEEKS` runs so many weeks instead of a few.
@Suite("A service's week", .temporaryFolder, .hangGuard)
struct ServiceWeekTests {
  private static let seeds: [UInt64] = {
    let wanted = ProcessInfo.processInfo.environment["RAPPORT_SERVICE_WEEKS"].flatMap(UInt64.init)
    return wanted.map { Array(1...max(1, $0)) } ?? [3, 5, 8, 11, 15, 27]
  }()

  @Test("keeps every cap and window, and sends nothing twice", arguments: seeds)
  func noBreach(seed: UInt64) async throws {
    let week = try ServiceWeek(seed: seed)
    try await week.live()
    let checker = Checker.check(week.record)
    #expect(checker.breaches.isEmpty, "seed \(seed): \(checker.breaches.prefix(5))")
    let complaints = try Truth(week).complaints
    #expect(complaints == [], "seed \(seed): \(complaints.prefix(5))")
    let approvers = Set(
      try week.store.drafts(DraftFilter()).flatMap { draft in
        try week.store.history(of: draft.id).filter { $0.state == .approved }.map(\.by)
      }
    )
    #expect(!approvers.contains("service.approve") || seed.isMultiple(of: 3))
    // A week without mails would prove nothing; how many go depends on who comes first at the server.
    if Self.seeds.count < 10 { #expect(try week.taken().count > 2) }
  }

  @Test("in which the service does one thing wrong is noticed", arguments: ServiceFault.allCases)
  func planted(fault: ServiceFault) async throws {
    for seed in [3, 5, 8, 11, 15, 27, 1, 9] as [UInt64] {
      let week = try ServiceWeek(seed: seed, fault: fault)
      try await week.live()
      if try isSeen(fault, in: week) { return }
    }
    Issue.record("nobody sees a service with the fault \(fault)")
  }

  private func isSeen(_ fault: ServiceFault, in week: ServiceWeek) throws -> Bool {
    switch fault {
    case .rescue: try !Truth(week).twice.isEmpty
    case .deafToFiles: !Checker.check(week.record).breaches.isEmpty
    case .late, .flood, .atNight:
      Checker.check(week.record).breaches.contains { $0.rule == fault.rawValue }
    }
  }
}

/// What the server took, beside what the journal says.
private struct Truth {
  var complaints: [String] = []
  /// Steps of a person that the server took more than once.
  var twice: [DraftKey] = []

  init(_ week: ServiceWeek) throws {
    let taken = try week.taken()
    var drafts: [String: DraftRecord] = [:]
    for draft in try week.store.drafts(DraftFilter()) { drafts["\(draft.messageID)"] = draft }
    var counts: [DraftKey: Int] = [:]
    for id in taken {
      guard let draft = drafts[id] else {
        complaints.append("the server took \(id), which nobody wrote")
        continue
      }
      counts[draft.key, default: 0] += 1
      if draft.state != .sent, draft.state != .unknown {
        complaints.append("the server took \(draft.id), which is \(draft.state)")
      }
    }
    twice = counts.filter { $0.value > 1 }.map(\.key)
    complaints += twice.map { "the server took \($0) twice" }
    for draft in drafts.values where draft.state == .sent && counts[draft.key] == nil {
      complaints.append("\(draft.id) is noted as sent, and the server has none")
    }
  }
}
