import Civil
import Foundation
import Outreach
import Pipeline
import Synchronization

/// The line on standard error that counts while mails go, for a person who watches.
final class SendProgress: Sendable {
  private let total: Int
  private let shares: [(id: MailboxID, count: Int)]
  private let state: Mutex<State>

  private struct State {
    var done: [MailboxID: Int] = [:]
    let began = ContinuousClock.now
    var shown = ContinuousClock.now
    var isShown = false
  }

  init(_ order: SendOrder) {
    total = order.count
    shares = order.mailboxes
    state = Mutex(State())
  }

  /// A mail of this mailbox has come to its end.
  func settled(_ mailbox: MailboxID) {
    state.withLock { state in
      state.done[mailbox, default: 0] += 1
      let count = state.done.values.reduce(0, +)
      let now = ContinuousClock.now
      // The terminal is slower than the database.
      guard count == total || now - state.shown > .milliseconds(100) else { return }
      state.shown = now
      show(text(state, count), &state)
    }
  }

  func waits(until next: Instant) {
    state.withLock { state in
      let seconds = next.epochSeconds % 86_400
      let clock = String(format: "%02d:%02d UTC", seconds / 3_600, seconds / 60 % 60)
      show("\(text(state, state.done.values.reduce(0, +))); the next slot is \(clock)", &state)
    }
  }

  func end() {
    state.withLock { state in
      if state.isShown { Terminal.ask("\r\u{1B}[K") }
    }
  }

  private func show(_ text: String, _ state: inout State) {
    guard Terminal.isLive else { return }
    state.isShown = true
    Terminal.ask("\r\u{1B}[K" + text.cut(to: Terminal.width - 1))
  }

  private func text(_ state: State, _ count: Int) -> String {
    var text = "\(count) of \(total)"
    if shares.count > 1 {
      let parts = shares.map { "\($0.id) \(state.done[$0.id] ?? 0) of \($0.count)" }
      text += " (\(parts.joined(separator: ", ")))"
    }
    let seconds = (ContinuousClock.now - state.began) / .seconds(1)
    guard seconds > 1, count > 0 else { return text }
    let rate = Double(count) / seconds
    return text + (rate >= 1 ? "; \(Int(rate)) a second" : "; \(Int(rate * 60)) a minute")
  }
}
