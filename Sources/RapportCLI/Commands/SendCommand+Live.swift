import Civil
import Foundation
import Outreach
import Pipeline
import Store
import Wire

extension SendCommand {
  /// Lock, recover, ask, send, tell.
  func sendLive(_ send: SendRun, _ workspace: Workspace, _ store: SQLiteStore) async throws {
    ProcessLimits.prepareForSending()
    let lock = try StoreLock.acquire(path: store.path)
    try store.reduceCache()
    let clock = try global.clock()
    let slate = Slate(ofDatabase: store.path)
    _ = try store.recover(at: clock()) { slate?.lastWord(on: $0) }
    slate?.wipe()
    var send = send
    send.slate = slate
    let order = try send.order(at: clock(), limit: limit, waiting: wait)
    do {
      try SendQuestion(order).confirm(yes)
      let transports = try workspace.transports(for: order)
      let progress = SendProgress(order)
      let (sender, sent, names) = (send, SentDrafts(), global.json)
      let (report, signal) = await stoppable { halt in
        let world = SendWorld(
          clock: clock,
          pause: { until, next in
            progress.waits(until: next)
            try? await Task.sleep(for: .seconds(max(0, until.seconds(since: clock()))))
          },
          settled: { progress.settled($0) },
          sent: { if names { sent.add($0) } },
          transports: transports
        )
        return await sender.live(order, in: world, until: halt)
      }
      progress.end()
      _ = consume lock
      let doubts = try Doubts(in: store, at: clock())
      try SendView(report, order, sent: sent.ids, doubts: doubts, stoppedBy: signal)
        .show(json: global.json, from: store)
    } catch let refusal as Failure where refusal.status == .usage {
      for line in try Doubts(in: store, at: clock()).lines { Terminal.note(line) }
      throw refusal
    }
  }

  /// Runs `body` until it ends; the first SIGINT, SIGTERM or SIGHUP asks it to stop.
  private func stoppable<Result: Sendable>(
    _ body: @escaping @Sendable (Halt) async -> Result
  ) async -> (Result, StopSignal?) {
    let halt = Halt()
    let running = Task { await body(halt) }
    let signals = StopSignals { _ in
      halt.request()
      running.cancel()
    }
    let result = await running.value
    return (result, signals.end())
  }
}
