import Civil
import Mail
import Outreach
import Pipeline
import Store
import Testing

/// What stands beside a plan: the room that is left, drafts and doubts.
@Suite("A plan's report")
struct PlanReportTests {
  private static let zone = "Europe/Berlin"
  private let store: SQLiteStore
  private let policy: Policy
  private let library: TemplateLibrary
  private let now: Instant

  init() throws {
    store = try SQLiteStore.inMemory()
    now = try Instant(rfc3339: "2026-11-24T08:00:00Z")
    let zone = try Zone(Self.zone)
    policy = Policy(
      sender: Sender(name: "Ana"),
      mailboxes: [
        Mailbox(
          id: MailboxID("ana"),
          from: NamedAddress(try Address("ana@northlight.example")),
          zone: zone
        )
      ],
      sequences: [
        Sequence(
          id: SequenceID("s"),
          stage: .prospect,
          steps: [Step(template: TemplateName("check-in/a"), roles: [.decisionMaker])]
        )
      ]
    )
    library = try TemplateLibrary(
      [
        TemplateSource(
          name: "check-in/a",
          path: "check-in/a.md",
          text: "---\nkind: check-in\nsubject: Hello\n---\nHello.\n"
        )
      ],
      fields: DataColumns(accounts: [], contacts: [])
    )
  }

  private func write(_ count: Int, sent: [String] = []) throws {
    try store.importBook(at: now) { writer in
      for number in 0..<count {
        let account = AccountID("a\(number)")
        _ = try writer.put(Account(id: account, name: "A\(number)", declaredStage: .prospect))
        let contact = Contact(
          id: ContactID("c\(number)"),
          account: account,
          address: try Address("c@a\(number).example"),
          role: .decisionMaker
        )
        _ = try writer.put(contact)
      }
      for (number, at) in sent.enumerated() {
        let touch = Touch(
          id: TouchID("t\(number)"),
          account: AccountID("a0"),
          contact: ContactID("c0"),
          kind: .mailOut,
          at: try Instant(rfc3339: at),
          mailbox: MailboxID("ana")
        )
        _ = try writer.put(touch)
      }
    }
  }

  private var planner: Planner {
    Planner(
      policy: policy,
      library: library,
      now: now,
      horizon: now.adding(seconds: 3 * 86_400),
      seed: 1
    )
  }

  private func rooms(_ report: PlanReport) -> [String] {
    report.rooms.map { "\($0.day) \($0.used)/\($0.cap)" }
  }

  @Test("counts what went today and what is to go, under a new mailbox's cap of each day")
  func room() throws {
    try write(40, sent: ["2026-11-23T12:00:00Z", "2026-11-24T07:00:00Z", "2026-11-24T07:30:00Z"])
    let plan = try PlanRun(store, by: planner).plan()
    let report = try PlanReport(plan, under: policy, in: store)
    let today = plan.scheduled.count { $0.slot.date.description == "2026-11-24" }
    // Monday was its first sending day: five more than the ten of the start.
    #expect(rooms(report).first == "2026-11-24 \(today + 2)/15")
    #expect(report.rooms.map(\.cap) == [15, 20, 25])
    #expect(report.rooms.allSatisfy { $0.used <= $0.cap })
  }

  @Test("a draft takes the place of its slot in the plan, and is not counted twice")
  func drafts() throws {
    try write(5)
    let before = try PlanReport(PlanRun(store, by: planner).plan(), under: policy, in: store)
    let run = try DraftRun(store, by: planner).run()
    let told = try PlanReport(run.plan, under: policy, in: store)
    let after = try PlanReport(PlanRun(store, by: planner).plan(), under: policy, in: store)
    #expect(rooms(before) == rooms(told) && rooms(told) == rooms(after))
    #expect(before.mails.map(\.id) == after.mails.map(\.id) && after.mails.count == 5)
    #expect(before.mails.allSatisfy { $0.state == nil })
    #expect(after.mails.allSatisfy { $0.state == .drafted })
  }

  @Test("a glance and the whole plan say the same of what goes and of how many wait")
  func glance() throws {
    try write(200)
    let run = PlanRun(store, by: planner)
    let whole = try PlanReport(run.plan(), under: policy, in: store)
    let glance = try PlanReport(run.glance(examples: 3), under: policy, in: store)
    #expect(whole.mails == glance.mails && !whole.mails.isEmpty)
    #expect(whole.heldCount == glance.heldCount && whole.heldCount > 0)
    #expect(rooms(whole) == rooms(glance))
  }

  @Test("of one account keeps the slots of the whole plan, and tells everything that holds it")
  func account() throws {
    try write(40)
    let run = PlanRun(store, by: planner)
    let glance = try run.glance(examples: 1)
    let whole = try PlanReport(glance, under: policy, in: store)
    let why = WhyRun(store, by: planner)
    for number in [0, 39] {
      let id = AccountID("a\(number)")
      let one = whole.only(try why.explanation(of: id, in: glance.plan))
      #expect(one.mails == whole.mails.filter { $0.key.account == id })
      #expect(one.mails.count + one.heldCount == 1)
      #expect(one.plan.held.allSatisfy { $0.account == id })
    }
  }
}
