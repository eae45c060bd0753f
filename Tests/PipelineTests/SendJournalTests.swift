import Civil
import Delivery
import Foundation
import Mail
import Outreach
import Store
import TestSupport
import Testing

@testable import Pipeline

/// What the delivery tells the journal, on a real store in memory.
@Suite("The sender's journal", .temporaryFolder)
struct SendJournalTests {
  private static let noon = Instant(epochSeconds: 1_795_600_800)
  private let store: SQLiteStore
  private let journal: SendJournal
  private let id: DraftID
  private let policy: Policy
  private let library: TemplateLibrary

  init() throws {
    store = try SQLiteStore.inMemory()
    let zone = try Zone("UTC")
    let sender = try Address("ana@northlight.example")
    let account = Account(id: AccountID("acme"), name: "Acme", declaredStage: .prospect, zone: zone)
    let contact = Contact(
      id: ContactID("zoe"),
      account: account.id,
      address: try Address("zoe@acme.example"),
      role: .decisionMaker
    )
    try store.importBook(at: Self.noon) { writer in
      _ = try writer.put(account)
      _ = try writer.put(contact)
    }
    policy = Policy(
      sender: Sender(name: "Ana"),
      mailboxes: [Mailbox(id: MailboxID("ana"), from: NamedAddress(sender), zone: zone)],
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
    let planner = Planner(
      policy: policy,
      library: library,
      now: Self.noon,
      horizon: Self.noon.adding(seconds: 86_400),
      seed: 1
    )
    let drafts = try DraftRun(store, by: planner).run().written
    id = try #require(drafts.first?.id)
    try store.approve(id, digest: drafts[0].digest, by: "tester", at: Self.noon)
    journal = SendJournal(
      store,
      queue: Self.queue,
      worker: "w",
      slate: nil,
      policy: policy,
      library: library,
      clock: { Self.noon }
    )
  }

  private static var queue: SendQueue {
    SendQueue(SlotQuery(until: noon), from: MailboxID("ana"), upTo: .end, room: 10)
  }

  private func journal(on slate: Slate, worker: String = "s") throws -> SendJournal {
    SendJournal(
      store,
      queue: Self.queue,
      worker: worker,
      slate: slate,
      policy: policy,
      library: library,
      clock: { Self.noon }
    )
  }

  private func state() throws -> DraftState? { try store.draft(id)?.record.state }

  private func claimed() throws -> Parcel {
    try #require(try journal.commit(JournalEntry(wanted: 1)).claimed.first)
  }

  @Test("claims, marks and settles a mail, each state durable before the next act")
  func whole() throws {
    let parcel = try claimed()
    #expect(try state() == .claimed)
    #expect(try journal.commit(JournalEntry(transmitting: [parcel.id])).vetoed.isEmpty)
    #expect(try state() == .transmitting)
    let again = try journal.commit(JournalEntry(wanted: 1))
    #expect(again.claimed.isEmpty)
    #expect(try store.recover(at: Self.noon).map(\.state) == [.unknown])
  }

  @Test("a mail that was taken back meanwhile is vetoed before its dot, and the run goes on")
  func veto() throws {
    let parcel = try claimed()
    try store.withdraw(id, reason: "they wrote", at: Self.noon)
    let answer = try journal.commit(JournalEntry(transmitting: [parcel.id]))
    #expect(answer.vetoed == [parcel.id])
    let end = Delivery.Settlement(id: parcel.id, fate: .withdrawn(.vetoed))
    #expect(try journal.commit(JournalEntry(settled: [end])).claimed.isEmpty)
    #expect(try state() == .withdrawn)
    #expect(journal.report.withdrawn.map(\.draft.id) == [id])
  }

  @Test("a mail that was halted before its dot is approved still")
  func halted() throws {
    let parcel = try claimed()
    let end = Delivery.Settlement(id: parcel.id, fate: .withdrawn(.halted))
    _ = try journal.commit(JournalEntry(settled: [end]))
    #expect(try state() == .approved)
  }

  @Test("a mailbox that somebody complained about hands over nothing until it is resumed")
  func stopped() throws {
    let complaint = Touch(
      id: TouchID("c"),
      account: AccountID("acme"),
      contact: nil,
      kind: .complaint,
      at: Self.noon.adding(seconds: -86_400),
      mailbox: MailboxID("ana")
    )
    let answer = Touch(
      id: TouchID("a"),
      account: AccountID("acme"),
      contact: ContactID("zoe"),
      kind: .mailIn,
      at: Self.noon.adding(seconds: -80_000)
    )
    let call = Touch(
      id: TouchID("b"),
      account: AccountID("acme"),
      contact: ContactID("zoe"),
      kind: .call,
      at: Self.noon.adding(seconds: -70_000)
    )
    try store.record([complaint, answer, call], at: Self.noon)
    #expect(try journal.commit(JournalEntry(wanted: 1)).claimed.isEmpty)
    #expect(journal.report.waiting.first?.note.hasPrefix("the mailbox stopped") == true)
    #expect(try state() == .approved)
  }

  @Test("what is marked ahead stands on the slate until it is settled")
  func marksAhead() throws {
    let file = TemporaryFolder.current.appendingPathComponent("a.db")
    try Data().write(to: file)
    let slate = try #require(Slate(ofDatabase: file.path))
    let journal = try journal(on: slate)
    let word = { Slate(ofDatabase: file.path)?.lastWord(on: StoredAttempt("s-1")) }
    let parcels = try journal.commit(JournalEntry(ahead: 3)).ahead
    let parcel = try #require(parcels.first)
    #expect(parcels.count == 1 && parcel.isMarked)
    #expect(try state() == .transmitting && word() == .waiting)
    journal.dotFollows(parcel.id)
    #expect(word() == .begun)
    let end = Delivery.Settlement(id: parcel.id, fate: .sent(Reply(code: 250, text: "ok")))
    journal.ended(end)
    #expect(word() == .taken(end.fate.description))
    _ = try journal.commit(JournalEntry(settled: [end]))
    #expect(try state() == .sent && word() == nil)
  }

  @Test("what was refused stands on the slate as refused, what is in doubt as begun")
  func endsOnSlate() throws {
    let file = TemporaryFolder.current.appendingPathComponent("a.db")
    try Data().write(to: file)
    let fates: [(Fate, (SlateWord?) -> Bool)] = [
      (.unknown(Doubt(trouble: .lost)), { $0 == .begun }),
      (.withdrawn(.halted), { if case .refused = $0 { true } else { false } }),
    ]
    for (number, (fate, isRight)) in fates.enumerated() {
      let slate = try #require(Slate(ofDatabase: file.path))
      let attempt = StoredAttempt("s\(number)-1")
      #expect(slate.begin(attempt))
      let journal = try journal(on: slate, worker: "s\(number)")
      journal.dotFollows(Delivery.AttemptID(1))
      journal.ended(Delivery.Settlement(id: Delivery.AttemptID(1), fate: fate))
      #expect(isRight(Slate(ofDatabase: file.path)?.lastWord(on: attempt)))
      slate.wipe()
    }
  }

  @Test("what is marked just before its dot stands on the slate, too")
  func marksInTurn() throws {
    let file = TemporaryFolder.current.appendingPathComponent("a.db")
    try Data().write(to: file)
    let journal = try journal(on: try #require(Slate(ofDatabase: file.path)))
    let word = { Slate(ofDatabase: file.path)?.lastWord(on: StoredAttempt("s-1")) }
    let parcel = try #require(try journal.commit(JournalEntry(wanted: 1)).claimed.first)
    _ = try journal.commit(JournalEntry(transmitting: [parcel.id]))
    #expect(word() == .begun)
    let end = Delivery.Settlement(id: parcel.id, fate: .sent(Reply(code: 250, text: "ok")))
    journal.ended(end)
    #expect(word() == .taken(end.fate.description))
  }

  @Test("without a slate nothing is marked ahead")
  func needsSlate() throws {
    let parcel = try #require(try journal.commit(JournalEntry(ahead: 3)).ahead.first)
    #expect(!parcel.isMarked)
    #expect(try state() == .claimed)
  }

  @Test("what does not come from this journal is vetoed, not marked")
  func stranger() throws {
    let stranger = Delivery.AttemptID(77)
    #expect(try journal.commit(JournalEntry(transmitting: [stranger])).vetoed == [stranger])
  }
}
