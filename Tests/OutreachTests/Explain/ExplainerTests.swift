import Civil
import Testing

@testable import Outreach

@Suite("Why an account's mails are where they are")
struct ExplainerTests {
  @Test("names every rule that stands against a mail now, not the first alone")
  func all() throws {
    let suppression = Suppression(pattern: .domain("acme.example"), reason: "asked us to stop")
    let touches = [
      Sample.touch(.mailOut, "2026-11-23T09:00:00Z", step: "check-in/first"),
      Sample.touch(.autoReply, "2026-11-23T09:01:00Z", until: "2026-11-30"),
    ]
    let step = try #require(
      try Sample.explanation(
        Sample.candidate(.prospect, touches: touches),
        Sample.policy(suppressions: [suppression]),
        now: Sample.instant("2026-11-24T05:00:00Z")
      ).steps.first
    )
    #expect(
      Set(step.rules) == ["suppressed", "away", "sequence.wait", "window", "contact.gap"]
    )
    #expect(step.earliest == nil)
  }

  @Test("the earliest time is that of all the rules together, on a slot that is open")
  func earliest() throws {
    let touches = [
      Sample.touch(.mailOut, "2026-11-23T09:00:00Z", step: "check-in/first"),
      Sample.touch(.autoReply, "2026-11-23T09:01:00Z", until: "2026-11-30"),
    ]
    let step = try #require(
      try Sample.explanation(Sample.candidate(.prospect, touches: touches)).steps.first
    )
    // Back on 1 December, one business day behind the stated return; offices open at nine.
    #expect(step.earliest?.description == "2026-12-01 09:00 Europe/Berlin")
    #expect(step.reason(.away)?.hold.until == Sample.instant("2026-11-30T23:00:00Z"))
  }

  @Test("a mail that nothing holds has no reason against it, and its own choices")
  func free() throws {
    let step = try #require(try Sample.explanation(Sample.prospect()).steps.first)
    #expect(step.rules == [])
    #expect(step.earliest?.instant == Sample.tuesday)
    #expect(step.choices?.whyMailbox == .only)
    #expect(step.choices?.step.number == 1)
    #expect(step.choices?.step.count == 7)
    #expect(step.choices?.step.roles == [.decisionMaker])
  }

  @Test("a full mailbox is told with the mails that fill it")
  func full() throws {
    let policy = Sample.policy(mailboxes: [Sample.mailbox(perDay: 2)])
    let sent = [
      Sample.sent("2026-11-22T08:00:00Z"), Sample.sent("2026-11-23T10:00:00Z"),
      Sample.sent("2026-11-23T15:00:00Z"),
    ]
    let step = try #require(
      try Sample.explanation(Sample.prospect(), policy, reservations: sent).steps.first
    )
    let reason = try #require(step.reason(.mailboxPerDay))
    #expect(reason.names == ["d-2026-11-23T10:00:00Z", "d-2026-11-23T15:00:00Z"])
    #expect(reason.settings.map(\.key) == ["cadence.mailbox.per_day"])
    #expect(reason.settings.map(\.value) == ["2"])
    #expect(step.earliest?.instant == Sample.instant("2026-11-24T10:00:00Z"))
  }

  @Test("in a plan it has its slot, and what it waited for last, be it another account's mail")
  func planned() throws {
    let policy = Sample.policy(mailboxes: [Sample.mailbox(perHour: 1)])
    let explanation = try Sample.explanation(
      Sample.prospect("zulu"),
      policy,
      among: [Sample.prospect("alpha")]
    )
    let slot = try #require(explanation.steps.first?.slot)
    #expect(slot.time.instant == Sample.instant("2026-11-24T09:00:00Z"))
    #expect(slot.bound.map(\.hold.rule) == [.mailboxPerHour])
    guard case .mail(let mail)? = slot.bound.first?.evidence.first else {
      Issue.record("no mail is named")
      return
    }
    #expect(mail.account == AccountID("alpha") && mail.isOpen)
    #expect(slot.moves.map(\.rule).contains(.mailboxGap))
  }

  @Test("what the plan has no room for is held by the caps that others use up")
  func crowded() throws {
    let policy = Sample.policy(mailboxes: [Sample.mailbox(perDay: 1)])
    let others = (0..<9).map { Sample.prospect("a\($0)") }
    let step = try #require(
      try Sample.explanation(Sample.prospect("zulu"), policy, among: others).steps.first
    )
    #expect(step.slot == nil)
    #expect(step.rules.contains("mailbox.per_day"))
    let earliest = try #require(step.earliest?.instant)
    #expect(earliest >= Sample.tuesday.adding(seconds: 7 * 86_400))
  }
}

