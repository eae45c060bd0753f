import Civil
import Mail
import Outreach
import Store
import TestSupport
import Testing

@Suite(.temporaryFolder) struct DraftTests {
  @Test(arguments: StoreFactory.all)
  func `a draft is read back as it was, with all its octets`(_ factory: StoreFactory) throws {
    let store = try factory.make()
    let draft = try Fixture.draft(text: "\0\u{FF}ü")
    let record = try store.holding(.drafted, draft)
    #expect(record == draft.record)
    #expect(try store.draft(record.id) == draft)
    #expect(try store.candidate(Fixture.client)?.drafts == [record])
    #expect(try store.draft(DraftID("d-none")) == nil)
    #expect(
      try store.history(of: record.id) == [
        DraftEvent(state: .drafted, at: Fixture.noon, by: "rapport", note: nil, attempt: nil)
      ]
    )
  }

  @Test(arguments: StoreFactory.all)
  func `the state begins when the draft is written`(_ factory: StoreFactory) throws {
    let store = try factory.make()
    try store.importing([Fixture.account()], [Fixture.contact()])
    _ = try store.reserve([Fixture.draft()], at: Fixture.after(60))
    #expect(try store.draft(DraftID("d-1"))?.record.since == Fixture.after(60))
  }

  @Test(
    arguments: StoreFactory.all,
    [
      // The second 02:30 of the night in which clocks go back, and a time that they skip.
      ZonedTime(Instant(epochSeconds: 1_761_442_200), in: berlin),
      ZonedTime(LocalDate(daysSinceEpoch: 20_177), at: halfPastTwo, in: berlin),
      ZonedTime(LocalDate(daysSinceEpoch: 20_177), at: .endOfDay, in: berlin),
    ]
  )
  func `a planned time keeps its wish, its zone and its instant`(
    _ factory: StoreFactory,
    _ planned: ZonedTime
  ) throws {
    let store = try factory.make()
    let draft = try Fixture.draft()
    let record = DraftRecord(
      id: draft.record.id,
      key: draft.record.key,
      revision: 0,
      kind: .breakUp,
      template: draft.record.template,
      mailbox: draft.record.mailbox,
      envelope: draft.record.envelope,
      messageID: draft.record.messageID,
      subject: "",
      planned: planned,
      digest: draft.record.digest,
      since: Fixture.noon
    )
    try store.holding(.drafted, Draft(record: record, bytes: draft.bytes))
    #expect(try store.draft(record.id)?.record == record)
  }

  @Test(arguments: StoreFactory.all, DraftState.allCases)
  func `a step is given to one person once, as long as a draft holds it`(
    _ factory: StoreFactory,
    _ state: DraftState
  ) throws {
    let store = try factory.make()
    try store.holding(state, Fixture.draft())
    let again = try Fixture.draft("d-2", revision: 1)
    // An edit leaves its own successor in the step's place.
    let holder: DraftID? =
      state == .superseded ? DraftID("d-1-next") : state.holdsStep ? DraftID("d-1") : nil
    #expect(
      try store.reserve([again], at: Fixture.noon) == [holder.map { .taken(by: $0) } ?? .written]
    )
    #expect(try store.integrityProblems() == [])
  }

  private static let otherKeys = [
    Fixture.key("second"), Fixture.key(contact: "bob"), Fixture.key(sequence: "lost"),
    Fixture.key(occurrence: "2026"),
  ]

  @Test(arguments: StoreFactory.all, otherKeys)
  func `another step, person, sequence or occurrence is another place`(
    _ factory: StoreFactory,
    _ key: DraftKey
  ) throws {
    let store = try factory.make()
    try store.holding(.sent, Fixture.draft())
    try store.importing([], [Fixture.contact("bob")])
    #expect(
      try store.reserve([Fixture.draft("d-2", key: key)], at: Fixture.noon) == [.written]
    )
  }

  @Test(arguments: StoreFactory.all)
  func `two drafts for one step in one batch: the first has it`(_ factory: StoreFactory) throws {
    let store = try factory.make()
    try store.importing([Fixture.account()], [Fixture.contact()])
    let drafts = [
      try Fixture.draft("d-1"), try Fixture.draft("d-2"),
      try Fixture.draft("d-3", key: Fixture.key("x")),
    ]
    #expect(
      try store.reserve(drafts, at: Fixture.noon)
        == [.written, .taken(by: DraftID("d-1")), .written]
    )
    #expect(try store.reserve(drafts, at: Fixture.after(9)).count == 3)
    #expect(try store.drafts(DraftFilter()).map(\.id.text) == ["d-1", "d-3"])
    #expect(try store.history(of: DraftID("d-1")).count == 1)
  }

  private static let flawed: [(@Sendable () throws -> Draft, StoreError)] = [
    (
      { try Fixture.draft("bad", key: Fixture.key("x", account: "no")) },
      .refused(.unknownAccount(AccountID("no")))
    ),
    (
      { try Fixture.draft("bad", key: Fixture.key("x", contact: "no")) },
      .refused(.unknownContact(ContactID("no")))
    ),
    (
      { try Fixture.draft("bad", key: Fixture.key("x"), state: .approved) },
      .notPossible(DraftID("bad"), from: .approved, to: .drafted)
    ),
    (
      { Draft(record: try Fixture.draft("bad", key: Fixture.key("x")).record, bytes: [1]) },
      .changedSince(DraftID("bad"))
    ),
    ({ try Fixture.draft("good", key: Fixture.key("x")) }, .idInUse(DraftID("good"))),
  ]

  @Test(arguments: StoreFactory.all, flawed.indices)
  func `a draft that cannot be written takes its batch with it`(
    _ factory: StoreFactory,
    _ row: Int
  ) throws {
    let store = try factory.make()
    try store.importing([Fixture.account()], [Fixture.contact()])
    let (draft, error) = Self.flawed[row]
    #expect(throws: error) {
      _ = try store.reserve([Fixture.draft("good"), draft()], at: Fixture.noon)
    }
    #expect(try store.counts().drafts == 0)
  }

  @Test(arguments: StoreFactory.all)
  func `drafts are filtered, by planned instant and then as they were written`(
    _ factory: StoreFactory
  ) throws {
    let store = try factory.make()
    try store.importing(
      [Fixture.account(), Fixture.account("b")],
      [Fixture.contact(), Fixture.contact("bob", at: "b")]
    )
    try store.adding(.approved, Fixture.draft("d-1", planned: Fixture.after(20)))
    try store.adding(
      .drafted,
      Fixture.draft("d-3", key: Fixture.key("x"), mailbox: "m", planned: Fixture.after(10))
    )
    try store.adding(
      .sent,
      Fixture.draft(
        "d-2",
        key: Fixture.key(account: "b", contact: "bob"),
        planned: Fixture.after(10)
      )
    )
    let rows: [(DraftFilter, [String])] = [
      (DraftFilter(), ["d-3", "d-2", "d-1"]),
      (DraftFilter(states: [.approved, .drafted]), ["d-3", "d-1"]),
      (DraftFilter(states: []), []),
      (DraftFilter(account: AccountID("b")), ["d-2"]),
      (DraftFilter(account: AccountID("no")), []),
      (DraftFilter(contact: ContactID("ada")), ["d-3", "d-1"]),
      (DraftFilter(mailbox: MailboxID("m")), ["d-3"]),
      (DraftFilter(plannedUntil: Fixture.after(10)), ["d-3", "d-2"]),
      (DraftFilter(plannedUntil: Fixture.after(9)), []),
      (DraftFilter(limit: 2), ["d-3", "d-2"]),
      (DraftFilter(limit: 0), []),
      (DraftFilter(limit: -1), []),
      (
        DraftFilter(
          states: [.drafted],
          account: Fixture.client,
          contact: ContactID("ada"),
          mailbox: MailboxID("m"),
          plannedUntil: Fixture.after(10),
          limit: 1
        ), ["d-3"]
      ),
    ]
    for (filter, ids) in rows {
      #expect(try store.drafts(filter).map(\.id.text) == ids, "\(filter)")
    }
  }

  @Test(arguments: StoreFactory.all)
  func `an approval names the text, and only that text`(_ factory: StoreFactory) throws {
    let store = try factory.make()
    let record = try store.holding(.drafted, Fixture.draft())
    let other = try Fixture.draft("d-1", text: "other").record.digest
    #expect(throws: StoreError.changedSince(record.id)) {
      try store.approve(record.id, digest: other, by: "Ada", at: Fixture.noon)
    }
    #expect(try store.draft(record.id)?.record.state == .drafted)
    try store.approve(record.id, digest: record.digest, by: "Ada", at: Fixture.after(5))
    let approved = try #require(try store.draft(record.id)).record
    #expect((approved.state, approved.since) == (.approved, Fixture.after(5)))
    #expect(
      try store.history(of: record.id).last
        == DraftEvent(state: .approved, at: Fixture.after(5), by: "Ada", note: nil, attempt: nil)
    )
  }

  @Test(arguments: StoreFactory.all)
  func `an edit puts a new draft, unapproved, in the old one's place`(
    _ factory: StoreFactory
  ) throws {
    let store = try factory.make()
    try store.holding(.approved, Fixture.draft())
    let edited = try Fixture.draft("d-2", revision: 1, text: "better")
    try store.supersede(DraftID("d-1"), with: edited, by: "Ada", at: Fixture.after(1))
    #expect(try store.draft(DraftID("d-1"))?.record.state == .superseded)
    #expect(try store.draft(DraftID("d-2"))?.record.state == .drafted)
    #expect(try store.draft(DraftID("d-2"))?.bytes == edited.bytes)
    #expect(try store.history(of: DraftID("d-2")).map(\.by) == ["Ada"])
    #expect(try store.reserve([Fixture.draft()], at: Fixture.noon) == [.taken(by: DraftID("d-2"))])
  }

  private static let notRevisions: [@Sendable () throws -> Draft] = [
    { try Fixture.draft("d-2", revision: 0) }, { try Fixture.draft("d-2", revision: 2) },
    { try Fixture.draft("d-2", key: Fixture.key("x"), revision: 1) },
  ]

  @Test(arguments: StoreFactory.all, notRevisions.indices)
  func `an edit is the next revision of the same step`(
    _ factory: StoreFactory,
    _ row: Int
  ) throws {
    let store = try factory.make()
    try store.holding(.drafted, Fixture.draft())
    #expect(throws: StoreError.notRevision(DraftID("d-2"), of: DraftID("d-1"))) {
      try store.supersede(
        DraftID("d-1"),
        with: Self.notRevisions[row](),
        by: "Ada",
        at: Fixture.noon
      )
    }
    #expect(try store.draft(DraftID("d-1"))?.record.state == .drafted)
    #expect(try store.counts().drafts == 1)
  }

  @Test(arguments: StoreFactory.all)
  func `a draft that is not there is named`(_ factory: StoreFactory) throws {
    let store = try factory.make()
    let id = DraftID("d-none")
    let error = StoreError.noSuchDraft(id)
    let digest = try Fixture.draft().record.digest
    #expect(throws: error) { try store.approve(id, digest: digest, by: "", at: Fixture.noon) }
    #expect(throws: error) { try store.skip(id, reason: "", by: "", at: Fixture.noon) }
    #expect(throws: error) { try store.withdraw(id, reason: "", at: Fixture.noon) }
    #expect(throws: error) {
      try store.supersede(id, with: Fixture.draft(), by: "", at: Fixture.noon)
    }
    #expect(throws: error) { try store.claiming(id, AttemptID("a")) }
    #expect(throws: error) {
      try store.resolve(id, wasSent: true, reason: "", by: "", at: Fixture.noon)
    }
    #expect(throws: error) { try store.history(of: id) }
  }
}

private let berlin = zone("Europe/Berlin")
private let halfPastTwo = (try? WallTime(hour: 2, minute: 30)) ?? .midnight

private func zone(_ id: String) -> Zone { (try? Zone(id)) ?? .utc }
