import Cadence
import Foundation
import Testing

/// A short form of `make cadence`: fewer, smaller books.
///
/// `RAPPORT_CADENCE_SEED` runs that one book of the long form alone.
@Suite("Caps over random books")
struct CadenceTests {
  private static let size = CadenceCase.Size(firms: 8, days: 30)

  @Test("no mail of any book goes against a rule")
  func noBreach() async throws {
    if let text = ProcessInfo.processInfo.environment["RAPPORT_CADENCE_SEED"] {
      let seed = try #require(UInt64(text))
      let verdict = try Verdict(CadenceCase(seed: seed)).shrunk()
      #expect(verdict.breaches.isEmpty, "\(verdict.report)")
      return
    }
    let summary = try await Survey(books: 80, size: Self.size).run()
    #expect(summary.mails > 150)
    for seed in summary.seeds.prefix(1) {
      let verdict = try Verdict(CadenceCase(seed: seed, size: Self.size))
      Issue.record("\(try verdict.shrunk().report)")
    }
  }

  @Test("a planner that lacks one rule is caught", arguments: Plant.allCases)
  func planted(plant: Plant) throws {
    #expect(throws: Never.self) { try seed(of: plant) }
  }

  /// The first small book in which the checker sees a planted fault.
  private func seed(of plant: Plant) throws -> UInt64 {
    let found = try (1...300 as ClosedRange<UInt64>).first { seed in
      let trial = CadenceCase(seed: seed, size: Self.size)
      return try Verdict(trial, planting: plant).breaches.contains { $0.rule == plant.rawValue }
    }
    return try #require(found, "the checker does not see a planner without \(plant.rawValue)")
  }

  @Test("a journal can be checked as text")
  func text() throws {
    let trial = CadenceCase(seed: try seed(of: .window), size: Self.size)
    let record = try Rehearsal.record(of: trial, planting: .window)
    let read = try JSONDecoder()
      .decode(CadenceRecord.self, from: try JSONEncoder().encode(record))
    #expect(read == record)
    let breaches = Checker.check(read).breaches
    #expect(breaches == Checker.check(record).breaches)
    #expect(breaches.contains { $0.rule == "window" })
  }

  @Test("the same seed gives the same journal")
  func deterministic() throws {
    let trial = CadenceCase(seed: 5, size: Self.size)
    let again = CadenceCase(seed: 5, size: Self.size)
    #expect(try Rehearsal.record(of: trial) == Rehearsal.record(of: again))
  }

  @Test("a fault shrinks to a few events that still show it")
  func shrinking() throws {
    let trial = CadenceCase(seed: try seed(of: .window), size: Self.size)
    let small = try Verdict(trial, planting: .window).shrunk(to: "window", planting: .window)
    #expect(small.trial.events.count < 6)
    #expect(small.breaches.contains { $0.rule == "window" })
  }
}
