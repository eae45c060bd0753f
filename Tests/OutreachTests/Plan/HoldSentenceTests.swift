import Civil
import Testing

@testable import Outreach

@Suite("Why a mail is held, in words")
struct HoldSentenceTests {
  private static let at = Sample.instant("2026-11-24T08:00:00Z")
  private static let task = ManualTask(kind: .call, text: "ask Zoë")
  private static let days = Sample.date("2026-12-21")...Sample.date("2027-01-04")

  static let sentences: [(Hold, String)] = [
    (
      Hold(.mailboxPerDay, until: at, .cap(30, counted: 30)),
      "mails of the mailbox in 24 hours: 30 of 30 used; raise cadence.mailbox.per_day"
    ),
    (
      Hold(.mailboxRamp, until: at, .cap(10, counted: 10)),
      "mails of the new mailbox in 24 hours: 10 of 10 used; raise cadence.mailbox.ramp"
    ),
    (
      Hold(.accountActiveContacts, until: nil, .cap(2, counted: 2)),
      "people of the account in an unfinished sequence: 2 of 2 used; "
        + "raise cadence.account.active_contacts"
    ),
    (
      Hold(.mailboxHealth, until: nil, .unhealthy(bounces: 3, of: 50, complaint: nil)),
      "the mailbox stopped: 3 of its newest 50 mails bounced; look into it, then resume it"
    ),
    (
      Hold(.mailboxHealth, until: nil, .unhealthy(bounces: 0, of: 50, complaint: at)),
      "the mailbox stopped: somebody complained on 2026-11-24; look into it, then resume it"
    ),
    (
      Hold(.task, until: nil, .task(task, step: StepID("call"))),
      "first your call: ask Zoë; log it when it is done"
    ),
    (
      Hold(.holidays, until: at, .shutDown(days)),
      "their firm is closed from 2026-12-21 to 2027-01-04; the account's closed column says so"
    ),
    (
      Hold(.afterBreakUp, until: nil, .breakUp(at: at, wants: nil)),
      "the break-up is of 2026-11-24; silence unless they write, or a person re-opens the account"
    ),
    (
      Hold(.afterBreakUp, until: at, .breakUp(at: at, wants: .days(90))),
      "the break-up is of 2026-11-24; silence for 90 days unless they write, or a person re-opens "
        + "the account"
    ),
    (
      Hold(.suppressed, until: nil, .complained(at: at)),
      "they called a mail of ours spam on 2026-11-24; nothing goes there unless they write"
    ),
    (
      Hold(.suppressed, until: nil, .suppressed(pattern: "*@x.example", reason: "a\nb")),
      "suppressed by *@x.example: a\\nb; only a person takes that entry out"
    ),
    (
      Hold(.sequenceDone, until: nil, .otherStage(SequenceID("prospect"), .client)),
      "prospect is not for an account in the stage client, as this one is now"
    ),
    (
      Hold(.sequenceContact, until: nil, .nobody(roles: [.decisionMaker, .influencer])),
      "nobody there is decision-maker or influencer; add a contact"
    ),
    (
      Hold(.drafted, until: nil, .draft(DraftID("d-1"), .unknown)),
      "d-1 may or may not have arrived; find out, then resolve it"
    ),
  ]

  @Test("sentence", arguments: sentences)
  func sentence(hold: Hold, text: String) {
    #expect(hold.sentence(in: Sample.berlin) == text)
  }
}
