import Civil
import Delivery
internal import Foundation
import Outreach
import Store
import Wire

/// One running service: the state that `ServiceRun` keeps between two signals.
struct ServiceLoop {
  /// Comes in from timers, wishes, plans and mailboxes, in any order.
  enum Signal: Sendable {
    case pauseEnded(number: Int)
    case wish(ServiceRun.Wish)
    case planned(Result<ServicePlan.News, any Error>)
    case delivered(MailboxID, [DraftSlot], SendRun.Round)
  }

  var failure: (any Error)?
  var planFailure: (any Error)?
  /// Mailboxes whose server would not talk to us when it was last asked to.
  var refused: [MailboxID: SessionRefusal] = [:]
  let run: ServiceRun
  private let inlet: AsyncStream<Signal>.Continuation
  private let halt: Halt
  private var workplace: ServiceRun.Workplace
  /// The columns of the book, as they were when its stamp was this.
  private var columns: (stamp: Int64, text: String)?
  private var service: Service
  private var timer: Task<Void, Never>?
  private var homeless: [MailboxID: Int] = [:]
  private var pauses = 0
  private var rounds = 0
  private var inHand = 0
  private var isPlanning = false

  init(
    _ run: ServiceRun,
    _ workplace: ServiceRun.Workplace,
    inlet: AsyncStream<Signal>.Continuation,
    until halt: Halt
  ) {
    self.run = run
    self.workplace = workplace
    self.inlet = inlet
    self.halt = halt
    service = Service(Self.rules(run.mode, workplace), look: run.mode.look)
  }

  private static func rules(
    _ mode: ServiceRun.Mode,
    _ workplace: ServiceRun.Workplace
  ) -> Service.Rules {
    Service.Rules(
      drafts: workplace.policy.service.drafts,
      sends: mode.sends,
      isOnce: mode.isOnce,
      zone: workplace.policy.mailboxes[0].zone,
      mailboxes: workplace.policy.mailboxes.map(\.id).filter { workplace.transports[$0] != nil }
    )
  }

  /// What a sender left behind that died is settled before anything else.
  mutating func begin() throws {
    if run.mode.sends {
      let now = run.world.clock()
      let left = try run.store.recover(at: now) { run.slate?.lastWord(on: $0) }
      run.slate?.wipe()
      for draft in left where draft.state == .unknown { tell(Notice(.unknown, draft)) }
    }
    _ = try perform(service.next(.began(try sight()), at: run.world.clock()))
  }

  /// True when it was the last.
  mutating func take(_ signal: Signal) throws -> Bool {
    guard let event = try event(of: signal) else { return false }
    let actions = service.next(event, at: run.world.clock())
    if let jump = service.jump {
      tell(Notice(.jumped, ["seconds": String(jump)]))
    }
    return try perform(actions)
  }

  private mutating func event(of signal: Signal) throws -> Service.Event? {
    switch signal {
    case .pauseEnded(let number):
      guard number == pauses else { return nil }
      return .woke(try sight())
    case .wish(.reload): return .reload
    case .wish(.stop):
      tell(Notice(.stopping, ["in_hand": String(inHand)]))
      return .stop
    case .planned(let result):
      isPlanning = false
      return planned(result)
    case .delivered(let mailbox, let drafts, let round):
      inHand -= 1
      return try delivered(mailbox, drafts, round)
    }
  }

  /// Templates are read against the columns of the book, so others are as another file.
  private mutating func sight() throws -> Service.Sight {
    let stamp = try run.store.stamp()
    if columns?.stamp != stamp {
      let names = try run.store.fieldNames()
      columns = (stamp, (names.accounts + ["/"] + names.contacts).joined(separator: ","))
    }
    return Service.Sight(files: "\(run.world.files()) \(columns?.text ?? "")", book: stamp)
  }

  func tell(_ notice: Notice) { run.world.tell(notice) }

  var holdsMail: Bool { inHand > 0 }

  /// Nothing more is begun: what the book holds is not known any more.
  mutating func fail(_ error: any Error) { failure = failure ?? error }

