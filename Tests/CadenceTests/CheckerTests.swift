import Testing

@testable import Cadence

/// Journals written by hand, each with one mail against one rule.
@Suite("The checker")
struct CheckerTests {
  private static let noon: Int64 = 1_795_521_600  // Tuesday 2026-11-24 12:00 UTC

  private func record(_ change: (inout CadenceRecord.Settings) -> Void = { _ in }) -> CadenceRecord
  {
    var record = CadenceCase(seed: 1, size: CadenceCase.Size(firms: 1, days: 1)).record
    var settings = record.settings[0]
    settings.mailboxes = [
      CadenceRecord.Mailbox(
        id: "m1",
        zone: "UTC",
        perDay: 5,
        perHour: 5,
        gap: 600,
        jitter: 0,
        bouncePercent: 5,
        healthMails: 50
      )
    ]
    settings.window.hours = Array(repeating: [[0, 86_400]], count: 7)
    settings.window.onBusinessDays = false
    settings.season = nil
    settings.holidays = [:]
    settings.shutdowns = []
    settings.suppressions = []
    settings.accountPerDay = 9
    settings.domainPerDay = 9
    settings.contactGap = .seconds(60)
    settings.contactPerSequence = 9
    settings.activeContacts = 9
    settings.stale = .days(1)
    settings.stalledAfter = .days(60)
    settings.sequences = [
      CadenceRecord.Sequence(
        id: "prospect",
        stage: "prospect",
        start: .stage,
        steps: ["first", "second", "third"].map {
          CadenceRecord.Step(id: $0, template: "check-in/\($0)")
        }
      )
    ]
    change(&settings)
    record.settings = [settings]
    record.firms = [CadenceRecord.Firm(id: "f", declared: "prospect", zone: "UTC")]
    record.people = [
      CadenceRecord.Person(
        id: "p",
        firm: "f",
        address: "p@f.example",
        role: "decision-maker",
        registered: "f.example"
      )
    ]
    return record
  }

  private func mail(
    _ step: String,
    at seconds: Int64,
    from mailbox: String = "m1",
    to person: String = "p"
  ) -> [CadenceRecord.Entry] {
    let at = Self.noon + seconds
    let place = CadenceRecord.StepPlace(sequence: "prospect", step: step)
    let draft = CadenceRecord.Draft(
      id: "d-\(step)-\(seconds)",
      firm: "f",
      person: person,
      step: place,
      template: "check-in/\(step)",
      mailbox: mailbox,
      planned: at,
      at: at
    )
    var touch = CadenceRecord.Touch(
      id: draft.id,
      firm: "f",
      person: person,
      kind: "mail-out",
      at: at
    )
    touch.step = place
    touch.mailbox = mailbox
    touch.draft = draft.id
    return [.draft(draft)]
      + ["approved", "claimed", "transmitting"].map {
        .state(draft: draft.id, state: $0, at: at)
      } + [.touch(touch), .state(draft: draft.id, state: "sent", at: at)]
  }

  private func rules(_ record: CadenceRecord) -> Set<String> {
    Set(Checker.check(record).breaches.map(\.rule))
  }

  @Test("finds nothing where all is well")
  func clean() {
    var record = record()
    record.entries = mail("first", at: 0) + mail("second", at: 3_600)
    #expect(rules(record).isEmpty)
    #expect(Checker.check(record).mails == 2)
  }

  @Test("counts a window at its very edge")
  func edge() {
    var record = record { $0.mailboxes[0].perHour = 1 }
    record.entries = mail("first", at: 0) + mail("second", at: 3_600)
    #expect(rules(record).isEmpty)
    record.entries = mail("first", at: 0) + mail("second", at: 3_599)
    #expect(rules(record) == ["mailbox.per_hour"])
  }

  @Test("counts what the journal holds ahead of a clock that was set back")
  func clockBack() {
    var record = record { $0.mailboxes[0].perDay = 1 }
    record.entries = mail("first", at: 0) + mail("second", at: -3_600)
    #expect(rules(record).contains("mailbox.per_day"))
  }

  @Test(
    "knows whose a bounce is: that of the newest mail to the person, or of the one it names",
    arguments: [
      (String?.none, "m1", false), (nil, "m2", true), ("d-first-0", "m1", true),
      ("d-first-0", "m2", false),
    ]
  )
  func bounce(_ named: String?, _ mailbox: String, _ isWrong: Bool) {
    var record = record { settings in
      settings.mailboxes[0].bouncePercent = 2
      settings.mailboxes.append(settings.mailboxes[0])
      settings.mailboxes[1].id = "m2"
    }
    record.people.append(record.people[0])
    record.people[1].id = "q"
    record.people[1].address = "q@f.example"
    let at = Self.noon + 7_200
    var bounce = CadenceRecord.Touch(id: "b", firm: "f", person: "p", kind: "bounce", at: at)
    bounce.draft = named
    record.entries =
      mail("first", at: 0, from: "m1") + mail("second", at: 3_600, from: "m2")
      + [.touch(bounce)] + mail("third", at: 10_800, from: mailbox, to: "q")
    #expect(rules(record).contains("mailbox.health") == isWrong)
  }

  @Test("knows a step that goes twice, and one that goes behind a later one")
  func order() {
    var record = record()
    record.entries = mail("first", at: 0) + mail("first", at: 3_600)
    #expect(rules(record) == ["twice"])
    record.entries = mail("second", at: 0) + mail("first", at: 3_600)
    #expect(rules(record) == ["order"])
  }

  @Test("knows a mail that nobody approved")
  func unapproved() {
    var record = record()
    record.entries = mail("first", at: 0).filter {
      if case .state(_, "approved", _) = $0 { false } else { true }
    }
    #expect(rules(record) == ["unapproved"])
  }

  @Test("knows a firm that waits for an answer, until somebody gives it")
  func engaged() {
    var record = record()
    let at = Self.noon + 60
    let reply = CadenceRecord.Touch(id: "r", firm: "f", person: "p", kind: "mail-in", at: at)
    record.entries = mail("first", at: 0) + [.touch(reply)] + mail("second", at: 3_600)
    #expect(rules(record) == ["engaged", "stage"])
    let call = CadenceRecord.Touch(id: "c", firm: "f", person: "p", kind: "call", at: at + 60)
    record.entries =
      mail("first", at: 0) + [.touch(reply), .touch(call)] + mail("second", at: 3_600)
    #expect(rules(record).isEmpty)
    record.entries =
      mail("first", at: 0) + [.touch(reply), .takenBack(touch: "r")] + mail("second", at: 3_600)
    #expect(rules(record).isEmpty)
  }
}
