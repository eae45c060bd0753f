import ArgumentParser
import Cadence
import Foundation

/// Runs many books through the planner and has each journal checked: `make cadence`.
@main
struct CadenceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cadence",
    abstract: "Checks the caps on random books, and that the checker misses no rule."
  )

  @Option(help: "How many books.") var books = 10_000
  @Option(help: "How many days each.") var days = 90
  @Option(help: "The most firms in a book.") var firms = 40
  @Option(help: "The first seed; the books' seeds follow from there.") var from: UInt64 = 1
  @Option(help: "Run this seed alone, shrink it, and tell all.") var seed: UInt64?
  @Option(help: "Plant a fault: the name of a rule.") var plant: String?
  @Option(help: "Shrink to a breach of this rule.") var rule: String?
  @Flag(help: "Print the journal of the seed as JSON.") var journal = false
  @Flag(help: "Plant each fault, and count the books until the checker sees it.") var plants = false

  func run() async throws {
    let size = CadenceCase.Size(firms: firms, days: days)
    let plant = self.plant.flatMap { Plant(rawValue: $0) }
    if let seed {
      let trial = CadenceCase(seed: seed, size: size)
      let verdict = try Verdict(trial, planting: plant).shrunk(to: rule, planting: plant)
      if journal {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        let record = try Rehearsal.record(of: verdict.trial, planting: plant)
        print(String(decoding: try encoder.encode(record), as: UTF8.self))
      } else {
        print(verdict.report)
      }
      return
    }
    if plants { return try checkPlants(size) }
    let summary = try await Survey(books: books, size: size, from: from, planting: plant).run()
    print(summary.text)
    if summary.breaches > 0, plant == nil { throw ExitCode(1) }
  }

  /// Every rule is taken from the planner once; the checker has to miss it.
  private func checkPlants(_ size: CadenceCase.Size) throws {
    var unseen: [String] = []
    for plant in Plant.allCases {
      let found = try (0..<books).first { book in
        let trial = CadenceCase(seed: from + UInt64(book), size: size)
        let breaches = try Verdict(trial, planting: plant).breaches
        return breaches.contains { $0.rule == plant.rawValue }
      }
      print("without \(plant.rawValue): " + (found.map { "seen in book \($0 + 1)" } ?? "not seen"))
      if found == nil { unseen.append(plant.rawValue) }
    }
    print("\(Plant.allCases.count - unseen.count) of \(Plant.allCases.count) faults seen")
    if !unseen.isEmpty { throw ExitCode(1) }
  }
}
