package import Civil
package import Delivery
package import Outreach
import Store
package import Wire

/// What a live run needs of the world outside; tests bring their own.
package struct SendWorld: Sendable {
  /// The time, asked at each claim and each outcome.
  package let clock: @Sendable () -> Instant
  /// Returns when the clock has come to the instant, or as soon as a halt is requested.
  package let pause: @Sendable (_ until: Instant, _ next: Instant) async -> Void
  /// Called when a mail of this mailbox has come to its end, durably noted.
  package let settled: @Sendable (MailboxID) -> Void
  /// Called with those of them that were sent.
  package let sent: @Sendable ([DraftID]) -> Void
  /// The way out of each mailbox that the order names.
  package let transports: [MailboxID: any Transport]

  package init(
    clock: @escaping @Sendable () -> Instant,
    pause: @escaping @Sendable (_ until: Instant, _ next: Instant) async -> Void = { _, _ in },
    settled: @escaping @Sendable (MailboxID) -> Void = { _ in },
    sent: @escaping @Sendable ([DraftID]) -> Void = { _ in },
    transports: [MailboxID: any Transport]
  ) {
    self.clock = clock
    self.pause = pause
    self.settled = settled
    self.sent = sent
    self.transports = transports
  }
}

extension SendRun {
  /// Hands over what was ordered, each mail at its slot, one mailbox after the other.
  ///
  /// The caller holds the lock that keeps a second sender away, and has called `Store.recover`.
  /// Before each round the store is looked at anew: what was withdrawn does not go, and what was
  /// approved meanwhile goes in the place of it, while the number that was ordered is not exceeded.
  /// A mailbox whose server refuses for the time being is tried again after a while, if a slot is
  /// waited for at all. Whatever ends the run, the report says what had happened by then.
  package func live(_ order: SendOrder, in world: SendWorld, until halt: Halt) async -> Report {
    var run = LiveRun(self, order, in: world, until: halt)
    do {
      while let round = try run.nextRound() {
        switch round {
        case .deliver(let queue): try await run.deliver(queue)
        case .pause(let until, let next): await world.pause(until, next)
        }
      }
    } catch {
      run.report.failure = error
    }
    // Without waiting each mail was asked for once.
    if order.isWaiting {
      run.report.forgetPassingReasons { (try? store.draft($0))?.record.state == .sent }
    }
    return run.report
  }
}

/// One live run between its order and its report.
private struct LiveRun {
  enum Step {
    case deliver(SendQueue)
    case pause(until: Instant, next: Instant)
  }

  var report = SendRun.Report()
  private let run: SendRun
  private let order: SendOrder
  private let world: SendWorld
  private let halt: Halt
  private var journals = 0
  /// Not to be asked for again in this run.
  private var aside: Set<DraftID> = []
  /// The same of all that they have, where nobody waits.
  private var served: Set<MailboxID> = []
  private var backOffs: [MailboxID: BackOff] = [:]

  private struct BackOff {
    let refusals: Int
    let until: Instant
  }

  init(_ run: SendRun, _ order: SendOrder, in world: SendWorld, until halt: Halt) {
    self.run = run
    self.order = order
    self.world = world
    self.halt = halt
    report.waiting = order.homeless.map { draft in
      SendRun.Outcome(
        draft: draft,
        note: "its mailbox \(draft.mailbox) is not in the configuration any more",
        until: nil
      )
    }
  }

  /// Nothing more is begun after a halt; nil when there is nothing left to do or to wait for.
  mutating func nextRound() throws -> Step? {
    let room = order.count - report.handedOver
    guard room > 0 else { return nil }
    let now = world.clock()
    let open = try look(at: now, room: room)
    guard let next = open.next else { return nil }
    if halt.isRequested {
      report.isHalted = true
      return nil
    }
    guard let first = open.first, let horizon = order.horizons[first.mailbox] else {
      return .pause(until: min(next, now.adding(seconds: Self.look)), next: next)
    }
    return .deliver(
      SendQueue(
        query(until: min(now, horizon)),
        from: first.mailbox,
        upTo: open.last,
        without: aside,
        room: order.isWaiting ? open.share : room
      )
    )
  }

