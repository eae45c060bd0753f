package import Civil
package import Delivery
internal import Foundation
package import Outreach
package import Store
package import Wire

/// Does what `Service` decides, over a store and the world outside, until it is asked to stop.
///
/// The caller holds the lock that keeps a second sender away. Each mailbox delivers on its own, beside the
/// others; a plan is made on a thread of its own.
package struct ServiceRun: Sendable {
  /// What a service needs of the world outside; tests bring their own.
  package struct World: Sendable {
    package var clock: @Sendable () -> Instant
    /// Returns when the clock has come to the instant, or as soon as its task is cancelled.
    ///
    /// `isBusy`: a mail or a plan is in hand, and its end ends the pause.
    package var pause: @Sendable (_ until: Instant, _ isBusy: Bool) async -> Void
    /// Names the content of the configuration's files; another name, another content.
    package var files: @Sendable () -> String
    /// Reads the configuration, templates and ways out; throws what is wrong with them.
    package var load: @Sendable () throws -> Workplace
    package var tell: @Sendable (Notice) -> Void
    /// Keeps the newest report of health in the place of the one before.
    package var keep: @Sendable (Health) -> Void

    package init(
      clock: @escaping @Sendable () -> Instant,
      pause: @escaping @Sendable (_ until: Instant, _ isBusy: Bool) async -> Void,
      files: @escaping @Sendable () -> String,
      load: @escaping @Sendable () throws -> Workplace,
      tell: @escaping @Sendable (Notice) -> Void,
      keep: @escaping @Sendable (Health) -> Void
    ) {
      self.clock = clock
      self.pause = pause
      self.files = files
      self.load = load
      self.tell = tell
      self.keep = keep
    }
  }

  /// A configuration with all that it names, ready to work with.
  package struct Workplace: Sendable {
    package let policy: Policy
    package let library: TemplateLibrary
    package let transports: [MailboxID: any Transport]

    package init(
      policy: Policy,
      library: TemplateLibrary,
      transports: [MailboxID: any Transport]
    ) {
      self.policy = policy
      self.library = library
      self.transports = transports
    }
  }

  /// What the command line decides.
  package struct Mode: Hashable, Sendable {
    package var sends: Bool
    package var isOnce: Bool
    package var seed: UInt64
    /// How often files and the book's stamp are looked at, in seconds.
    package var look: Int64 = 15

    package init(sends: Bool, isOnce: Bool = false, seed: UInt64 = 1) {
      self.sends = sends
      self.isOnce = isOnce
      self.seed = seed
    }
  }

  /// What a person, or the system, asks of a running service.
  package enum Wish: Sendable {
    case stop
    case reload
  }

  /// How it ended.
  package struct End: Sendable {
    /// What made it end by itself.
    package let failure: (any Error)?
    /// Why the newest plan could not be made.
    package let planFailure: (any Error)?
    /// Mailboxes whose server would not talk to us when it was last asked to, and why.
    package let refused: [MailboxID: SessionRefusal]
  }

  let store: any Store
  let worker: String
  let mode: Mode
  let world: World
  /// The database's; without it nothing is marked ahead.
  package var slate: Slate?

  /// `worker`: names this process in the journal, unlike any other before or after it.
  package init(_ store: any Store, worker: String, mode: Mode, in world: World) {
    self.store = store
    self.worker = worker
    self.mode = mode
    self.world = world
  }

  /// `halt`: is requested, by the caller, together with the wish to stop.
  package func run(
    _ workplace: Workplace,
    wishes: AsyncStream<Wish>,
    until halt: Halt
  ) async -> End {
    let (signals, inlet) = AsyncStream<ServiceLoop.Signal>.makeStream()
    let listener = Task {
      for await wish in wishes { inlet.yield(.wish(wish)) }
    }
    defer {
      listener.cancel()
      inlet.finish()
    }
    var loop = ServiceLoop(self, workplace, inlet: inlet, until: halt)
    do {
      try loop.begin()
      for await signal in signals {
        if try loop.take(signal) { break }
      }
    } catch {
      // Nothing more is begun; mails in hand are brought to their end before the process goes.
      loop.fail(error)
      halt.request()
      if loop.holdsMail {
        for await signal in signals {
          if loop.isLast(signal) { break }
        }
      }
    }
    loop.end()
    return End(failure: loop.failure, planFailure: loop.planFailure, refused: loop.refused)
  }
}