  /// After a failure: true when no mail is in hand any more.
  mutating func isLast(_ signal: Signal) -> Bool {
    if case .delivered = signal { inHand -= 1 }
    return inHand == 0
  }

  func end() {
    timer?.cancel()
    if let failure { tell(Notice(.failed, ["reason": "\(failure)".withoutAddresses])) }
    let mailboxes = refused.keys.sorted().map(\.text).joined(separator: ",")
    tell(Notice(.stopped, ["mailboxes_refused": mailboxes.isEmpty ? nil : mailboxes]))
  }
}

extension ServiceLoop {
  /// True at the end.
  private mutating func perform(_ first: [Service.Action]) throws -> Bool {
    var actions = first[...]
    while let action = actions.popFirst() {
      switch action {
      case .load: actions = try next(load())[...]
      case .count: actions = try next(.counted(census()))[...]
      case .plan: plan()
      case .deliver(let drafts, let mailbox): deliver(drafts, from: mailbox)
      case .report(let health): run.world.keep(health)
      case .pause(let until): pause(until: until)
      case .end: return true
      }
    }
    return false
  }

  private mutating func next(_ event: Service.Event) -> [Service.Action] {
    service.next(event, at: run.world.clock())
  }

  private mutating func load() throws -> Service.Event {
    do {
      workplace = try run.world.load()
    } catch {
      for line in "\(error)".split(separator: "\n") {
        tell(Notice(.reloadRefused, ["reason": String(line).withoutAddresses]))
      }
      return .refused
    }
    refused = [:]
    tell(Notice(.reloaded, ["mailboxes": String(workplace.policy.mailboxes.count)]))
    return .loaded(Self.rules(run.mode, workplace))
  }

  private mutating func census() throws -> Service.Census {
    var approved = SlotCensus(at: run.world.clock(), resting: service.resting)
    if run.mode.sends {
      _ = try run.store.walkSlots(SlotQuery(until: .distantFuture)) { draft in
        approved.add(draft)
        return true
      }
    }
    tellHomeless(approved.counts)
    return Service.Census(
      slots: approved.slots,
      counts: try run.store.draftCounts(),
      oldestUnknown: try run.store.oldestUnknown()
    )
  }

  /// Approved mails whose mailbox is not in the configuration any more; each mailbox is told once.
  private mutating func tellHomeless(_ approved: [MailboxID: Int]) {
    let known = Set(workplace.policy.mailboxes.map(\.id))
    let counts = approved.filter { !known.contains($0.key) }
    for (mailbox, count) in counts where homeless[mailbox] == nil {
      tell(Notice(.homeless, ["mailbox": mailbox.text, "approved": String(count)]))
    }
    homeless = counts
  }

  private mutating func pause(until end: Instant) {
    timer?.cancel()
    pauses += 1
    let number = pauses
    let isBusy = inHand > 0 || isPlanning
    timer = Task { [run, inlet] in
      await run.world.pause(end, isBusy)
      inlet.yield(.pauseEnded(number: number))
    }
  }

  /// On a thread of its own: a plan of a large book takes a while, and waits for the disk.
  private mutating func plan() {
    isPlanning = true
    let plan = ServicePlan(
      run.store,
      workplace,
      seed: run.mode.seed,
      at: run.world.clock()
    )
    let thread = Thread { [inlet] in inlet.yield(.planned(Result { try plan.make() })) }
    thread.stackSize = 8 << 20
    thread.start()
  }

  private mutating func deliver(_ drafts: [DraftSlot], from mailbox: MailboxID) {
    guard let transport = workplace.transports[mailbox] else { return }
    rounds += 1
    inHand += 1
    var send = SendRun(
      run.store,
      policy: workplace.policy,
      library: workplace.library,
      worker: "\(run.worker).\(rounds)"
    )
    send.slate = run.slate
    Task { [send, run, inlet, halt] in
      let round = await send.deliver(
        drafts,
        from: mailbox,
        over: transport,
        clock: run.world.clock,
        until: halt
      )
      inlet.yield(.delivered(mailbox, drafts, round))
    }
  }
}