@Suite("What makes an account's stage what it is")
struct StageReasonTests {
  private static let mail = Sample.touch(.mailOut, "2026-08-03T09:00:00Z", step: "check-in/first")

  @Test("declared, silent for too long, written to us, let go")
  func reasons() throws {
    let wrote = Sample.touch(.mailIn, "2026-11-20T09:00:00Z")
    let gone = Sample.touch(.letGo, "2026-11-20T09:00:00Z", by: nil)
    #expect(try reason(.client, []) == .declared(.client))
    #expect(
      try reason(.prospect, [Self.mail]) == .silent(since: Self.mail.at, limit: .days(60))
    )
    #expect(try reason(.prospect, [Self.mail, wrote]) == .wrote(wrote))
    #expect(try reason(.prospect, [Self.mail, gone]) == .letGo(gone))
  }

  private func reason(_ stage: DeclaredStage, _ touches: [Touch]) throws -> StageReason {
    try Sample.explanation(Sample.candidate(stage, touches: touches)).stage
  }

  @Test("engaged: the mail that waits for an answer is the evidence, and time does not help")
  func engaged() throws {
    let wrote = Sample.touch(.mailIn, "2026-11-20T09:00:00Z")
    let explanation = try Sample.explanation(Sample.candidate(.client, touches: [wrote]))
    #expect(explanation.owed?.since == wrote.at)
    #expect(explanation.steps.map(\.rules) == [["engaged"]])
    #expect(explanation.steps.first?.reason(.engaged)?.evidence == [.touch(wrote)])
    #expect(explanation.steps.first?.earliest == nil)
  }
}

@Suite("Why this mailbox")
struct MailboxReasonTests {
  private static let two = Sample.policy(mailboxes: [Sample.mailbox("ana"), Sample.mailbox("bo")])

  private func reason(
    _ account: Account,
    touches: [Touch] = []
  ) throws -> Choices? {
    let candidate = Candidate(
      account: account,
      contacts: [Sample.contact("zoe")],
      touches: touches
    )
    return try Sample.explanation(candidate, Self.two).steps.first?.choices
  }

  @Test("the one that wrote last, else the one that a person chose, else the one with most room")
  func choices() throws {
    let mail = Touch(
      id: TouchID("t1"),
      account: AccountID("acme"),
      contact: ContactID("zoe"),
      kind: .mailOut,
      at: Sample.instant("2026-11-12T09:00:00Z"),
      position: Touch.Position(sequence: SequenceID("prospect"), step: StepID("check-in/first")),
      mailbox: MailboxID("bo")
    )
    var chosen = Sample.account()
    chosen.mailbox = MailboxID("bo")
    #expect(try reason(Sample.account())?.whyMailbox == .mostRoom)
    #expect(try reason(chosen)?.whyMailbox == .chosen)
    #expect(try reason(chosen)?.mailbox == MailboxID("bo"))
    let wrote = try #require(try reason(chosen, touches: [mail]))
    #expect(wrote.whyMailbox == .wroteLast(mail.at) && wrote.mailbox == MailboxID("bo"))
    #expect(wrote.step.before == [mail] && wrote.step.number == 2)
  }
}
