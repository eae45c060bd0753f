import Civil
import Testing

@testable import Outreach

@Suite("A mailbox's timeline")
struct TimelineTests {
  private func at(_ seconds: Int64) -> Instant { Instant(epochSeconds: 1_800_000_000 + seconds) }

  private func timeline(_ seconds: [Int64], gap: Int = 0) -> Timeline {
    var timeline = Timeline()
    for second in seconds { timeline.insert(at(second), gap: gap) }
    return timeline
  }

  @Test("is kept in order whatever the order of insertion")
  func order() {
    #expect(timeline([30, 10, 20]).instants == [at(10), at(20), at(30)])
  }

  @Test("gives up one mail with the same instant and pause, and no other")
  func removal() {
    var line = timeline([10, 20])
    line.insert(at(20), gap: 5)
    line.remove(at(20), gap: 0)
    #expect(line.instants == [at(10), at(20)])
    #expect([line.gap(at: 0), line.gap(at: 1)] == [0, 5])
    line.remove(at(10), gap: 5)
    line.remove(at(15), gap: 0)
    #expect(line.instants == [at(10), at(20)])
  }

  @Test("names the first mail of each local day")
  func days() throws {
    let berlin = try Zone("Europe/Berlin")
    let days = timeline([0, 60, 86_400, 86_400, 90_000, 3 * 86_400]).firstOfDays(in: berlin)
    #expect(days == [at(0), at(86_400), at(3 * 86_400)])
    #expect(timeline([]).firstOfDays(in: berlin) == [])
  }

  @Test("a mail counts for its mailbox, or for those it goes to, or for both")
  func tally() {
    func mail(_ second: Int64) -> Reservation {
      Reservation(
        mailbox: MailboxID("m"),
        account: AccountID("a"),
        contact: ContactID("c"),
        domain: "firm.example",
        at: at(second),
        draft: nil
      )
    }
    var tally = Tally()
    tally.add(mail(10), gap: 0)
    tally.addToMailbox(mail(20), gap: 0)
    tally.addToMailbox(mail(20), gap: 0)
    tally.addToRecipient(mail(30))
    tally.removeFromMailbox(mail(20), gap: 0)
    #expect(tally.mails(from: MailboxID("m")) == [at(10), at(20)])
    #expect(tally.mails(to: AccountID("a")) == [at(10), at(30)])
    #expect(tally.mails(to: ContactID("c")) == [at(10), at(30)])
    #expect(tally.mails(toDomain: "www.firm.example") == [at(10), at(30)])
    tally.setMails(toDomain: "firm.example", [at(40)])
    #expect(tally.mails(toDomain: "www.firm.example") == [at(40)])
  }

  @Test("lets a mail in while the window that ends at it has room")
  func room() {
    #expect(timeline([0, 100]).blocked(at: at(200), cap: 3, seconds: 3600) == nil)
  }

  @Test("makes a mail wait until the oldest of a full window is out of it")
  func full() {
    #expect(timeline([0, 100]).blocked(at: at(200), cap: 2, seconds: 3600) == at(3600))
    #expect(timeline([0, 100]).blocked(at: at(3600), cap: 2, seconds: 3600) == nil)
  }

  @Test("never lets a mail overfill a window that ends at a later mail")
  func ahead() {
    let later = timeline([1000, 2000])
    let free = later.blocked(at: at(500), cap: 2, seconds: 3600)
    #expect(free == at(2000))
    #expect(later.blocked(at: at(2000 + 2600), cap: 2, seconds: 3600) == nil)
  }

  @Test("a cap of none lets nothing in")
  func none() {
    #expect(timeline([]).blocked(at: at(0), cap: 0, seconds: 3600) == .distantFuture)
  }

  @Test("keeps the pause to the mail before and to the mail after")
  func pause() {
    let line = timeline([1000], gap: 600)
    #expect(line.crowded(at: at(1000), gap: 300) == at(1300))
    #expect(line.crowded(at: at(1300), gap: 300) == nil)
    #expect(line.crowded(at: at(401), gap: 300) == at(1300))
    #expect(line.crowded(at: at(400), gap: 300) == nil)
  }

  @Test("no window ever exceeds its cap when mails are put in wherever it says", arguments: 1...40)
  func property(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let cap = 1 + Int(random.next() % 5)
    var line = Timeline()
    for _ in 0..<60 {
      var wish = at(Int64(random.next() % 40_000))
      while let later = line.blocked(at: wish, cap: cap, seconds: 3600) { wish = later }
      line.insert(wish, gap: 0)
    }
    for end in line.instants {
      #expect(line.count(after: end.adding(seconds: -3600), upTo: end) <= cap)
    }
  }
}

/// A small seeded generator (splitmix64), so that a failing case replays.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
