import ArgumentParser
import Outreach
import Store

struct ResolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve",
    abstract: "Say what became of a mail whose fate is unknown.",
    discussion: """
      Look into the Sent folder, or ask the recipient, before you say it. A mail that is said not to \
      have been sent goes out again at its next chance, with the same Message-ID.
      """
  )

  @OptionGroup var global: GlobalOptions

  @Flag(help: "It was sent.")
  var sent = false

  @Flag(help: "It was not sent; it may go out again.")
  var notSent = false

  @Option(help: "How you know, for the journal.")
  var reason: String

  @Argument(help: "The draft's id.")
  var id: String

  func validate() throws {
    guard sent != notSent else { throw ValidationError("say --sent or --not-sent") }
  }

  func run() throws {
    let store = try Workspace(global).openStore()
    let now = try global.instant()
    try store.resolve(
      DraftID(id),
      wasSent: sent,
      reason: reason,
      by: Person.current,
      at: now
    )
    guard let draft = try store.draft(DraftID(id)) else { throw Failure.noDraft(id) }
    if global.json {
      try Terminal.print(try JSON.line(DraftLine(draft.record)))
    } else {
      try Terminal.print("\(draft.record.id) is \(draft.record.state.rawValue) now.")
    }
  }
}
