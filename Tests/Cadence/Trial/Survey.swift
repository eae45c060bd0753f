/// Many cases, on all processors.
package struct Survey: Sendable {
  let books: Int
  let size: CadenceCase.Size
  let from: UInt64
  let plant: Plant?

  package init(
    books: Int,
    size: CadenceCase.Size,
    from: UInt64 = 1,
    planting plant: Plant? = nil
  ) {
    self.books = books
    self.size = size
    self.from = from
    self.plant = plant
  }

  package struct Summary: Sendable {
    package var books = 0
    package var mails = 0
    package var breaches = 0
    package var rules: [String: Int] = [:]
    /// For each rule, the smallest seed that broke it.
    package var examples: [String: UInt64] = [:]
    /// The seeds that failed, in order, the first few.
    package var seeds: [UInt64] = []

    package var text: String {
      let rules = rules.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        .map { "\n  \($0.value)  \($0.key), as in seed \(examples[$0.key] ?? 0)" }.joined()
      let seeds = seeds.isEmpty ? "" : "\n  seeds: " + seeds.map(String.init).joined(separator: " ")
      return "\(books) books, \(mails) mails, \(breaches) breaches" + rules + seeds
    }

    mutating func add(_ verdict: Verdict) {
      books += 1
      mails += verdict.mails
      breaches += verdict.breaches.count
      for breach in verdict.breaches {
        rules[breach.rule, default: 0] += 1
        examples[breach.rule] = min(examples[breach.rule] ?? .max, verdict.trial.seed)
      }
      guard !verdict.breaches.isEmpty else { return }
      seeds.append(verdict.trial.seed)
    }

    mutating func add(_ other: Summary) {
      books += other.books
      mails += other.mails
      breaches += other.breaches
      rules.merge(other.rules, uniquingKeysWith: +)
      examples.merge(other.examples, uniquingKeysWith: min)
      seeds = Array((seeds + other.seeds).sorted().prefix(20))
    }
  }

  /// The same summary whatever the number of processors.
  package func run(lanes: Int = 4) async throws -> Summary {
    try await withThrowingTaskGroup(of: Summary.self) { group in
      for lane in 0..<lanes {
        group.addTask {
          var summary = Summary()
          for book in stride(from: lane, to: books, by: lanes) {
            let trial = CadenceCase(seed: from + UInt64(book), size: size)
            summary.add(try Verdict(trial, planting: plant))
          }
          return summary
        }
      }
      var whole = Summary()
      for try await summary in group { whole.add(summary) }
      return whole
    }
  }
}
