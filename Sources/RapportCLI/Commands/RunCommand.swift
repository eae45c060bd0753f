import ArgumentParser
import Civil
import Foundation
import Mail
import Outreach
import Pipeline
import Store
import Wire

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Plan, draft and, with --live, send approved mails at their slots, until stopped.",
    discussion: """
      What it may do by itself stands in rapport.yaml under service:; by default it writes drafts, and \
      a person approves each. Without --live nothing is sent. It sleeps until the next slot, notices \
      within 15 seconds what other commands did, and reads rapport.yaml and the templates anew when \
      they change, or on SIGHUP; where they are wrong it keeps what it has and says so.

      A slot that passed while the machine slept, or the clock was wrong, is planned anew; what goes \
      late goes under every cap, and never more than cadence.stale late. SIGTERM and SIGINT end it \
      within 10 seconds, with exit code 0; it may be killed at any time.

      With --once it ends as "send --live" does where a mail was due and its server was away or refused \
      the mailbox: with 69, or with 78 where only a person can help.

      One line for each thing that it does goes to standard output. The health file tells how it fares.
      """
  )

  enum LogStyle: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
  }

  @OptionGroup var global: GlobalOptions

  @Flag(help: "Really send, over SMTP, what a person approved.")
  var live = false

  @Flag(help: "Do what is due now and end, for a timer.")
  var once = false

  @Option(help: "The log's lines: key=value, or JSON.")
  var log = LogStyle.text

  @Option(
    help: ArgumentHelp(
      "Where to say how it fares; else service.health, else beside the database.",
      valueName: "file"
    )
  )
  var health: String?

  @Option(help: ArgumentHelp("Choose another spread of pauses, as in plan.", valueName: "n"))
  var seed: UInt64 = 1

  @Flag(help: "Print a systemd unit that runs this very command line, and end.")
  var printUnit = false

  @Flag(help: "Print a systemd timer for the unit of \"run --once\", and end.")
  var printTimer = false

  func run() async throws {
    if printTimer { return try Terminal.print(ServiceUnit.timer) }
    let workspace = try Workspace(global)
    if printUnit { return try Terminal.print(unit(of: workspace)) }
    ProcessLimits.prepareForSending()
    let store = try workspace.openStore()
    let own = try Self.onlyOne(beside: store.path)
    let sending: StoreLock? = live ? try StoreLock.acquire(path: store.path) : nil
    let world = RunWorld(
      options: global,
      clock: try global.clock(),
      sends: live,
      log: ServiceLog(style: global.json ? .json : log, clock: try global.clock()),
      health: healthFile(of: workspace, beside: store.path),
      store: store,
      watch: WorkspaceWatch(workspace.folder)
    )
    let workplace = try workspace.workplace(store, sending: live)
    world.tellStart(workplace.policy)
    let end = await serve(store, workplace, world.values)
    _ = consume sending
    _ = consume own
    if let failure = end.failure ?? (once ? end.planFailure : nil) { throw failure }
    if once, let failure = Failure(end.refused) {
      // Whoever keeps the log keeps this line, too.
      throw Failure(failure.status, failure.message.withoutAddresses)
    }
  }

  private func serve(
    _ store: SQLiteStore,
    _ workplace: ServiceRun.Workplace,
    _ world: ServiceRun.World
  ) async -> ServiceRun.End {
    let (wishes, inlet) = AsyncStream<ServiceRun.Wish>.makeStream()
    let halt = Halt()
    let stops = StopSignals([.interrupt, .terminate]) { _ in
      halt.request()
      inlet.yield(.stop)
    }
    let hangUps = StopSignals([.hangUp]) { _ in inlet.yield(.reload) }
    var service = ServiceRun(
      store,
      worker: "\(ProcessInfo.processInfo.hostName)-\(getpid())-\(UUID().uuidString)",
      mode: ServiceRun.Mode(sends: live, isOnce: once, seed: seed),
      in: world
    )
    if live { service.slate = Slate(ofDatabase: store.path) }
    let end = await service.run(workplace, wishes: wishes, until: halt)
    _ = (stops.end(), hangUps.end())
    return end
  }

  /// A second `run` would fight over the health file and write drafts twice as often.
  private static func onlyOne(beside database: String) throws -> StoreLock {
    do {
      return try StoreLock.acquire(path: database + "-run")
    } catch .held(let path) {
      throw Failure(
        .temporaryFailure,
        "\(path.printable): another \"rapport run\" serves this workspace; stop it first"
      )
    }
  }

  private func healthFile(of workspace: Workspace, beside database: String) -> URL {
    if let health { return URL(filePath: health).standardizedFileURL }
    if let path = workspace.policy.service.health { return workspace.url(path) }
    return URL(filePath: database + "-health.json")
  }
}
