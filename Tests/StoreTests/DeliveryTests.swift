import Civil
import Mail
import Outreach
import Store
import TestSupport
import Testing

@Suite(.temporaryFolder) struct DeliveryTests {
  private let attempt = AttemptID("attempt-d-1")

  @Test(arguments: StoreFactory.all)
  func `what is sent stands in the journal, once`(_ factory: StoreFactory) throws {
    let store = try factory.make()
    let record = try store.holding(.transmitting, Fixture.draft())
    try store.finish(
      [Settlement(attempt: attempt, result: .sent, note: "250 queued as 7")],
      at: Fixture.after(9)
    )
    let sent = try #require(try store.draft(record.id)).record
    #expect((sent.state, sent.since, sent.note) == (.sent, Fixture.after(9), "250 queued as 7"))
    let mail = Touch(
      id: TouchID("mail:d-1"),
      account: Fixture.client,
      contact: Fixture.contact,
      kind: .mailOut,
      at: Fixture.after(9),
      text: "Hello",
      position: record.key.position,
      mailbox: record.mailbox
    )
    #expect(try store.candidate(Fixture.client)?.touches == [mail])
    #expect(try store.history(of: record.id).last?.by == "worker")
  }

  @Test(arguments: StoreFactory.all)
  func `a mail to a teammate is the client's in the journal`(_ factory: StoreFactory) throws {
    let store = try factory.make()
    try store.importing(
      [
        Fixture.account(stage: .client, deliveredBy: ["tom"]),
        Fixture.account("ours", isInternal: true),
      ],
      [Fixture.contact("tom", at: "ours", role: .teammate)]
    )
    try store.adding(.sent, Fixture.draft(key: Fixture.key(contact: "tom")))
    let candidate = try #require(try store.candidate(Fixture.client))
    #expect(candidate.touches.map(\.account.text) == ["acme"])
    #expect(candidate.touches.map(\.contact?.text) == ["tom"])
    #expect(candidate.drafts.count == 1)
  }

