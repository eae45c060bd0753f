import ArgumentParser
import Civil
import Outreach
import Pipeline
import Store

struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Tell why an account, a person or a draft is where it is.",
    discussion: """
      Names every rule that stands against a mail now, what it goes by and where that is written, \
      what in the journal counts against it, and the earliest time.
      """
  )

  @OptionGroup var global: GlobalOptions
  @OptionGroup var ahead: PlanOptions

  @Argument(
    help: """
      An account's id or the beginning of its name, a contact's id or address, or a draft's id or \
      its beginning.
      """
  )
  var what: String

  func run() throws {
    let workspace = try Workspace(global)
    let store = try workspace.openStore()
    let subject = try store.subject(meant: what)
    let planner = try workspace.planner(store, at: try global.instant(), ahead)
    let answer = try WhyRun(store, by: planner).answer(subject)
    if global.json {
      try Terminal.print(try JSON.line(WhyLine(answer)))
    } else {
      let view = WhyView(zone: workspace.policy.mailboxes[0].zone, names: AccountNames(store).of)
      try Terminal.print(view.lines(answer).joined(separator: "\n"))
    }
  }
}
