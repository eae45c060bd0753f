import ArgumentParser
import Delivery
import Foundation
import Outreach
import Pipeline
import Store

struct SendCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "send",
    abstract: "Write approved mails that are due to the outbox or, with --live, send them.",
    discussion: """
      Without --live nothing is sent: the outbox gets exactly the bytes that a live run would send. \
      A mail goes at its slot or later, never more than cadence.stale late, and only while its \
      approval names exactly its bytes.

      A live run says how many mails it is about to send and wants that number back: typed at a \
      terminal, or with --yes. It never sends more. The first live run of a workspace sends one mail, \
      unless --limit says otherwise. An interrupt or SIGTERM stops it: nothing new is begun, the mail \
      in hand is brought to its end within 10 seconds, and the exit code is 130 or 143.
      """
  )

  @OptionGroup var global: GlobalOptions

  @Flag(help: "Really send, over SMTP.")
  var live = false

  @Flag(help: "With --live: stay until the day ends, and send each mail at its slot.")
  var wait = false

  @Option(help: ArgumentHelp("At most so many mails, or \"all\".", valueName: "n"))
  var limit: SendLimit?

  @Option(help: ArgumentHelp("With --live: send exactly so many, without asking.", valueName: "n"))
  var yes: Int?

  @Flag(
    help: "Really send one mail, the next to go, to your own address; nothing is noted or counted."
  )
  var toMe = false

  func validate() throws {
    if toMe, live || wait || limit != nil || yes != nil {
      throw ValidationError("--to-me sends one mail to yourself; it goes with no other choice")
    }
    if !live, wait || yes != nil {
      throw ValidationError("--wait and --yes belong to --live; without it nothing is sent")
    }
  }

  func run() async throws {
    let workspace = try Workspace(global)
    let store = try workspace.openStore()
    let library = try workspace.library(store.fieldNames())
    let send = SendRun(
      store,
      policy: workspace.policy,
      library: library,
      worker: "\(ProcessInfo.processInfo.hostName)-\(getpid())-\(UUID().uuidString)"
    )
    if toMe {
      try await sendTrial(send, workspace)
    } else if live {
      try await sendLive(send, workspace, store)
    } else {
      try await dryRun(send, workspace, store)
    }
  }

  private func dryRun(_ send: SendRun, _ workspace: Workspace, _ store: any Store) async throws {
    let now = try global.instant()
    let folder = workspace.url(workspace.policy.paths.outbox)
    let written = try await send.dryRun(
      into: Outbox(folder: folder.path),
      at: now,
      limit: limit
    )
    if global.json {
      for draft in written { try Terminal.print(try JSON.line(DraftLine(draft))) }
      return
    }
    let later = try store.drafts(DraftFilter(states: [.approved])).count - written.count
    var lines = ["Nothing was sent. \(written.count) due, written to \(Files.display(folder))."]
    if later > 0 { lines.append("\(later) approved wait for their slots.") }
    if !written.isEmpty { lines.append("Send them with \"rapport send --live\".") }
    lines += try Doubts(in: store, at: now).lines
    try Terminal.print(lines.joined(separator: "\n"))
  }
}

extension SendLimit: ExpressibleByArgument {
  /// Reads `all`, or a number from 1 up.
  public init?(argument: String) {
    if argument == "all" {
      self = .all
    } else if let count = Int(argument), count > 0 {
      self = .count(count)
    } else {
      return nil
    }
  }
}
