import Civil
import Delivery
import Mail
import Outreach
import Store
import Testing

@testable import Pipeline

/// What the delivery tells the journal, on a real store in memory.
@Suite("The sender's journal")
struct SendJournalTests {
  private static let noon = Instant(epochSeconds: 1_795_600_800)
  private let store: SQLiteStore
  private let journal: SendJournal
  private let id: DraftID

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
    let policy = Policy(
      sender: Sender(name: "Ana"),
      mailboxes: [Mailbox(id: MailboxID("ana"), from: NamedAddress(sender), zone: zone)],
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
      now: Self.noon,
      horizon: Self.noon.adding(seconds: 86_400),
      seed: 1
    )
    let drafts = try DraftRun(store, by: planner).run().written
    id = try #require(drafts.first?.id)
    try store.approve(id, digest: drafts[0].digest, by: "tester", at: Self.noon)
    journal = SendJournal(
      store,
      queue: try store.slots(DraftFilter()),
      worker: "w",
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

  @Test("what does not come from this journal is vetoed, not marked")
  func stranger() throws {
    let stranger = Delivery.AttemptID(77)
    #expect(try journal.commit(JournalEntry(transmitting: [stranger])).vetoed == [stranger])
  }
}
