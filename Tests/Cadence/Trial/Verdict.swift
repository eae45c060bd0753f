/// What a checker makes of one case, and the smallest part of it that shows the same fault.
package struct Verdict: Sendable {
  package let trial: CadenceCase
  package let breaches: [Breach]
  package let mails: Int

  package init(_ trial: CadenceCase, planting plant: Plant? = nil) throws {
    let record = try Rehearsal.record(of: trial, planting: plant)
    let checker = Checker.check(record)
    self.trial = trial
    breaches = checker.breaches
    mails = checker.mails
  }

  /// Leaves out halves, quarters and ever smaller parts of the events, while the fault stays.
  ///
  /// `wanted`: the rule whose breach is to stay; nil takes the first.
  package func shrunk(to wanted: String? = nil, planting plant: Plant? = nil) throws -> Verdict {
    guard let rule = wanted ?? breaches.first?.rule else { return self }
    var best = self
    guard breaches.contains(where: { $0.rule == rule }) else { return self }
    var part = max(1, trial.events.count / 2)
    while true {
      var start = 0
      while start < best.trial.events.count {
        var smaller = best.trial
        smaller.events.removeSubrange(start..<min(start + part, smaller.events.count))
        let verdict = try Verdict(smaller, planting: plant)
        if verdict.breaches.contains(where: { $0.rule == rule }) {
          best = verdict
        } else {
          start += part
        }
      }
      guard part > 1 else { return best }
      part /= 2
    }
  }

  /// The seed, the breaches, and what is left of the events.
  package var report: String {
    var lines = ["seed \(trial.seed): \(breaches.count) breaches in \(mails) mails"]
    lines += breaches.prefix(10).map { "  \($0)" }
    lines += trial.events.prefix(60).map { "    \($0.at) \($0.kind) \($0.roll)" }
    return lines.joined(separator: "\n")
  }
}