  @Test(arguments: StoreFactory.all)
  func `a mail is noted even where an import took its touch's name`(
    _ factory: StoreFactory
  ) throws {
    let store = try factory.make()
    try store.importing(
      [Fixture.account()],
      [Fixture.contact()],
      [Fixture.touch("mail:d-1", kind: .note), Fixture.touch("mail:d-1/2", kind: .note)]
    )
    try store.adding(.sent, Fixture.draft())
    #expect(
      try store.candidate(Fixture.client)?.touches.filter { $0.kind == .mailOut }.map(\.id.text)
        == ["mail:d-1/3"]
    )
    #expect(try store.reservations(since: Fixture.noon).map(\.draft) == [DraftID("d-1")])
  }

  @Test(arguments: StoreFactory.all, [DraftState.claimed, .transmitting])
  func `a temporary refusal gives the draft back, not before its time`(
    _ factory: StoreFactory,
    _ state: DraftState
  ) throws {
    let store = try factory.make()
    let record = try store.holding(state, Fixture.draft())
    try store.finish(
      [
        Settlement(attempt: attempt, result: .deferred(until: Fixture.after(60)), note: "451 later")
      ],
      at: Fixture.after(1)
    )
    let deferred = try #require(try store.draft(record.id)).record
    #expect(
      (deferred.state, deferred.notBefore, deferred.attempts, deferred.note)
        == (.approved, Fixture.after(60), 1, "451 later")
    )
    try store.claiming(record.id, AttemptID("second"))
    #expect(try store.draft(record.id)?.record.attempts == 2)
    #expect(try store.counts().touches == 0)
  }

  @Test(arguments: StoreFactory.all, [true, false])
  func `a refusal for good is noted as a bounce only if the recipient is bad`(
    _ factory: StoreFactory,
    _ recipientIsBad: Bool
  ) throws {
    let store = try factory.make()
    let record = try store.holding(.claimed, Fixture.draft())
    try store.finish(
      [
        Settlement(
          attempt: attempt,
          result: .rejected(recipientIsBad: recipientIsBad),
          note: "550 no"
        )
      ],
      at: Fixture.after(2)
    )
    #expect(try store.draft(record.id)?.record.state == .rejected)
    let bounce = Touch(
      id: TouchID("bounce:d-1"),
      account: Fixture.client,
      contact: Fixture.contact,
      kind: .bounce,
      at: Fixture.after(2),
      text: "550 no"
    )
    #expect(try store.candidate(Fixture.client)?.touches == (recipientIsBad ? [bounce] : []))
    let mailbox = Mailbox(
      id: record.mailbox,
      from: NamedAddress(record.envelope.sender),
      zone: .utc
    )
    let health = try store.mailboxRecords([mailbox], at: Fixture.after(2))[record.mailbox]
    #expect(health?.bounces == (recipientIsBad ? 1 : 0))
  }

  @Test(arguments: StoreFactory.all)
  func `a refusal is no bounce of the mail that went before it`(_ factory: StoreFactory) throws {
    let store = try factory.make()
    let record = try store.holding(.claimed, Fixture.draft())
    try store.record([Fixture.touch("1", at: Fixture.after(-60))], at: Fixture.noon)
    let end = Settlement(attempt: attempt, result: .rejected(recipientIsBad: true), note: "550 no")
    try store.finish([end], at: Fixture.after(2))
    let from = NamedAddress(record.envelope.sender)
    let boxes = ["sales", record.mailbox.text].map {
      Mailbox(id: MailboxID($0), from: from, zone: .utc)
    }
    let records = try store.mailboxRecords(boxes, at: Fixture.after(2))
    #expect(records[record.mailbox]?.bounces == 1)
    let all = records.values.map(\.bounces).reduce(0, +)
    #expect(all == 1)
  }

  @Test(arguments: StoreFactory.all)
  func `a group goes on together or not at all`(_ factory: StoreFactory) throws {
    let store = try factory.make()
    try store.holding(.claimed, Fixture.draft())
    try store.adding(.withdrawn, Fixture.draft("d-2", key: Fixture.key("x")))
    try store.adding(.claimed, Fixture.draft("d-3", key: Fixture.key("y")))
    try store.withdraw(DraftID("d-3"), reason: "they wrote", at: Fixture.noon)
    let group = [attempt, AttemptID("attempt-d-3")]
    #expect(
      throws: StoreError.notPossible(DraftID("d-3"), from: .withdrawn, to: .transmitting)
    ) { try store.beginTransmitting(group, at: Fixture.noon) }
    #expect(throws: StoreError.noSuchAttempt(AttemptID("?"))) {
      try store.beginTransmitting([attempt, AttemptID("?")], at: Fixture.noon)
    }
    #expect(throws: StoreError.notPossible(DraftID("d-1"), from: .transmitting, to: .transmitting))
    {
      try store.beginTransmitting([attempt, attempt], at: Fixture.noon)
    }
    #expect(try store.draft(DraftID("d-1"))?.record.state == .claimed)
    try store.beginTransmitting([attempt], at: Fixture.noon)
    #expect(throws: StoreError.noSuchAttempt(AttemptID("?"))) {
      try store.finish(
        [attempt, AttemptID("?")].map { Settlement(attempt: $0, result: .sent, note: "") },
        at: Fixture.noon
      )
    }
    #expect(try store.draft(DraftID("d-1"))?.record.state == .transmitting)
    #expect(try store.counts().touches == 0)
  }

  @Test(arguments: StoreFactory.all)
  func `after a crash a claim is given back, and a transmission is unknown`(
    _ factory: StoreFactory
  ) throws {
    let store = try factory.make()
    try store.importing([Fixture.account()], [Fixture.contact()])
    for (index, state) in DraftState.allCases.enumerated() {
      try store.adding(state, Fixture.draft("d-\(index)", key: Fixture.key("step-\(index)")))
    }
    let before = try store.drafts(DraftFilter())
    let changed = try store.recover(at: Fixture.after(7))
    let after = try store.drafts(DraftFilter())
    #expect(changed.map(\.state) == [.approved, .unknown])
    for (old, new) in zip(before, after) {
      switch old.state {
      case .claimed: #expect(new.state == .approved)
      case .transmitting: #expect(new.state == .unknown)
      default: #expect(new == old)
      }
    }
    #expect(Set(changed).isSubset(of: after))
    #expect(changed.allSatisfy { $0.since == Fixture.after(7) && $0.note != nil })
    #expect(try store.recover(at: Fixture.after(8)) == [])
    #expect(try store.integrityProblems() == [])
  }

  @Test(arguments: StoreFactory.all)
  func `a claim that marks is one transition, and one attempt`(_ factory: StoreFactory) throws {
    let store = try factory.make()
    let record = try store.holding(.approved, Fixture.draft())
    try store.marking(record.id, attempt)
    let marked = try #require(try store.draft(record.id)?.record)
    #expect(marked.state == .transmitting && marked.attempts == 1)
    #expect(try store.history(of: record.id).map(\.state) == [.drafted, .approved, .transmitting])
    #expect(try store.reservations(since: Fixture.noon).map(\.draft) == [record.id])
    #expect(throws: StoreError.notPossible(record.id, from: .transmitting, to: .withdrawn)) {
      try store.withdraw(record.id, reason: "too late", at: Fixture.noon)
    }
    try store.finish(
      [Settlement(attempt: attempt, result: .sent, note: "250 ok")],
      at: Fixture.after(1)
    )
    #expect(try store.draft(record.id)?.record.state == .sent)
    #expect(try store.integrityProblems() == [])
  }

  private static let lastWords: [(SlateWord?, DraftState, String)] = [
    (nil, .unknown, "the sender ended after the message may have gone out"),
    (.begun, .unknown, "the sender ended after the message may have gone out"),
    (.waiting, .approved, "the sender ended before the message went out"),
    (.taken("sent: 250 2.0.0 queued as F1"), .sent, "sent: 250 2.0.0 queued as F1"),
    (.refused("451 4.3.0 later"), .approved, "451 4.3.0 later"),
  ]

  @Test(arguments: lastWords)
  func `after a crash the slate's last word decides on what was marked`(
    _ word: SlateWord?,
    _ state: DraftState,
    _ note: String
  ) throws {
    let store = try SQLiteStore.inMemory()
    let record = try store.holding(.approved, Fixture.draft())
    try store.marking(record.id, attempt)
    let left = try store.recover(at: Fixture.after(60)) { $0 == attempt ? word : nil }
    #expect(left.map(\.state) == [state])
    #expect(left.first?.note?.hasPrefix(note) == true)
    let mails = try #require(try store.candidate(Fixture.client)).touches
    #expect(mails.map(\.at) == (state == .sent ? [Fixture.noon] : []))
    #expect(try store.integrityProblems() == [])
  }

  @Test("a slate says nothing of a mail that was only claimed: its dot was never begun")
  func claimedIsReleased() throws {
    let store = try SQLiteStore.inMemory()
    _ = try store.holding(.claimed, Fixture.draft())
    let left = try store.recover(at: Fixture.after(60)) { _ in .taken("a lie") }
    #expect(left.map(\.state) == [.approved])
  }

  @Test(arguments: StoreFactory.all)
  func `an attempt that lost its draft may not go on`(_ factory: StoreFactory) throws {
    let store = try factory.make()
    let record = try store.holding(.claimed, Fixture.draft())
    _ = try store.recover(at: Fixture.noon)
    try store.claiming(record.id, AttemptID("second"))
    #expect(throws: StoreError.notPossible(record.id, from: .claimed, to: .transmitting)) {
      try store.beginTransmitting([attempt], at: Fixture.noon)
    }
    try store.beginTransmitting([AttemptID("second")], at: Fixture.noon)
    #expect(throws: StoreError.notPossible(record.id, from: .transmitting, to: .approved)) {
      try store.finish(
        [Settlement(attempt: attempt, result: .deferred(until: Fixture.noon), note: "")],
        at: Fixture.noon
      )
    }
    #expect(try store.draft(record.id)?.record.state == .transmitting)
  }

  @Test(arguments: StoreFactory.all)
  func `a person's word ends an unknown: sent when the message went`(
    _ factory: StoreFactory
  ) throws {
    let store = try factory.make()
    let record = try store.holding(.transmitting, Fixture.draft())
    _ = try store.recover(at: Fixture.after(600))
    #expect(try store.reservations(since: .distantPast).map(\.at) == [Fixture.noon])
    try store.resolve(
      record.id,
      wasSent: true,
      reason: "in the Sent folder",
      by: "Ada",
      at: Fixture.after(86_400)
    )
    let sent = try #require(try store.draft(record.id)).record
    #expect((sent.state, sent.since) == (.sent, Fixture.after(86_400)))
    let touches = try #require(try store.candidate(Fixture.client)).touches
    #expect(touches.map(\.at) == [Fixture.noon])
    #expect(try store.history(of: record.id).last?.note == "in the Sent folder")
  }

  @Test(arguments: StoreFactory.all)
  func `a person's word ends an unknown: not sent, with the same message`(
    _ factory: StoreFactory
  ) throws {
    let store = try factory.make()
    let record = try store.holding(.unknown, Fixture.draft())
    try store.resolve(record.id, wasSent: false, reason: "not there", by: "Ada", at: Fixture.noon)
    guard case .claimed(let again) = try store.claiming(record.id, AttemptID("second")) else {
      Issue.record("the draft was not claimed again")
      return
    }
    #expect(again.record.messageID == record.messageID)
    #expect(again.record.attempts == 2)
    #expect(try store.counts().touches == 0)
  }
}
