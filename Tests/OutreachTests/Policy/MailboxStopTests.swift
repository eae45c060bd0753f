import Civil
import Outreach
import Testing

@Suite("A mailbox stops")
struct MailboxStopTests {
  @Test(
    "where its bounces reach the share of as many mails as count",
    arguments: [
      (bounces: 0, mails: 50, percent: 5, of: 50, stops: false),
      (2, 50, 5, 50, false), (3, 50, 5, 50, true), (3, 10, 5, 50, true), (1, 3, 5, 50, false),
      (4, 100, 5, 100, false), (5, 100, 5, 100, true), (1, 1, 100, 1, true), (0, 0, 1, 1, false),
    ]
  )
  func bounces(bounces: Int, mails: Int, percent: Int, of: Int, stops: Bool) {
    let record = MailboxRecord(mails: mails, bounces: bounces)
    let stop = record.stop(under: MailboxHealth(bouncePercent: percent, mails: of))
    #expect(stop == (stops ? .bounces(bounces, mails: mails) : nil))
  }

  @Test func `at any complaint`() {
    let at = Instant(epochSeconds: 1_700_000_000)
    let record = MailboxRecord(mails: 50, complaint: at)
    #expect(record.stop(under: MailboxHealth()) == .complaint(at: at))
  }
}
