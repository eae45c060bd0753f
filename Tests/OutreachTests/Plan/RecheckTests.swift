import Civil
import Testing

@testable import Outreach

@Suite("The last look before a mail goes")
struct RecheckTests {
  private static let draft = Sample.draft(planned: "2026-11-24T08:00:00Z", state: .approved)

  private func verdict(
    _ touches: [Touch] = [],
    _ stage: DeclaredStage = .prospect,
    others: [DraftRecord] = [],
    mailboxes: [Mailbox] = [Sample.mailbox()],
    reservations: [Reservation] = [],
    record: MailboxRecord = MailboxRecord(),
    fields: [String: String] = [:]
  ) throws -> Recheck.Verdict {
    let recheck = Recheck(
      policy: Sample.policy(mailboxes: mailboxes),
      library: try Sample.library(),
      now: Sample.tuesday
    )
    let candidate = Sample.candidate(
      stage,
      [Sample.contact("zoe"), Sample.contact("ian", .influencer)],
      touches,
      drafts: [Self.draft] + others,
      fields: fields
    )
    var tally = Tally()
    for reservation in reservations { tally.add(reservation, gap: 0) }
    return recheck.verdict(on: Self.draft, candidate, given: tally, record: record)
  }

  private func rule(_ verdict: Recheck.Verdict) -> (verb: String, rule: RuleID?) {
    switch verdict {
    case .go: ("go", nil)
    case .wait(let hold): ("wait", hold.rule)
    case .withdraw(let hold): ("withdraw", hold.rule)
    }
  }

  private func expect(_ verdict: Recheck.Verdict, _ verb: String, _ rule: RuleID?) {
    #expect(self.rule(verdict) == (verb, rule))
  }

  @Test("lets it go where nothing came in between")
  func goes() throws { expect(try verdict(), "go", nil) }

  @Test(
    "waits for the pause after a mail that may have arrived, however long ago it went",
    arguments: [DraftState.unknown, .transmitting]
  )
  func doubt(state: DraftState) throws {
    let doubt = Sample.draft(
      step: "thank-you/delivery",
      in: "delivery",
      planned: "2026-11-20T08:00:00Z",
      state: state,
      kind: .thankYou
    )
    expect(try verdict(others: [doubt]), "wait", .contactGap)
  }

  @Test("waits while its mailbox has stopped")
  func stopped() throws {
    expect(try verdict(record: MailboxRecord(mails: 9, bounces: 3)), "wait", .mailboxHealth)
    let complaint = MailboxRecord(mails: 9, complaint: Sample.tuesday)
    expect(try verdict(record: complaint), "wait", .mailboxHealth)
  }

  @Test("waits while the ramp is used up, by the days that the journal knows")
  func ramp() throws {
    var mailbox = Sample.mailbox()
    mailbox.ramp = MailboxRamp(start: 1, step: 1)
    let sent = Reservation(
      mailbox: mailbox.id,
      account: AccountID("x"),
      contact: ContactID("x"),
      domain: "x.example",
      at: Sample.tuesday.adding(seconds: -4000),
      draft: nil
    )
    expect(
      try verdict(mailboxes: [mailbox], reservations: [sent]),
      "wait",
      .mailboxRamp
    )
    let record = MailboxRecord(sendingDays: [Sample.date("2026-11-20")])
    expect(
      try verdict(mailboxes: [mailbox], reservations: [sent], record: record),
      "go",
      nil
    )
  }

  @Test("takes it back behind a break-up, and waits while one is on its way")
  func breakUp() throws {
    let sent = Sample.touch(
      .mailOut,
      "2026-11-23T09:00:00Z",
      by: "ian",
      step: "break-up/honest"
    )
    expect(try verdict([sent]), "withdraw", .afterBreakUp)
    let inHand = Sample.draft(
      "ian",
      step: "break-up/honest",
      planned: "2026-11-24T07:59:00Z",
      state: .claimed,
      kind: .breakUp
    )
    expect(try verdict(others: [inHand]), "wait", .afterBreakUp)
  }

  @Test("takes it back where the account is in another stage now, they wrote, or complained")
  func changed() throws {
    expect(try verdict([], .client), "withdraw", .sequenceDone)
    expect(try verdict([Sample.touch(.mailIn, "2026-11-23T09:00:00Z")]), "withdraw", .engaged)
    let complaint = Sample.touch(.complaint, "2026-11-23T09:00:00Z")
    expect(try verdict([complaint]), "withdraw", .suppressed)
  }

  @Test("keeps the pause behind a mail of days ago, and to a firm that is shut")
  func gap() throws {
    let earlier = Sample.touch(.mailOut, "2026-11-20T09:00:00Z")
    expect(try verdict([earlier]), "wait", .contactGap)
    expect(try verdict(fields: ["closed": "2026-11-24"]), "wait", .holidays)
  }
}
