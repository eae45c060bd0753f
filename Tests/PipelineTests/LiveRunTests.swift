import Civil
import Mail
import Outreach
import Store
import Synchronization
import Testing
import Wire

@testable import Delivery
@testable import Pipeline

/// Slots, waiting, and numbers that are never exceeded, with a clock that the tests turn.
@Suite("A live run over the day")
struct LiveRunTests {
  private static let eight = Instant(epochSeconds: 1_795_593_600)
  private let store: SQLiteStore
  private let run: SendRun
  private let day: Day
  private let sent = SentDrafts()

  /// Five mails from one mailbox, ten minutes apart from 08:00 on, all approved.
  init() throws {
    store = try SQLiteStore.inMemory()
    let zone = try Zone("UTC")
    let sender = try Address("ana@northlight.example")
    try store.importBook(at: Self.eight) { writer in
      for number in 1...5 {
        let account = AccountID("a\(number)")
        let domain = "firm\(number).example"
        _ = try writer.put(
          Account(id: account, name: "Firm", declaredStage: .prospect, zone: zone)
        )
        _ = try writer.put(
          Contact(
            id: ContactID("c\(number)"),
            account: account,
            address: try Address("zoe@" + domain),
            role: .decisionMaker
          )
        )
      }
    }
    var mailbox = Mailbox(id: MailboxID("ana"), from: NamedAddress(sender), zone: zone)
    mailbox.gap = MailboxGap(least: 600, jitter: 0)
    let policy = Policy(
      sender: Sender(name: "Ana"),
      mailboxes: [mailbox],
      cadence: Cadence(window: .always)
    )
    let library = try TemplateLibrary(
      [
        TemplateSource(
          name: "check-in/first",
          path: "first.md",
          text: "---\nkind: check-in\nsubject: Hello\n---\nHello.\n"
        )
      ],
      fields: DataColumns(accounts: [], contacts: [])
    )
    let planner = Planner(
      policy: policy,
      library: library,
      now: Self.eight,
      horizon: Self.eight.adding(seconds: 86_400),
      seed: 1
    )
    for draft in try DraftRun(store, by: planner).run().written {
      try store.approve(draft.id, digest: draft.digest, by: "tester", at: Self.eight)
    }
    run = SendRun(store, policy: policy, library: library, worker: "w")
    day = Day(at: Self.eight)
  }

  /// A clock that only pauses turn, and what happened at which time.
  private final class Day: Sendable {
    private let state: Mutex<(now: Instant, sent: [Instant], pauses: Int)>
    init(at now: Instant) { state = Mutex((now, [], 0)) }
    var now: Instant { state.withLock { $0.now } }
    var pauses: Int { state.withLock { $0.pauses } }
    var minutes: [Int64] { state.withLock { $0.sent.map { $0.seconds(since: eight) / 60 } } }
    func pass(until: Instant) {
      state.withLock { state in
        state.now = max(state.now, until)
        state.pauses += 1
      }
    }
    func note() { state.withLock { $0.sent.append($0.now) } }
  }

  /// Delivers at once, with the fates that it is told; the last one stays.
  private final class Courier: Transport {
    private let ends: Mutex<[DeliverySummary.End]>
    private let fate: Fate
    init(_ ends: [DeliverySummary.End] = [.finished], fate: Fate? = nil) {
      self.ends = Mutex(ends)
      self.fate = fate ?? .sent(Reply(code: 250, text: []))
    }

    func deliver(_ journal: any DeliveryJournal, until halt: Halt) throws -> DeliverySummary {
      let end = ends.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
      var settled: [Delivery.Settlement] = []
      while true {
        let wanted = halt.isRequested ? 0 : 1
        let parcels = try journal.commit(JournalEntry(settled: settled, wanted: wanted)).claimed
        guard let parcel = parcels.first else { break }
        if case .refused(let refusal) = end {
          let fate = Fate.rejected(Rejection(refusal))
          _ = try journal.commit(
            JournalEntry(settled: [Delivery.Settlement(id: parcel.id, fate: fate)])
          )
          break
        }
        _ = try journal.commit(JournalEntry(transmitting: [parcel.id]))
        settled = [Delivery.Settlement(id: parcel.id, fate: fate)]
      }
      return DeliverySummary(end: halt.isRequested ? .halted : end)
    }
  }

  private func send(
    limit: SendLimit = .all,
    waiting: Bool = true,
    halt: Halt = Halt(),
    over courier: Courier = Courier(),
    atEachPause: @escaping @Sendable (Int) throws -> Void = { _ in }
  ) async throws -> SendRun.Report {
    let order = try run.order(at: day.now, limit: limit, waiting: waiting)
    let world = SendWorld(
      clock: { day.now },
      pause: { until, _ in
        day.pass(until: until)
        try? atEachPause(day.pauses)
      },
      settled: { _ in day.note() },
      sent: { sent.add($0) },
      transports: [MailboxID("ana"): courier]
    )
    return await run.live(order, in: world, until: halt)
  }

