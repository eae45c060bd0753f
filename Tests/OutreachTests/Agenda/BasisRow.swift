import Civil
import Mail
import Testing

@testable import Outreach

/// A field of the policy, and whether another value of it makes another agenda.
struct BasisRow: Sendable, CustomTestStringConvertible {
  let field: String
  let counts: Bool
  let change: @Sendable (inout Policy) -> Void

  var testDescription: String { field }

  private static func counts(
    _ field: String,
    _ change: @escaping @Sendable (inout Policy) -> Void
  ) -> BasisRow {
    BasisRow(field: field, counts: true, change: change)
  }

  private static func other(
    _ field: String,
    _ change: @escaping @Sendable (inout Policy) -> Void
  ) -> BasisRow {
    BasisRow(field: field, counts: false, change: change)
  }

  static let all = whole + sender + mailbox + cadence + sequence + suppression

  /// A policy in which every field has a value, and every kind of value is there.
  static let policy: Policy = {
    var mailbox = Sample.mailbox()
    mailbox.from = named("Ana Lopez", "ana@northlight.example")
    mailbox.replyTo = named("Desk", "desk@northlight.example")
    var policy = Sample.policy(
      mailboxes: [mailbox, Sample.mailbox("ben")],
      sequences: sequences,
      suppressions: [
        Suppression(
          pattern: .address("zoe@acme.example"),
          reason: "asked",
          since: Sample.date("2026-01-02")
        ),
        Suppression(pattern: .domain("acme.example"), reason: "asked"),
        Suppression(pattern: .wildcard("*@acme.example"), reason: "asked"),
      ]
    )
    policy.cadence.afterBreakUp = .days(90)
    policy.sender.title = "Director"
    policy.sender.phone = "1"
    policy.sender.postalAddress = "1 High Street"
    policy.compliance.unsubscribeAddress = Sample.address("stop@northlight.example")
    policy.compliance.unsubscribeURL = "https://northlight.example/stop"
    return policy
  }()

  private static let sequences = [
    Outreach.Sequence(
      id: SequenceID("first"),
      stage: .prospect,
      steps: [
        Step(
          template: TemplateName("check-in/first"),
          roles: [.decisionMaker, .influencer],
          day: 3,
          after: .days(7)
        ),
        Step(action: .task(ManualTask(kind: .call, text: "ask", minutes: 10))),
      ]
    ),
    Outreach.Sequence(
      id: SequenceID("delivered"),
      stage: .client,
      start: .date(field: "delivered_on", days: 7, yearly: true),
      steps: []
    ),
    Outreach.Sequence(id: SequenceID("year-end"), stage: .client, start: .season, steps: []),
  ]

  private static func named(_ name: String?, _ address: String) -> NamedAddress {
    do { return try NamedAddress(name: name, address: Sample.address(address)) } catch {
      preconditionFailure("\(error)")
    }
  }

  private static let place = Place(file: "rapport.yaml", line: 7, column: 3)

  private static let whole = [
    counts("Policy.sender") { $0.sender = Sender(name: "Ben") },
    counts("Policy.mailboxes") { $0.mailboxes.swapAt(0, 1) },
    counts("Policy.cadence") { $0.cadence.contactPerSequence = 9 },
    counts("Policy.sequences") { $0.sequences.swapAt(0, 1) },
    counts("Policy.suppressions") { $0.suppressions.removeLast() },
    counts("Policy.holidays") {
      $0.holidays = $0.holidays.adding(holidays: [Sample.date("2026-05-01"): "May Day"])
    },
    counts("Policy.compliance") { $0.compliance = Compliance() },
    counts("Compliance.unsubscribeAddress") {
      $0.compliance.unsubscribeAddress = Sample.address("out@northlight.example")
    },
    counts("Compliance.unsubscribeURL") { $0.compliance.unsubscribeURL = nil },
    other("Policy.stageWords") { $0.stageWords = ["won": .client] },
    // Their days are in `holidays`.
    other("Policy.calendarFiles") {
      $0.calendarFiles = [CalendarFile(country: nil, path: "a.ics", place: place)]
    },
    other("Policy.paths") { $0.paths.outbox = "Elsewhere" },
    other("Policy.allowances") {
      $0.allowances = [Allowance(id: "link", reason: "known", place: place)]
    },
    other("Policy.service") { $0.service.days = 3 },
    other("Policy.places") { $0.places = ["cadence": place] },
  ]

  private static let sender = [
    counts("Sender.name") { $0.sender.name = "Ben" },
    counts("Sender.firstName") { $0.sender.firstName = "Ben" },
    counts("Sender.title") { $0.sender.title = nil },
    counts("Sender.company") { $0.sender.company = "Southlight" },
    counts("Sender.phone") { $0.sender.phone = "2" },
    counts("Sender.postalAddress") { $0.sender.postalAddress = "2 High Street" },
  ]

