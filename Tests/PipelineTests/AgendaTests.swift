import Civil
import Mail
import Outreach
import Pipeline
import Store
import Testing

/// The plan that is read off the agenda is the plan of the whole book.
@Suite("The agenda")
struct AgendaTests {
  private let store: SQLiteStore
  private let policy: Policy
  private let library: TemplateLibrary

  init() throws {
    store = try SQLiteStore.inMemory()
    let zone = try Zone("Europe/Berlin")
    policy = Policy(
      sender: Sender(name: "Ana"),
      mailboxes: try ["ana", "bob"].map {
        Mailbox(
          id: MailboxID($0),
          from: NamedAddress(try Address("\($0)@northlight.example")),
          zone: zone,
          perDay: 6,
          perHour: 3
        )
      }
    )
    let sources = Set(Outreach.Sequence.standard.flatMap(\.steps).compactMap(\.template)).map {
      let kind = $0.text.split(separator: "/").first ?? "check-in"
      let audience = $0.text.contains("teammate") ? "audience: teammates\n" : ""
      let head = "---\nkind: \(kind)\nsubject: Hello\nto: [decision-maker]\n\(audience)---\n"
      return TemplateSource(
        name: $0.text,
        path: "\($0).md",
        text: head + "Hello {{ contact.first_name }}.\n"
      )
    }
    library = try TemplateLibrary(
      sources,
      fields: DataColumns(accounts: ["delivered_on", "topic"], contacts: [])
    )
  }

  private func planner(at now: Instant, days: Int64, _ policy: Policy?) -> Planner {
    Planner(
      policy: policy ?? self.policy,
      library: library,
      now: now,
      horizon: now.adding(seconds: days * 86_400),
      seed: 1
    )
  }

  private func run(at now: Instant, days: Int64 = 4, _ policy: Policy? = nil) -> PlanRun {
    PlanRun(store, by: planner(at: now, days: days, policy))
  }

  private func expectSame(_ run: PlanRun, _ what: Comment) throws {
    let whole = try run.plan()
    var told = 0
    let glance = try run.glance(examples: 3, everyone: { _ in told += 1 })
    #expect(told + glance.tried == whole.held.count, what)
    #expect(slots(glance.plan) == slots(whole), what)
    #expect(glance.held.values.reduce(0, +) == whole.held.count, what)
    #expect(glance.owed == whole.owed.count && glance.tasks == whole.tasks.count, what)
    try store.readingAgenda { agenda in
      let counts = try agenda.counts(before: glance.plan.horizon)
      let totals = try agenda.totals(before: glance.plan.horizon)
      #expect(totals.held.filter { $0.value > 0 } == counts.held.filter { $0.value > 0 }, what)
      #expect(totals.waiting == counts.waiting.values.reduce(0, +), what)
      #expect(totals.owed == counts.owed && totals.tasks == counts.tasks, what)
    }
    var counts: [RuleID: Int] = [:]
    for held in whole.held where held.decisive?.until == nil {
      counts[held.decisive?.rule ?? .window, default: 0] += 1
    }
    for (rule, count) in counts { #expect((glance.held[rule] ?? 0) >= count, what) }
  }

  private func slots(_ plan: Plan) -> [String] {
    plan.scheduled.map { "\($0.slot.instant.epochSeconds) \($0.mailbox) \($0.wish.key)" }
  }

  @Test(
    "gives the slots of the whole plan, through changes, days and other caps",
    arguments: 1...12
  )
  func same(seed: UInt64) throws {
    var book = try RandomBook(seed: seed)
    try book.write(60, to: store)
    var now = RandomBook.now
    for round in 1...6 {
      try expectSame(run(at: now), "seed \(seed), round \(round)")
      let audit = AgendaRun(store, by: planner(at: now, days: 4, nil))
      #expect(try audit.problems() == [], "seed \(seed), round \(round)")
      let events = (0..<3).map { _ in book.event(among: 60, before: now) }
      try store.record(events, at: now)
      now = now.adding(seconds: Int64(book.pick(40)) * 86_400 / 10 - 43_200)
    }
    var narrow = policy
    narrow.cadence.accountPerDay = 2
    narrow.cadence.priority.reverse()
    try expectSame(run(at: now, days: 9, narrow), "seed \(seed), other caps")
  }

  @Test("is worked out again for the accounts that changed, and for no other")
  func renewal() throws {
    var book = try RandomBook(seed: 7)
    try book.write(30, to: store)
    _ = try run(at: RandomBook.now).glance(examples: 3)
    var worked = 0
    _ = try run(at: RandomBook.now).glance(examples: 3) { worked = $0 }
    #expect(worked == 0)
    try store.record([book.event(among: 30, before: RandomBook.now)], at: RandomBook.now)
    _ = try run(at: RandomBook.now).glance(examples: 3) { worked = $0 }
    #expect(worked == 1)
  }

  @Test("is worked out again for those whom a draft was written for, and whose draft moved on")
  func drafts() throws {
    var book = try RandomBook(seed: 3)
    try book.write(60, to: store)
    let now = RandomBook.now
    let drafts = try DraftRun(store, by: planner(at: now, days: 4, nil)).run().written
    let accounts = Set(drafts.map(\.key.account)).count
    #expect(accounts > 2)
    var worked = 0
    _ = try run(at: now).glance(examples: 3) { worked = $0 }
    #expect(worked == accounts)
    try store.approve(drafts[0].id, digest: drafts[0].digest, by: "Ada", at: now)
    _ = try run(at: now).glance(examples: 3) { worked = $0 }
    #expect(worked == 1)
    #expect(try AgendaRun(store, by: planner(at: now, days: 4, nil)).problems() == [])
  }

  @Test("is worked out for everyone when templates or sequences are others")
  func basis() throws {
    var book = try RandomBook(seed: 8)
    try book.write(30, to: store)
    _ = try run(at: RandomBook.now).glance(examples: 3)
    var other = policy
    other.sequences.removeLast()
    var worked = 0
    _ = try run(at: RandomBook.now, other).glance(examples: 3) { worked = $0 }
    #expect(worked == 31)
  }

  @Test("is compared with the records only where it was made on the same basis")
  func audit() throws {
    var book = try RandomBook(seed: 9)
    try book.write(30, to: store)
    let now = RandomBook.now
    _ = try run(at: now).glance(examples: 3)
    var compared = 0
    #expect(
      try AgendaRun(store, by: planner(at: now, days: 4, nil)).problems { compared = $0 } == []
    )
    #expect(compared == 31)
    var other = policy
    other.sequences.removeLast()
    #expect(try AgendaRun(store, by: planner(at: now, days: 4, other)).problems() == nil)
  }
}