  @Test("without waiting it sends what is due and leaves the rest")
  func dueOnly() async throws {
    #expect(try await send(waiting: false).sent == 1)
    #expect(day.pauses == 0)
  }

  @Test("with waiting it sends each mail at its slot, until none is left of the day")
  func eachAtItsSlot() async throws {
    let report = try await send()
    #expect(report.sent == 5 && report.failure == nil)
    #expect(day.minutes == [0, 10, 20, 30, 40])
  }

  @Test("the number is that of the mails planned until the mailbox's day ends")
  func numberOfTheDay() throws {
    #expect(try run.order(at: Self.eight, limit: .all, waiting: true).count == 5)
    #expect(try run.order(at: Self.eight, limit: .all, waiting: false).count == 1)
    // The five slots were at eight in the morning; a day before they are tomorrow's.
    let before = Self.eight.adding(seconds: -86_400)
    #expect(try run.order(at: before, limit: .all, waiting: true).count == 0)
  }

  @Test("a mail that is withdrawn while it waits does not go")
  func withdrawnMeanwhile() async throws {
    let last = try #require(try store.drafts(DraftFilter(states: [.approved])).last)
    let report = try await send { pause in
      if pause == 1 { try store.withdraw(last.id, reason: "they wrote", at: day.now) }
    }
    #expect(report.sent == 4)
    #expect(!sent.ids.contains(last.id))
  }

  @Test("what is approved meanwhile goes too, and never more mails than were ordered")
  func approvedMeanwhile() async throws {
    let drafts = try store.drafts(DraftFilter(states: [.approved]))
    let report = try await send(limit: .count(3)) { pause in
      if pause == 1 { try store.withdraw(drafts[1].id, reason: "they wrote", at: day.now) }
    }
    #expect(report.sent == 3)
    // The fourth takes the second's place; the fifth is beyond the number.
    #expect(sent.ids == [drafts[0].id, drafts[2].id, drafts[3].id])
  }

  @Test("without waiting what is approved meanwhile stays")
  func onlyWhatWasOrdered() async throws {
    day.pass(until: Self.eight.adding(seconds: 3_000))
    let order = try run.order(at: Self.eight, limit: .all, waiting: false)
    let world = SendWorld(
      clock: { day.now },
      sent: { sent.add($0) },
      transports: [MailboxID("ana"): Courier()]
    )
    let report = await run.live(order, in: world, until: Halt())
    #expect(sent.ids == [order.first?.id] && report.sent == 1 && order.count == 1)
  }

  @Test("a request to stop ends the wait")
  func halted() async throws {
    let halt = Halt()
    let report = try await send(halt: halt) { pause in if pause == 1 { halt.request() } }
    #expect(report.sent == 1)
    #expect(report.isHalted)
    #expect(day.pauses == 1)
  }

  @Test("a server that is away for a while is tried again, later and later")
  func backsOff() async throws {
    let away = DeliverySummary.End.refused(.troubles(.lost))
    let report = try await send(over: Courier([away, away, .finished]))
    #expect(report.sent == 5)
    #expect(report.refused.isEmpty && report.deferred.isEmpty)
    // Five minutes after the first refusal, then ten.
    #expect(day.minutes.first == 15)
  }

  @Test("a server that wants a person is not asked again in this run")
  func stopsForAPerson() async throws {
    let refusal = SessionRefusal.reply(Rejection(of: .mail, by: Reply(code: 530, text: [])))
    let report = try await send(over: Courier([.refused(refusal), .finished]))
    #expect(report.sent == 0)
    #expect(report.refused[MailboxID("ana")] == refusal)
    #expect(day.pauses == 0)
  }

  @Test("mails of unknown fate use up the number as sent ones do")
  func unknownCounts() async throws {
    let doubt = Fate.unknown(Doubt(trouble: .lost))
    let report = try await send(limit: .count(2), over: Courier(fate: doubt))
    #expect(report.unknown.count == 2 && report.sent == 0)
  }

  @Test("an approved mail whose mailbox is gone from the configuration is told, not dropped")
  func homeless() async throws {
    var policy = run.policy
    policy.mailboxes[0].id = MailboxID("other")
    let other = SendRun(store, policy: policy, library: run.library, worker: "w")
    let order = try other.order(at: day.now, limit: .all, waiting: false)
    let world = SendWorld(clock: { day.now }, transports: [:])
    let report = await other.live(order, in: world, until: Halt())
    #expect(report.waiting.count == 1)
    #expect(report.waiting.first?.note.contains("ana") ?? false)
  }
}