  /// At least so often the store is looked at anew while a slot is waited for.
  private static let look: Int64 = 30

  /// What may still go.
  private struct Open {
    /// When the next may go.
    var next: Instant?
    /// The first that may go now.
    var first: DraftSlot?
    /// The place of the last that may go now, as far as there is room.
    var last = SlotPlace.beginning
    /// So many of those up to it are from the mailbox of the first.
    var share = 0
  }

  /// Where nobody waits, the first that is found says it all: the order says where it ends.
  private func look(at now: Instant, room: Int) throws -> Open {
    var open = Open()
    var room = room
    let latest = order.horizons.values.max() ?? .distantPast
    _ = try run.store.walkSlots(query(until: latest)) { draft in
      guard mayGo(draft) else { return true }
      let time = time(of: draft)
      open.next = min(open.next ?? time, time)
      guard time <= now else { return true }
      open.first = open.first ?? draft
      open.last = order.isWaiting ? draft.place : order.end
      open.share += draft.mailbox == open.first?.mailbox ? 1 : 0
      room -= 1
      return order.isWaiting && room > 0
    }
    return open
  }

  /// Where nobody waits, what was ordered and no other.
  private func query(until end: Instant) -> SlotQuery {
    SlotQuery(until: end, unchangedSince: order.isWaiting ? nil : order.mark)
  }

  private func mayGo(_ draft: DraftSlot) -> Bool {
    guard let horizon = order.horizons[draft.mailbox], world.transports[draft.mailbox] != nil,
      !served.contains(draft.mailbox), !aside.contains(draft.id), time(of: draft) <= horizon
    else { return false }
    return order.isWaiting || draft.place <= order.end
  }

  private func time(of draft: DraftSlot) -> Instant {
    max(draft.slot, backOffs[draft.mailbox]?.until ?? .distantPast)
  }

  mutating func deliver(_ queue: SendQueue) async throws {
    let mailbox = queue.mailbox
    guard let transport = world.transports[mailbox] else { return }
    journals += 1
    let journal = SendJournal(
      run.store,
      queue: queue,
      worker: "\(run.worker).\(journals)",
      slate: run.slate,
      policy: run.policy,
      library: run.library,
      clock: world.clock,
      settled: { [world] count, sent in
        for _ in 0..<count { world.settled(mailbox) }
        world.sent(sent)
      }
    )
    let end: DeliverySummary.End
    do {
      end = try await transport.deliver(journal, until: halt).end
    } catch {
      report.add(journal.report)
      report.cutOff = journal.inHand
      throw error
    }
    report.add(journal.report)
    note(end, of: mailbox)
    if end == .halted { report.isHalted = try journal.isUnfinished() }
    setAside(journal.report, mailbox)
  }

  private mutating func note(_ end: DeliverySummary.End, of mailbox: MailboxID) {
    report.refused[mailbox] = nil
    switch end {
    case .finished: backOffs[mailbox] = nil
    case .halted: break
    case .refused(let refusal):
      report.refused[mailbox] = refusal
      let refusals = (backOffs[mailbox]?.refusals ?? 0) + 1
      let isPassing = refusal.remedy == .later
      let until = Retry.notBefore(attempts: refusals, after: world.clock())
      backOffs[mailbox] = BackOff(refusals: refusals, until: isPassing ? until : .distantFuture)
    }
  }

  /// Without waiting each mail is asked for once; with it, once more when its time has come.
  private mutating func setAside(_ news: SendRun.Report, _ mailbox: MailboxID) {
    if !order.isWaiting {
      served.insert(mailbox)
    } else {
      aside.formUnion(news.waiting.filter { $0.until == nil }.map(\.draft.id))
    }
  }
}
