import Civil
import Outreach
import Store
import Testing

@testable import Pipeline

/// What a service keeps of the approved drafts decides as all of them would.
@Suite("The census of slots")
struct SlotCensusTests {
  private static let noon = Instant(epochSeconds: 1_795_600_800)
  private static let mailboxes = ["ana", "bea", "cleo"].map { MailboxID($0) }

  private static func at(_ seconds: Int) -> Instant { noon.adding(seconds: Int64(seconds)) }

  /// In the order of their places; every fifth was put off, to a time before or behind noon.
  private static func drafts(_ count: Int) -> [DraftSlot] {
    (0..<count).map { number in
      let planned = at(number - count / 2)
      return DraftSlot(
        id: DraftID("d-\(number)"),
        mailbox: mailboxes[number % 7 % 3],
        slot: number % 5 == 0 ? planned.adding(seconds: Int64(number % 90)) : planned,
        place: SlotPlace(planned: planned, number: Int64(number))
      )
    }
  }

  /// Every third rests, some until a while ago, some for long, some for good.
  private static func resting(_ drafts: [DraftSlot]) -> [DraftID: Instant] {
    var resting: [DraftID: Instant] = [:]
    for (number, draft) in drafts.enumerated() where number % 3 == 0 {
      resting[draft.id] = [at(-5), at(40), .distantFuture][number / 3 % 3]
    }
    return resting
  }

  @Test(
    "it has the first that may go, the time of the next, and how many there are",
    arguments: [
      0, 1, 7, 200, 1_000,
    ]
  )
  func decides(_ count: Int) {
    let drafts = Self.drafts(count)
    let resting = Self.resting(drafts)
    func time(_ draft: DraftSlot) -> Instant { max(draft.slot, resting[draft.id] ?? draft.slot) }
    var census = SlotCensus(at: Self.noon, resting: resting)
    for draft in drafts { census.add(draft) }
    #expect(census.slots.map(\.place) == census.slots.map(\.place).sorted())
    #expect(census.slots.count <= Self.mailboxes.count * 21)
    for mailbox in Self.mailboxes {
      let all = drafts.filter { $0.mailbox == mailbox }
      let kept = census.slots.filter { $0.mailbox == mailbox }
      #expect(census.counts[mailbox] ?? 0 == all.count)
      #expect(
        kept.filter { time($0) <= Self.noon }
          == Array(all.filter { time($0) <= Self.noon }.prefix(20))
      )
      let later = all.map(time).filter { $0 > Self.noon }.min()
      let isNever = later == .distantFuture
      #expect(kept.map(time).filter { $0 > Self.noon }.min() == (isNever ? nil : later))
    }
  }
}
