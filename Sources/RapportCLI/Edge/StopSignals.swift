import Foundation
import Synchronization

/// A signal that asks to stop.
enum StopSignal: Int32, CaseIterable {
  case hangUp = 1
  case interrupt = 2
  case terminate = 15

  /// What shells say of a program that such a signal ended.
  var exitCode: Int32 { 128 + rawValue }
}

/// Hears the signals that ask to stop, as long as it lives, in place of their ending the process.
///
/// One that was ignored before, as `nohup` does with SIGHUP, stays ignored.
final class StopSignals {
  private let sources: [any DispatchSourceSignal]
  private let first: Received

  init(
    _ kinds: [StopSignal] = StopSignal.allCases,
    _ stop: @escaping @Sendable (StopSignal) -> Void
  ) {
    let first = Received()
    self.first = first
    sources = kinds.compactMap { kind in
      let before = signal(kind.rawValue, SIG_IGN)
      guard unsafeBitCast(before, to: Int.self) != unsafeBitCast(SIG_IGN, to: Int.self) else {
        return nil
      }
      let source = DispatchSource.makeSignalSource(signal: kind.rawValue, queue: .global())
      source.setEventHandler {
        first.note(kind)
        stop(kind)
      }
      source.resume()
      return source
    }
  }

  /// The signals are ignored from now on; gives the first that came.
  func end() -> StopSignal? {
    for source in sources { source.cancel() }
    return first.signal
  }

  private final class Received: Sendable {
    private let kept = Mutex<StopSignal?>(nil)
    var signal: StopSignal? { kept.withLock { $0 } }
    func note(_ signal: StopSignal) { kept.withLock { $0 = $0 ?? signal } }
  }
}
