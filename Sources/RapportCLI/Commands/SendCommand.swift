import ArgumentParser
import Delivery
import Foundation
import Outreach
import Pipeline
import Store
import Wire

struct SendCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "send",
    abstract: "Write approved mails that are due to the outbox or, with --live, send them.",
    discussion: """
      Without --live nothing is sent: the outbox gets exactly the bytes that a live run would send. \
      A mail goes at its slot or later, never more than cadence.stale late, and only while its \
      approval names exactly its bytes.
      """
  )

  @OptionGroup var global: GlobalOptions

  @Flag(help: "Really send, over SMTP.")
  var live = false

  @Option(help: ArgumentHelp("At most so many mails.", valueName: "n"))
  var limit: Int?

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1 up") }
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
    if live {
      try await sendLive(send, workspace, store)
    } else {
      try await dryRun(send, workspace, store)
    }
  }

  /// A core dump would hold the password of the connection.
  private static func keepSecretsOutOfCores() {
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
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
    try Terminal.print(lines.joined(separator: "\n"))
  }

  private func sendLive(_ send: SendRun, _ workspace: Workspace, _ store: SQLiteStore) async throws
  {
    Self.keepSecretsOutOfCores()
    let lock = try StoreLock.acquire(path: store.path)
    let clock = try global.clock()
    let halt = Halt()
    let signals = StopSignals { halt.request() }
    let lost = try store.recover(at: clock())
    let report = try await send.live(clock: clock, limit: limit, until: halt) { mailbox in
      try mailbox.transport(in: workspace.folder)
    }
    signals.end()
    _ = consume lock
    try SendView(report, recovered: lost.filter { $0.state == .unknown })
      .show(json: global.json)
  }
}

/// Asks a run to stop at SIGINT and SIGTERM, as long as it lives.
private final class StopSignals {
  private let sources: [any DispatchSourceSignal]

  init(_ stop: @escaping @Sendable () -> Void) {
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler(handler: stop)
      source.resume()
      return source
    }
  }

  func end() { for source in sources { source.cancel() } }
}
