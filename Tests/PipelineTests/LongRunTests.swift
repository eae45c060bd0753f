import Civil
import Mail
import Outreach
import Store
import Synchronization
import Testing
import Wire

@testable import Delivery
@testable import Pipeline

/// More mails than one page of the queue holds, all due at once.
@Suite("A long live run")
struct LongRunTests {
  private static let eight = Instant(epochSeconds: 1_795_593_600)
  private static let count = 600
  private let store: SQLiteStore
  /// One more, which nobody has approved.
  private let late: DraftRecord
  private let policy: Policy
  private let library: TemplateLibrary

  /// Each mail goes to a firm of its own; a mailbox writes every other one.
  init() throws {
    store = try SQLiteStore.inMemory()
    let zone = try Zone("UTC")
    let mailboxes = try ["ana", "bea"].map { name in
      let sender = try Address("\(name)@northlight.example")
      var mailbox = Mailbox(id: MailboxID(name), from: NamedAddress(sender), zone: zone)
      mailbox.gap = MailboxGap(least: 0, jitter: 0)
      mailbox.perDay = 1_000
      mailbox.perHour = 1_000
      mailbox.ramp = nil
      return mailbox
    }
    policy = Policy(
      sender: Sender(name: "Ana"),
      mailboxes: mailboxes,
      cadence: Cadence(window: .always)
    )
    library = try TemplateLibrary(
      [
        TemplateSource(
          name: "check-in/first",
          path: "first.md",
          text: "---\nkind: check-in\nsubject: Hello\n---\nHello.\n"
        )
      ],
      fields: DataColumns(accounts: [], contacts: [])
    )
    try store.importBook(at: Self.eight) { writer in
      for number in 0...Self.count {
        let account = AccountID("a\(number)")
        let mailbox = mailboxes[number % 2].id
        _ = try writer.put(
          Account(
            id: account,
            name: "Firm",
            declaredStage: .prospect,
            zone: zone,
            mailbox: mailbox
          )
        )
        _ = try writer.put(
          Contact(
            id: ContactID("c\(number)"),
            account: account,
            address: try Address("zoe@firm\(number).example"),
            role: .decisionMaker
          )
        )
      }
    }
    let planner = Planner(
      policy: policy,
      library: library,
      now: Self.eight,
      horizon: Self.eight.adding(seconds: 86_400),
      seed: 1
    )
    let drafts = try DraftRun(store, by: planner).run().written
    late = try #require(drafts.last)
    try store.approve(
      drafts.dropLast().map { Approval(of: $0.id, digest: $0.digest) },
      by: "tester",
      at: Self.eight
    )
  }

  /// Takes one mail after the other; the fate of each is told by its number.
  private final class Courier: Transport {
    private let began: @Sendable (Int) throws -> Void
    private let number = Mutex(0)

    /// `began`: called with the number of each mail that a server was given.
    init(_ began: @escaping @Sendable (Int) throws -> Void = { _ in }) { self.began = began }

    func deliver(_ journal: any DeliveryJournal, until halt: Halt) throws -> DeliverySummary {
      var settled: [Delivery.Settlement] = []
      while true {
        let wanted = halt.isRequested ? 0 : 1
        let answer = try journal.commit(JournalEntry(settled: settled, wanted: wanted))
        guard let parcel = answer.claimed.first else { break }
        _ = try journal.commit(JournalEntry(transmitting: [parcel.id]))
        let number = number.withLock { number in
          number += 1
          return number
        }
        try began(number)
        let fate = Fate.sent(Reply(code: 250, text: []))
        settled = [Delivery.Settlement(id: parcel.id, fate: fate)]
      }
      return DeliverySummary(end: halt.isRequested ? .halted : .finished)
    }
  }

  private func send(
    _ policy: Policy,
    limit: SendLimit = .all,
    waiting: Bool = false,
    halt: Halt = Halt(),
    _ began: @escaping @Sendable (Int) throws -> Void = { _ in }
  ) async throws -> SendRun.Report {
    let run = SendRun(store, policy: policy, library: library, worker: "w")
    let order = try run.order(at: Self.eight, limit: limit, waiting: waiting)
    let courier = Courier(began)
    let world = SendWorld(
      clock: { Self.eight },
      transports: [MailboxID("ana"): courier, MailboxID("bea"): courier]
    )
    return await run.live(order, in: world, until: halt)
  }

  private func approved() throws -> [DraftRecord] {
    try store.drafts(DraftFilter(states: [.approved]))
  }

  @Test("every mail of every page goes once", arguments: [false, true])
  func all(_ isWaiting: Bool) async throws {
    let report = try await send(policy, waiting: isWaiting)
    #expect(report.sent == Self.count && report.failure == nil)
    #expect(try store.draftCounts() == [.sent: Self.count, .drafted: 1])
  }

  @Test("the cap of a mailbox holds across pages")
  func cap() async throws {
    var narrow = policy
    narrow.mailboxes[0].perDay = 270
    let over = try approved().count { $0.mailbox == MailboxID("ana") } - 270
    let report = try await send(narrow)
    #expect(report.sent == Self.count - over && report.failure == nil)
    #expect(over > 0 && report.waiting.count == over)
    #expect(Set(try approved().map(\.mailbox)) == [MailboxID("ana")])
    #expect(try store.draftCounts()[.sent] == report.sent)
  }

  @Test(
    "the number that was ordered ends the run, in the middle of a page",
    arguments: [
      false, true,
    ]
  )
  func limit(_ isWaiting: Bool) async throws {
    let first = try approved().prefix(550).map(\.id)
    let report = try await send(policy, limit: .count(550), waiting: isWaiting)
    #expect(report.sent == 550)
    #expect(try first.allSatisfy { try store.draft($0)?.record.state == .sent })
    #expect(try approved().count == Self.count - 550)
  }

  @Test("what is taken back before its page is read does not go")
  func takenBack() async throws {
    let drafts = try approved().filter { $0.mailbox == MailboxID("ana") }
    let last = try #require(drafts.last)
    let store = store
    let report = try await send(policy) { number in
      if number == 1 { try store.withdraw(last.id, reason: "they wrote", at: Self.eight) }
    }
    #expect(report.sent == Self.count - 1 && report.failure == nil)
    #expect(try store.draft(last.id)?.record.state == .withdrawn)
  }

  @Test(
    "what is approved before its page is read goes only where somebody waits",
    arguments: [
      false, true,
    ]
  )
  func approvedMeanwhile(_ isWaiting: Bool) async throws {
    let (store, late) = (store, late)
    let gone = try #require(try approved().last { $0.mailbox == late.mailbox })
    let report = try await send(policy, waiting: isWaiting) { number in
      guard number == 1 else { return }
      try store.withdraw(gone.id, reason: "they wrote", at: Self.eight)
      try store.approve(late.id, digest: late.digest, by: "tester", at: Self.eight)
    }
    #expect(report.sent == (isWaiting ? Self.count : Self.count - 1))
    #expect(try store.draft(late.id)?.record.state == (isWaiting ? .sent : .approved))
  }

  @Test("a request to stop leaves the rest as it was, and says so")
  func halted() async throws {
    let halt = Halt()
    let report = try await send(policy, halt: halt) { number in
      if number == 3 { halt.request() }
    }
    #expect(report.sent == 3 && report.isHalted)
    #expect(try approved().count == Self.count - 3)
  }
}
