import ArgumentParser
import Civil
import Foundation
import Outreach
import Pipeline
import Store

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Show what goes when, and why the rest waits.",
    discussion: """
      Changes nothing. "rapport draft" writes what the plan shows, "rapport why ACCOUNT" tells \
      everything about one account.
      """
  )

  @OptionGroup var global: GlobalOptions
  @OptionGroup var ahead: PlanOptions

  @Option(help: "Only this account, by its id or the beginning of its name.")
  var account: String?

  @Flag(help: "List everything, however long.")
  var all = false

  @Option(
    help: ArgumentHelp(
      "Also write mails and tasks as a calendar (RFC 5545), to import again whenever it changed.",
      valueName: "file"
    )
  )
  var ics: String?

  func run() throws {
    let workspace = try Workspace(global)
    let store = try workspace.openStore()
    let only = try account.map { try store.account(meant: $0).account.id }
    let now = try global.instant()
    let planner = try workspace.planner(store, at: now, ahead)
    if all, only == nil, !global.json, ics == nil {
      return try showEveryone(store, by: planner)
    }
    let report = try report(store, by: planner, only: only)
    if let ics {
      let calendar = PlanCalendar(report, policy: workspace.policy, names: AccountNames(store).of)
      try Files.replace(URL(filePath: ics).standardizedFileURL, with: calendar.bytes)
    }
    try report.show(
      as: global,
      all: all || only != nil,
      policy: workspace.policy,
      store: store
    )
  }

  /// Names everybody where all of them are asked for; else only those that a person looks at.
  private func report(
    _ store: any Store,
    by planner: Planner,
    only account: AccountID?
  ) throws -> PlanReport {
    var progress = Progress("accounts")
    defer { progress.end() }
    let run = PlanRun(store, by: planner)
    if account == nil, all || global.json || ics != nil {
      let plan = try run.plan { progress.show($0) }
      return try PlanReport(plan, under: planner.policy, in: store)
    }
    let glance = try run.glance(examples: Self.examples) { progress.show($0) }
    let report = try PlanReport(glance, under: planner.policy, in: store)
    guard let account else { return report }
    let why = WhyRun(store, by: planner)
    return report.only(try why.explanation(of: account, in: glance.plan))
  }

  /// The whole plan with a line for everyone who is held, read off the agenda.
  private func showEveryone(_ store: any Store, by planner: Planner) throws {
    var progress = Progress("accounts")
    var everyone = EveryoneHeld()
    let glance = try PlanRun(store, by: planner).glance(
      examples: 0,
      listed: .max,
      progress: { progress.show($0) },
      everyone: { everyone.add($0) }
    )
    progress.end()
    let names = AccountNames(store)
    let zone = planner.policy.mailboxes[0].zone
    for held in glance.plan.held {
      guard let hold = held.decisive else { continue }
      let name = names.of(held.account, nil).account
      everyone.add(held, name: name, reason: hold, text: hold.sentence(in: zone))
    }
    let report = try PlanReport(glance, under: planner.policy, in: store)
    let view = PlanView(report, policy: planner.policy, showsAll: true, showsHeld: false) {
      names.of($0, $1)
    }
    try Terminal.print(view.lines.joined(separator: "\n") + "\n")
    if everyone.count > 0 { try everyone.write() }
  }

  /// As many as the view shows of one group.
  private static let examples = 10
}

extension PlanReport {
  /// Prints the plan for a person or, with `--json`, for a program.
  func show(
    as options: GlobalOptions,
    all: Bool,
    policy: Policy,
    store: any Store
  ) throws {
    if options.json {
      try Terminal.print(try JSON.line(PlanLine(self, zone: policy.mailboxes[0].zone)))
      return
    }
    try Terminal.print(lines(all: all, policy: policy, store: store).joined(separator: "\n"))
  }

  /// The plan for a person.
  func lines(all: Bool, policy: Policy, store: any Store) -> [String] {
    let names = AccountNames(store)
    return PlanView(self, policy: policy, showsAll: all) { names.of($0, $1) }.lines
  }
}
