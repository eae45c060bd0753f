import Civil
import Mail
import Outreach
import Testing

@Suite("Configuration")
struct ConfigurationTests {
  static let threeLines = """
    sender: Ana Lopez <ana@northlight.example>
    company: Northlight
    zone: Europe/Berlin

    """

  private func read(_ yaml: String) throws -> Policy {
    try Configuration.read(yaml: yaml, file: "rapport.yaml")
  }

  /// The policy of the three lines with more behind them.
  private func with(_ more: String) throws -> Policy { try read(Self.threeLines + more) }

  @Test func `three lines are enough`() throws {
    let policy = try read(Self.threeLines)
    #expect(policy.sender == Sender(name: "Ana Lopez", company: "Northlight"))
    let from = try NamedAddress(name: "Ana Lopez", address: Address("ana@northlight.example"))
    #expect(
      policy.mailboxes
        == [Mailbox(id: MailboxID("default"), from: from, zone: try Zone("Europe/Berlin"))]
    )
    #expect(policy.cadence == Cadence())
    #expect(policy.sequences == Sequence.standard)
    #expect(policy.holidays == .plain)
    #expect(policy.paths == Paths())
    #expect(policy.compliance == Compliance())
    #expect(policy.suppressions == [])
    #expect(policy.stageWords == [:])
  }

  @Test(
    "the sender's line is read as people write it",
    arguments: [
      ("Ana Lopez <ana@x.example>", "Ana Lopez"),
      ("\"Lopez, Ana\" <ana@x.example>", "Lopez, Ana"),
      ("  '  Ana Lopez  < ana@x.example > '", "Ana Lopez"),
      ("田中 花子 <ana@x.example>", "田中 花子"),
    ]
  )
  func senderLine(line: String, name: String) throws {
    let value = line.hasPrefix("\"") ? "'\(line)'" : line
    let policy = try read("sender: \(value)\nzone: UTC\n")
    #expect(policy.sender.name == name)
    #expect(policy.mailboxes.map(\.from.description) == ["\(name) <ana@x.example>"])
  }

  @Test func `the full form is read key by key`() throws {
    let policy = try read(Self.fullForm)
    #expect(
      policy.sender
        == Sender(
          name: "Ana Lopez",
          firstName: "Ana",
          title: "Partner",
          company: "Northlight",
          phone: "+49 30 1234",
          postalAddress: "Northlight GmbH\nHauptstr. 1\n10115 Berlin"
        )
    )
    let ana = try #require(policy.mailbox(MailboxID("ana")))
    #expect(ana.zone.id == "Europe/Berlin")
    #expect(ana.replyTo?.address.description == "sales@northlight.example")
    #expect((ana.perDay, ana.perHour) == (20, 5))
    #expect(ana.gap == MailboxGap(least: 900, jitter: 120))
    #expect(ana.ramp == MailboxRamp(start: 8, step: 3))
    #expect(ana.health == MailboxHealth(bouncePercent: 4, mails: 40))
    #expect(
      ana.smtp
        == SMTPSettings(
          host: "smtp.northlight.example",
          port: 465,
          security: .tls,
          username: "ana",
          password: .command("pass show mail/ana"),
          authentication: .xoauth2,
          certificateAuthority: "ca.pem",
          ehloName: "mail.northlight.example",
          connections: 2
        )
    )
    let ben = try #require(policy.mailbox(MailboxID("ben")))
    #expect(ben.zone.id == "America/New_York")
    #expect((ben.perDay, ben.perHour) == (40, 5))
    #expect(ben.gap == MailboxGap(least: 600, jitter: 120))
    #expect(ben.ramp == nil)
    #expect(ben.health == MailboxHealth(bouncePercent: 3, mails: 50))
    #expect(
      ben.smtp == SMTPSettings(host: "127.0.0.1", port: 2525, security: SMTPSettings.Security.none)
    )
    #expect(policy.mailboxes.map(\.id.text) == ["ana", "ben"])
  }

  @Test func `the cadence is read key by key`() throws {
    let cadence = try read(Self.fullForm).cadence
    #expect(cadence.window == (try DayWindow("Mon-Thu 08:00-12:00")))
    #expect((cadence.contactGap, cadence.contactPerSequence) == (.businessDays(5), 3))
    #expect((cadence.accountPerDay, cadence.accountActiveContacts) == (2, 3))
    #expect(cadence.domainPerDay == 4)
    #expect(cadence.afterBreakUp == .days(120))
    #expect(cadence.away == .days(21))
    #expect(cadence.stale == .seconds(7_200))
    #expect(cadence.lapse == .days(28))
    #expect(cadence.stalledAfter == .days(45))
    #expect(cadence.replyWithin == .businessDays(2))
    #expect(cadence.yearEnd.season == (try Season("20 Dec – 6 Jan")))
    #expect(cadence.yearEnd.kinds == [.thankYou])
    #expect(
      cadence.priority
        == [.breakUp, .firstContact, .timeBoundThankYou, .followUp, .reengagement]
    )
  }

  @Test(
    "the silence after a break-up is for good unless the file says how long",
    arguments: [
      ("", nil), ("for good", nil), ("' For Good '", nil), ("90 days", .days(90)),
      ("13 weeks", .days(91)), ("60 business days", .businessDays(60)),
    ] as [(String, HumanDuration?)]
  )
  func silence(value: String, silence: HumanDuration?) throws {
    #expect(try with("cadence: {after_break_up: \(value)}").cadence.afterBreakUp == silence)
  }

  @Test(
    "a mailbox's own ramp takes the place of the one for all, key by key",
    arguments: [
      ("{}", "{}", MailboxRamp(start: 10, step: 5)),
      ("{ramp: off}", "{}", nil),
      ("{ramp: off}", "{ramp: {start: 20}}", MailboxRamp(start: 20, step: 5)),
      ("{ramp: {start: 20}}", "{ramp: {step: 1}}", MailboxRamp(start: 20, step: 1)),
      ("{ramp: {start: 20}}", "{ramp: no}", nil),
      ("{ramp: {start: 20}}", "{ramp: }", MailboxRamp(start: 20, step: 5)),
    ] as [(String, String, MailboxRamp?)]
  )
  func ramps(everywhere: String, own: String, ramp: MailboxRamp?) throws {
    let keys = own.dropFirst().dropLast()
    let policy = try with(
      "cadence: {mailbox: \(everywhere)}\nmailboxes: {a: {from: a@n.example, \(keys)}}"
    )
    #expect(policy.mailboxes.map(\.ramp) == [ramp])
  }

  @Test func `who goes first has the default order where the file is silent`() throws {
    #expect(try with("").cadence.priority == Wish.Priority.allCases)
    #expect(
      try with("cadence: {priority: re-engagement}").cadence.priority
        == [.reengagement, .timeBoundThankYou, .followUp, .firstContact, .breakUp]
    )
  }

  @Test func `the lists are read entry by entry`() throws {
    let policy = try read(Self.fullForm)
    #expect(policy.stageWords == ["customer": .client, "closed lost": .lost])
    #expect(
      policy.suppressions == [
        Suppression(pattern: .address("old@acme.example"), reason: "listed under suppress"),
        Suppression(
          pattern: .domain("xn--rival-ova.example"),
          reason: "competitor",
          since: try LocalDate(iso: "2025-01-31")
        ),
        Suppression(pattern: .wildcard("*@*.gov.example"), reason: "listed under suppress"),
      ]
    )
    let germany = try Country("DE")
    let norway = try Country("NO")
    let eve = try LocalDate(iso: "2025-12-24")
    #expect(policy.holidays.holiday(on: eve) == "Christmas Eve")
    #expect(
      policy.holidays.holiday(on: try LocalDate(iso: "2025-10-03"), country: germany) == "holiday"
    )
    #expect(
      policy.holidays.holiday(on: try LocalDate(iso: "2025-05-17"), country: norway)
        == "Syttende mai"
    )
    #expect(
      policy.calendarFiles == [
        CalendarFile(
          country: nil,
          path: "everywhere.ics",
          place: Place(file: "rapport.yaml", line: 75, column: 35)
        ),
        CalendarFile(
          country: norway,
          path: "holidays/Norway 2025.ICS",
          place: Place(file: "rapport.yaml", line: 77, column: 33)
        ),
      ]
    )
    #expect(policy.holidays.weekend(of: try Country("IL")) == [.friday, .saturday])
    #expect(policy.paths.templates == "mails")
    #expect(policy.paths.database == "data/rapport.db")
    #expect(policy.compliance.unsubscribeAddress?.description == "stop@northlight.example")
    #expect(policy.compliance.unsubscribeURL == "https://northlight.example/stop?u=1")
    #expect(policy.allowances.map(\.id) == ["role-address", "long-subject"])
    #expect(policy.allowances.map(\.subject) == ["acme", nil])
    #expect(policy.allowances.map(\.reason) == ["the board reads it", nil])
  }

  @Test func `given sequences take the place of their namesakes, and off takes one away`() throws {
    let policy = try read(Self.fullForm)
    let shipped = Sequence.standard.map(\.id.text)
    #expect(shipped.contains("renewal") && shipped.contains("year-end") && shipped.contains("lost"))
    let ids = policy.sequences.map(\.id.text)
    #expect(Set(ids) == Set(shipped + ["kick-off"]).subtracting(["renewal", "year-end", "lost"]))
    // By stage: the new one for clients stands before those for prospects.
    #expect(
      policy.sequences.map(\.stage) == [.client, .client, .client, .prospect, .stalled, .letGo]
    )
    #expect(ids[2] == "kick-off")
    let prospect = try #require(policy.sequence(SequenceID("prospect")))
    #expect(prospect.start == .stage)
    #expect(
      prospect.steps == [
        Step(template: TemplateName("check-in/first")),
        Step(
          id: StepID("nudge"),
          template: TemplateName("check-in/first"),
          roles: [.influencer, .endUser],
          day: 5,
          after: .businessDays(2)
        ),
        Step(
          action: .task(ManualTask(kind: .call, text: "ask what became of it", minutes: 20)),
          wait: .businessDays(3)
        ),
        Step(
          id: StepID("fair"),
          action: .task(ManualTask(kind: .visit, text: "the trade fair")),
          roles: [.endUser],
          wait: .days(14)
        ),
        Step(action: .task(ManualTask(kind: .letter, text: "7")), wait: .days(15)),
      ]
    )
  }

  @Test(
    "a sequence starts with its stage, on a date or in the season",
    arguments: [
      ("stage: client", Sequence.Start.stage),
      ("stage: client, on: delivered_on", .date(field: "delivered_on", days: 0)),
      ("stage: client, on: delivered_on + 7 days", .date(field: "delivered_on", days: 7)),
      ("stage: client, on: Delivered on+2 weeks", .date(field: "delivered_on", days: 14)),
      ("stage: client, on: renewed-on - 30 days", .date(field: "renewed_on", days: -30)),
      ("stage: client, on: renewed_on −1 day", .date(field: "renewed_on", days: -1)),
      (
        "stage: client, on: 'renewed_on, yearly'", .date(field: "renewed_on", days: 0, yearly: true)
      ),
      (
        "stage: client, on: 'renewed_on - 2 weeks , yearly'",
        .date(field: "renewed_on", days: -14, yearly: true)
      ),
      ("stage: client, season: year-end", .season),
    ]
  )
  func starts(keys: String, start: Sequence.Start) throws {
    let policy = try with("sequences: {x: {\(keys), steps: [{template: a/b}]}}")
    #expect(policy.sequence(SequenceID("x"))?.start == start)
  }

  @Test(
    "an empty key is an absent one",
    arguments: [
      "cadence:", "cadence: {window: }", "mailboxes:", "suppress: []", "company_note: \n",
      "holidays: ~", "compliance: null", "sequences: {}",
    ]
  )
  func emptyKeys(yaml: String) throws {
    if yaml.hasPrefix("company_note") {
      #expect(throws: ConfigurationErrors.self) { try with(yaml) }
    } else {
      var policy = try with(yaml)
      policy.places = [:]
      var plain = try with("")
      plain.places = [:]
      #expect(policy == plain)
    }
  }

  @Test func `the country of Norway is no refusal`() throws {
    let policy = try with("holidays: {NO: [2025-05-17]}\nweekends: {NO: [sun]}\n")
    #expect(policy.holidays.weekend(of: try Country("NO")) == [.sunday])
  }

  @Test func `every key has its place`() throws {
    let places = try with(
      """
      cadence:
        contact: {gap: 2 days}
      sequences:
        prospect:
          stage: prospect
          steps:
            - template: a
            - {template: b, day: 3}
      """
    ).places
    #expect(places["company"]?.description == "rapport.yaml:2:1")
    #expect(places["cadence"]?.description == "rapport.yaml:4:1")
    #expect(places["cadence.contact.gap"]?.description == "rapport.yaml:5:13")
    #expect(places["sequences.prospect.steps[2].day"]?.description == "rapport.yaml:11:23")
    #expect(places["cadence.window"] == nil)
  }

  @Test func `settings may be shared by an anchor`() throws {
    let policy = try read(
      """
      sender: {name: Ana Lopez}
      zone: UTC
      mailboxes:
        ana: {from: ana@n.example, smtp: &out {host: smtp.n.example}}
        ben: {from: ben@n.example, smtp: *out}
      """
    )
    #expect(policy.mailboxes.map(\.smtp?.host) == ["smtp.n.example", "smtp.n.example"])
    #expect(policy.mailboxes.map(\.smtp?.port) == [587, 587])
  }
}
