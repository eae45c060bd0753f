import Cadence
import Civil
import Mail
import Outreach
import Testing

@Suite("A simulation")
struct SimulationTests {
  private func simulation(
    seed: UInt64 = 1,
    keepsOutcomes: Bool = true,
    _ assumptions: Assumptions = Assumptions()
  ) throws -> Simulation {
    let trial = CadenceCase(seed: seed, size: CadenceCase.Size(firms: 15, days: 1))
    let candidates = try trial.record.candidates(past: trial.past)
    let policy = try Policy(trial.record.settings[0])
    let start = (trial.events.first?.at ?? 0) / 86_400 * 86_400
    return Simulation(
      candidates,
      records: [:],
      policy: policy,
      library: try trial.record.library(),
      from: Instant(epochSeconds: start),
      under: assumptions,
      keepsOutcomes: keepsOutcomes
    )
  }

  private func forecast(_ simulation: Simulation, days: Int = 40) -> Forecast {
    var simulation = simulation
    for _ in 0..<days { simulation.next() }
    return simulation.forecast()
  }

  @Test(
    "keeps what was worked out only as long as it holds",
    arguments: 1...4 as ClosedRange<UInt64>
  )
  func keeping(seed: UInt64) throws {
    let kept = forecast(try simulation(seed: seed))
    let anew = forecast(try simulation(seed: seed, keepsOutcomes: false))
    #expect(kept == anew)
  }

  @Test("says the same again for the same input, and something else for another seed")
  func deterministic() throws {
    let rates = Assumptions(replyRate: 0.3, awayRate: 0.3)
    let once = forecast(try simulation(seed: 2, rates))
    #expect(once == forecast(try simulation(seed: 2, rates)))
    let other = Assumptions(replyRate: 0.3, awayRate: 0.3, seed: 2)
    #expect(once != forecast(try simulation(seed: 2, other)))
  }

  @Test("with no rates nothing comes back; with all replies each mail is answered")
  func rates() throws {
    let silent = Assumptions(replyRate: 0, bounceRate: 0, awayRate: 0)
    let quiet = forecast(try simulation(seed: 2, silent))
    #expect(quiet.total(\.mails) > 0)
    #expect(quiet.total(\.replies) == 0)
    #expect(quiet.total(\.bounces) == 0)
    #expect(quiet.total(\.absences) == 0)
    let loud = forecast(
      try simulation(seed: 2, Assumptions(replyRate: 1, bounceRate: 0, awayRate: 0)),
      days: 90
    )
    #expect(loud.total(\.replies) > 0)
    #expect(loud.answered <= loud.total(\.replies))
    #expect(loud.total(\.minutes) >= 10 * loud.answered)
  }

  @Test("no day is over its cap by more than a rolling day allows")
  func caps() throws {
    for seed in 1...3 as ClosedRange<UInt64> {
      for day in forecast(try simulation(seed: seed)).days {
        for mailbox in day.mailboxes { #expect(mailbox.mails <= 2 * mailbox.cap) }
      }
    }
  }

  @Test("tasks wait for their day where a person does few of them")
  func tasks() throws {
    for seed in 1...3 as ClosedRange<UInt64> {
      let few = forecast(try simulation(seed: seed, Assumptions(tasksPerDay: 1)))
      #expect(few.days.allSatisfy { $0.tasks <= 1 })
    }
  }
}
