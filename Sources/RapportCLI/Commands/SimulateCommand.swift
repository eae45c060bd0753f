import ArgumentParser
import Civil
import Mail
import Outreach
import Pipeline
import Store

struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Run the plan forward for weeks, under assumed rates of replies.",
    discussion: """
      Uses the present book and journal, or the data files where there is no database yet. Changes \
      nothing. The same input gives the same output, byte for byte.

      It assumes that you approve every draft in time, answer a reply when cadence.reply_within is \
      over, do each task on its day, and resume a mailbox that stopped on its next business day.
      """
  )

  @OptionGroup var global: GlobalOptions
  @OptionGroup var assumed: AssumptionOptions

  @Option(help: ArgumentHelp("How many weeks.", valueName: "n"))
  var weeks = 12

  @Option(
    help: ArgumentHelp(
      "Another configuration for the same book: show what differs.",
      valueName: "file"
    )
  )
  var against: String?

  func validate() throws {
    guard (1...104).contains(weeks) else {
      throw ValidationError("--weeks takes a number from 1 to 104")
    }
  }

  func run() throws {
    let workspace = try Workspace(global)
    let now = try global.instant()
    let store = try workspace.storeOrFiles(at: now)
    let library = try workspace.library(store.fieldNames())
    let candidates = try store.allCandidates()
    let forecast = { (policy: Policy) in
      try self.forecast(candidates, store, policy, library, from: now)
    }
    let present = try forecast(workspace.policy)
    let view = SimulateView(present, policy: workspace.policy)
    guard let against else {
      try show(SimulateLine(present), view.lines(of: workspace.policy, weeks: weeks))
      return
    }
    let other = try Workspace.policy(in: against, at: now)
    try library.check(other)
    let changed = try forecast(other)
    try show(
      SimulateComparison(present: SimulateLine(present), other: SimulateLine(changed)),
      view.difference(to: SimulateView(changed, policy: other), named: against)
    )
  }

  private func forecast(
    _ candidates: [Candidate],
    _ store: any Store,
    _ policy: Policy,
    _ library: TemplateLibrary,
    from now: Instant
  ) throws -> Forecast {
    var simulation = Simulation(
      candidates,
      records: try store.mailboxRecords(policy.mailboxes, at: now),
      policy: policy,
      library: library,
      from: now,
      under: assumed.assumptions
    )
    var progress = Progress("days")
    for day in 1...(weeks * 7) {
      simulation.next()
      progress.show(day)
    }
    progress.end()
    return simulation.forecast()
  }

  private func show(_ line: some Encodable, _ lines: [String]) throws {
    try Terminal.print(global.json ? try JSON.line(line) : lines.joined(separator: "\n"))
  }
}

/// What to take for granted about the world.
struct AssumptionOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How many mails are answered.", valueName: "percent"))
  var replyRate = Percent(8)

  @Option(help: ArgumentHelp("How many mails come back.", valueName: "percent"))
  var bounceRate = Percent(1)

  @Option(help: ArgumentHelp("How many mails meet an out-of-office notice.", valueName: "percent"))
  var awayRate = Percent(5)

  @Option(
    help: ArgumentHelp(
      "Do no more tasks than this a day; else all that are due.",
      valueName: "n"
    )
  )
  var tasksPerDay: Int?

  @Option(help: ArgumentHelp("Another course of events.", valueName: "n"))
  var seed: UInt64 = 1

  func validate() throws {
    guard replyRate.share + bounceRate.share + awayRate.share <= 1 else {
      throw ValidationError("the three rates come to more than 100%")
    }
    guard (tasksPerDay ?? 0) >= 0 else { throw ValidationError("--tasks-per-day takes 0 or more") }
  }

  var assumptions: Assumptions {
    Assumptions(
      replyRate: replyRate.share,
      bounceRate: bounceRate.share,
      awayRate: awayRate.share,
      seed: seed,
      tasksPerDay: tasksPerDay
    )
  }
}

/// A share as people write it: `8%`, `0.5%`, or the number without the sign.
struct Percent: ExpressibleByArgument, CustomStringConvertible {
  let value: Double

  init(_ value: Double) { self.value = value }

  init?(argument: String) {
    let digits = argument.hasSuffix("%") ? String(argument.dropLast()) : argument
    guard let value = Double(digits), (0...100).contains(value) else { return nil }
    self.value = value
  }

  var share: Double { value / 100 }
  var defaultValueDescription: String { description }
  var description: String { (value == value.rounded() ? "\(Int(value))" : "\(value)") + "%" }
}

extension Store {
  fileprivate func allCandidates() throws -> [Candidate] {
    var all: [Candidate] = []
    while true {
      let page = try candidates(after: all.last?.account.id, limit: 500)
      all += page
      if page.count < 500 { return all }
    }
  }
}

extension Workspace {
  /// The database where there is one, else the data files, read into memory.
  fileprivate func storeOrFiles(at now: Instant) throws -> SQLiteStore {
    if Files.exists(url(policy.paths.database)) { return try openStore() }
    let store = try SQLiteStore.inMemory()
    _ = try ImportRun(store, policy: policy, files: try dataFiles()).run(at: now)
    return store
  }
}
