import ArgumentParser
import Civil
import Delivery
import Foundation
import Outreach
import Pipeline
import Store

/// The world that `rapport run` works in: the machine's clock, files, log and health file.
struct RunWorld: Sendable {
  let options: GlobalOptions
  let clock: @Sendable () -> Instant
  let sends: Bool
  let log: ServiceLog
  let health: URL
  let store: SQLiteStore
  let watch: WorkspaceWatch

  func tellStart(_ policy: Policy) {
    let service = policy.service
    let kinds = service.approves.map(\.rawValue).sorted()
    log.write(
      Notice(
        .started,
        [
          "version": Rapport.configuration.version, "pid": String(getpid()),
          "live": String(sends), "drafts": String(service.drafts),
          "approves": kinds.isEmpty ? "never" : kinds.joined(separator: ","),
          "mailboxes": String(policy.mailboxes.count), "health": health.path,
        ]
      )
    )
  }

  var values: ServiceRun.World {
    let started = clock()
    return ServiceRun.World(
      clock: clock,
      pause: { [self] until, isBusy in
        if !isBusy { rest() }
        try? await Task.sleep(for: .seconds(max(0, until.seconds(since: clock()))))
      },
      files: { [watch] in watch.stamp() },
      load: { [self] in try load() },
      tell: { [log] in log.write($0) },
      keep: { [self] in keep($0, since: started) }
    )
  }

  /// A service waits nearly all of its time, and a plan of a large book needs much memory.
  private func rest() {
    // A database that fails says so at the next look, where there is something to do about it.
    try? store.emptyCache()
    ProcessLimits.returnMemory()
  }

  private func load() throws -> ServiceRun.Workplace {
    do {
      let workspace = try Workspace(options)
      guard workspace.url(workspace.policy.paths.database).path == store.path else {
        throw Failure(.configuration, "paths.database cannot change while it is served: restart")
      }
      return try workspace.workplace(store, sending: sends)
    } catch {
      throw ReloadRefused(description: Failure(error).message)
    }
  }

  /// The words of a failure, without its exit code.
  private struct ReloadRefused: Error, CustomStringConvertible {
    let description: String
  }

  private func keep(_ health: Health, since started: Instant) {
    do {
      let line = try JSON.line(HealthLine(health, live: sends, started: started))
      try Files.replace(self.health, with: Array("\(line)\n".utf8))
    } catch {
      log.write(Notice(.failed, ["reason": Failure(error).message]))
    }
  }
}

extension Workspace {
  /// All that a service works with; whatever a mailbox lacks is said before the first mail goes.
  func workplace(_ store: any Store, sending: Bool) throws -> ServiceRun.Workplace {
    var transports: [MailboxID: SMTPTransport] = [:]
    for mailbox in policy.mailboxes where sending {
      transports[mailbox.id] = try mailbox.transport(in: folder, asking: false)
    }
    return ServiceRun.Workplace(
      policy: policy,
      library: try library(store.fieldNames()),
      transports: transports
    )
  }
}
