import Civil
import Testing

@testable import Outreach

@Suite("What in the journal counts against a mail")
struct EvidenceTests {
  private static let first = Sample.touch(
    .mailOut,
    "2026-11-23T09:00:00Z",
    step: "check-in/first"
  )

  private func step(
    _ touches: [Touch],
    _ policy: Policy = Sample.policy(),
    reservations: [Reservation] = [],
    drafts: [DraftRecord] = []
  ) throws -> StepExplanation {
    let candidate = Sample.candidate(.prospect, touches, drafts: drafts)
    return try #require(
      try Sample.explanation(candidate, policy, reservations: reservations).steps.first
    )
  }

  @Test("the gap to a person rests on the last mail to them, and a wait on the sequence's mails")
  func gap() throws {
    let step = try step([Self.first])
    #expect(step.reason(.contactGap)?.evidence == [.touch(Self.first)])
    #expect(step.reason(.sequenceWait)?.evidence == [.touch(Self.first)])
  }

  @Test("a bounce, an absence and a break-up are each told with their entry")
  func entries() throws {
    let bounce = Sample.touch(.bounce, "2026-11-23T09:05:00Z")
    #expect(try step([Self.first, bounce]).reason(.suppressed)?.evidence == [.touch(bounce)])
    let away = Sample.touch(.autoReply, "2026-11-23T09:05:00Z")
    #expect(try step([Self.first, away]).reason(.away)?.evidence == [.touch(away)])
    let over = Sample.touch(.mailOut, "2026-11-20T09:00:00Z", step: "break-up/honest")
    #expect(try step([over]).reason(.afterBreakUp)?.evidence == [.touch(over)])
  }

  @Test("the account's and the domain's mails of that day count, those of other days do not")
  func days() throws {
    let today = Sample.sent("2026-11-24T07:00:00Z", to: "bo", at: "acme")
    let others = [
      Sample.sent("2026-11-23T07:00:00Z", to: "bo", at: "acme"),
      Sample.sent("2026-11-24T07:30:00Z", at: "birch", domain: "mail.acme.example"),
    ]
    let step = try step([], reservations: [today] + others)
    #expect(step.reason(.accountPerDay)?.evidence == [.mail(today)])
    #expect(step.reason(.domainPerDay)?.evidence == [.mail(today), .mail(others[1])])
  }

  @Test("a draft that is written holds its step, is named, and does not stand in its own way")
  func draft() throws {
    let draft = Sample.draft(planned: "2026-11-24T10:00:00Z")
    let own = Reservation(
      mailbox: MailboxID("ana"),
      account: AccountID("acme"),
      contact: ContactID("zoe"),
      domain: "acme.example",
      at: draft.planned.instant,
      draft: draft.id,
      isOpen: true
    )
    let step = try step([], reservations: [own], drafts: [draft])
    #expect(step.rules == ["drafted"])
    #expect(step.reason(.drafted)?.evidence == [.draft(draft)])
    #expect(step.slot?.draft == draft && step.slot?.time == draft.planned)
  }
}

extension Sample {
  fileprivate static func candidate(
    _ stage: DeclaredStage,
    _ touches: [Touch],
    drafts: [DraftRecord]
  ) -> Candidate {
    candidate(stage, [contact("zoe")], touches, drafts: drafts)
  }
}

@Suite("Where the configuration says it")
struct SettingTests {
  private static let yaml = """
    sender: Ana Lopez <ana@northlight.example>
    zone: Europe/Berlin
    mailboxes:
      ana:
        from: Ana Lopez <ana@northlight.example>
        per_day: 3
      bo:
        from: Bo Berg <bo@northlight.example>
    cadence:
      contact:
        gap: 5 days
      mailbox:
        per_day: 9
    suppress:
      - noreply@*
      - pattern: acme.example
        reason: asked
    """

  private func settings(_ rule: RuleID, of mailbox: String = "ana") throws -> [String] {
    let policy = try Configuration.read(yaml: Self.yaml, file: "rapport.yaml")
    return policy.settings(of: rule, for: nil, from: policy.mailbox(MailboxID(mailbox)))
      .map { "\($0.key)=\($0.value) \($0.place.map { "\($0.line)" } ?? "default")" }
  }

  @Test("a key of the file with its line, a mailbox's own before the shared one, else the default")
  func places() throws {
    #expect(try settings(.contactGap) == ["cadence.contact.gap=5 days 11"])
    #expect(try settings(.mailboxPerDay) == ["mailboxes.ana.per_day=3 6"])
    #expect(try settings(.mailboxPerDay, of: "bo") == ["cadence.mailbox.per_day=9 13"])
    #expect(try settings(.accountPerDay) == ["cadence.account.per_day=1 default"])
    #expect(try settings(.values) == [])
  }

  @Test("a suppression stands where its pattern does")
  func suppression() throws {
    let policy = try Configuration.read(yaml: Self.yaml, file: "rapport.yaml")
    #expect(policy.suppressionSetting("acme.example")?.place?.line == 16)
    #expect(policy.suppressionSetting("noreply@*")?.place?.line == 14)
    #expect(policy.suppressionSetting("birch.example") == nil)
  }

  @Test(
    "every rule that names a key of the file has a setting of that key",
    arguments: RuleID.allCases
  )
  func keys(rule: RuleID) throws {
    let policy = try Configuration.read(yaml: Self.yaml, file: "rapport.yaml")
    let wish = try #require(
      try Sample.outcome(Sample.prospect()).wishes.first?.wish
    )
    let keys = policy.settings(of: rule, for: wish, from: policy.mailboxes[1]).map(\.key)
    guard let key = rule.configKey, rule != .suppressed else { return }
    #expect(keys.contains { $0.hasPrefix(key) }, "\(keys)")
  }
}
