import ArgumentParser
import Mail
import Outreach
import Pipeline
import Store

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Show what goes when, and why the rest waits.",
    discussion: "Changes nothing. \"rapport draft\" writes what the plan shows."
  )

  @OptionGroup var global: GlobalOptions
  @OptionGroup var ahead: PlanOptions

  func run() throws {
    let workspace = try Workspace(global)
    let store = try workspace.openStore()
    let planner = try workspace.planner(store, at: try global.instant(), ahead)
    var progress = Progress("accounts")
    let plan = try PlanRun(store, by: planner).plan { progress.show($0) }
    progress.end()
    try plan.show(as: global, policy: workspace.policy, store: store)
  }
}

extension Plan {
  /// Prints the plan for a person or, with `--json`, for a program.
  func show(as options: GlobalOptions, policy: Policy, store: any Store) throws {
    if options.json {
      try Terminal.print(try JSON.line(PlanLine(self, zone: policy.mailboxes[0].zone)))
      return
    }
    let names = Names(store)
    let view = PlanView(self, policy: policy) { names.of($0, $1) }
    try Terminal.print(view.lines.joined(separator: "\n"))
  }
}

/// Looks up what to call accounts and contacts, each account once.
private final class Names {
  private let store: any Store
  private var known: [AccountID: Candidate] = [:]

  init(_ store: any Store) { self.store = store }

  func of(_ account: AccountID, _ contact: ContactID?) -> (account: String, contact: String) {
    let candidate = known[account] ?? (try? store.candidate(account)).flatMap(\.self)
    guard let candidate else { return (account.text.printable, contact?.text.printable ?? "") }
    known[account] = candidate
    let person = contact.flatMap { candidate.contact($0) }
    let name = person?.displayName ?? person?.address.description ?? contact?.text ?? ""
    return (candidate.account.name.printable, name.printable)
  }
}