  private static let mailbox = [
    counts("Mailbox.id") { $0.mailboxes[0].id = MailboxID("eve") },
    counts("Mailbox.from") { $0.mailboxes[0].from = $0.mailboxes[1].from },
    counts("Mailbox.replyTo") { $0.mailboxes[0].replyTo = nil },
    counts("NamedAddress.name") {
      $0.mailboxes[0].from = named("Ana", "ana@northlight.example")
    },
    counts("NamedAddress.address") {
      $0.mailboxes[0].replyTo = named("Desk", "ana@northlight.example")
    },
    counts("Mailbox.zone") { $0.mailboxes[0].zone = .utc },
    other("Mailbox.smtp") {
      $0.mailboxes[0].smtp = SMTPSettings(host: "mail.northlight.example")
    },
    other("Mailbox.imap") { $0.mailboxes[0].imap = IMAPSettings(host: "mail.northlight.example") },
    other("Mailbox.perDay") { $0.mailboxes[0].perDay = 3 },
    other("Mailbox.perHour") { $0.mailboxes[0].perHour = 3 },
    other("Mailbox.gap") { $0.mailboxes[0].gap.least = 3 },
    other("Mailbox.ramp") { $0.mailboxes[0].ramp = nil },
    other("Mailbox.health") { $0.mailboxes[0].health.mails = 3 },
    other("Mailbox.dkimSelector") { $0.mailboxes[0].dkimSelector = "s1" },
  ]

  private static let cadence = [
    other("Cadence.window") { $0.cadence.window = .always },
    other("Cadence.contactGap") { $0.cadence.contactGap = .days(9) },
    counts("Cadence.contactPerSequence") { $0.cadence.contactPerSequence = 3 },
    other("Cadence.accountPerDay") { $0.cadence.accountPerDay = 9 },
    counts("Cadence.accountActiveContacts") { $0.cadence.accountActiveContacts = 9 },
    other("Cadence.domainPerDay") { $0.cadence.domainPerDay = 9 },
    counts("Cadence.afterBreakUp") { $0.cadence.afterBreakUp = nil },
    counts("Cadence.away") { $0.cadence.away = .businessDays(14) },
    counts("Cadence.stale") { $0.cadence.stale = .days(9) },
    counts("Cadence.lapse") { $0.cadence.lapse = .days(9) },
    counts("Cadence.stalledAfter") { $0.cadence.stalledAfter = .days(9) },
    counts("Cadence.replyWithin") { $0.cadence.replyWithin = .days(3) },
    counts("Cadence.yearEnd") { $0.cadence.yearEnd = Cadence.YearEnd(season: nil) },
    counts("YearEnd.season") { $0.cadence.yearEnd.season = try? Season("1 Dec – 3 Jan") },
    other("YearEnd.kinds") { $0.cadence.yearEnd.kinds = [.breakUp] },
    counts("Cadence.priority") { $0.cadence.priority.swapAt(0, 1) },
  ]

  private static let sequence = [
    counts("Sequence.id") { $0.sequences[0].id = SequenceID("other") },
    counts("Sequence.stage") { $0.sequences[0].stage = .lost },
    counts("Sequence.start") { $0.sequences[0].start = .season },
    counts("Sequence.steps") { $0.sequences[0].steps.removeLast() },
    counts("Start.date.field") {
      $0.sequences[1].start = .date(field: "renewed_on", days: 7, yearly: true)
    },
    counts("Start.date.days") {
      $0.sequences[1].start = .date(field: "delivered_on", days: -7, yearly: true)
    },
    counts("Start.date.yearly") {
      $0.sequences[1].start = .date(field: "delivered_on", days: 7)
    },
    counts("Step.id") { $0.sequences[0].steps[0].id = StepID("other") },
    counts("Step.action") {
      $0.sequences[0].steps[0].action = .task(ManualTask(kind: .call))
    },
    counts("Action.mail") {
      $0.sequences[0].steps[0].action = .mail(TemplateName("check-in/other"))
    },
    counts("Action.task") { $0.sequences[0].steps[1].action = .task(ManualTask(kind: .call)) },
    counts("Step.roles") { $0.sequences[0].steps[0].roles.swapAt(0, 1) },
    counts("Step.wait") { $0.sequences[0].steps[0].wait = .businessDays(3) },
    counts("Step.after") { $0.sequences[0].steps[0].after = nil },
    counts("ManualTask.kind") {
      $0.sequences[0].steps[1].action = task(.visit, "ask", minutes: 10)
    },
    counts("ManualTask.text") {
      $0.sequences[0].steps[1].action = task(.call, "tell", minutes: 10)
    },
    counts("ManualTask.minutes") {
      $0.sequences[0].steps[1].action = task(.call, "ask", minutes: 11)
    },
  ]

  private static func task(_ kind: ManualTask.Kind, _ text: String, minutes: Int) -> Step.Action {
    .task(ManualTask(kind: kind, text: text, minutes: minutes))
  }

  private static let suppression = [
    counts("Suppression.pattern") { replaceFirst(&$0, .domain("zoe@acme.example")) },
    counts("Pattern.address") { replaceFirst(&$0, .address("eve@acme.example")) },
    counts("Pattern.domain") {
      $0.suppressions[1] = Suppression(pattern: .domain("b.example"), reason: "asked")
    },
    counts("Pattern.wildcard") {
      $0.suppressions[2] = Suppression(pattern: .wildcard("*"), reason: "asked")
    },
    counts("Suppression.reason") {
      $0.suppressions[1] = Suppression(pattern: .domain("acme.example"), reason: "bounced")
    },
    counts("Suppression.since") { replaceFirst(&$0, .address("zoe@acme.example"), since: nil) },
  ]

  private static func replaceFirst(
    _ policy: inout Policy,
    _ pattern: Suppression.Pattern,
    since: LocalDate? = Sample.date("2026-01-02")
  ) {
    policy.suppressions[0] = Suppression(pattern: pattern, reason: "asked", since: since)
  }
}
