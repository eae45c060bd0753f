import Civil
import Outreach
import Store

/// What a service has to know of the approved drafts, however many there are: of each mailbox those
/// that may go now, as many as it is given at once, and the one that may go next.
struct SlotCensus {
  /// In the order of their places.
  var slots: [DraftSlot] {
    (boxes.values.flatMap(\.due) + boxes.values.compactMap(\.next)).sorted { $0.place < $1.place }
  }
  /// How many each mailbox has.
  var counts: [MailboxID: Int] { boxes.mapValues(\.count) }

  private var boxes: [MailboxID: Box] = [:]
  private let now: Instant
  private let resting: [DraftID: Instant]

  private struct Box {
    var count = 0
    var due: [DraftSlot] = []
    var next: DraftSlot?
    var nextTime = Instant.distantFuture
  }

  /// `resting`: drafts that are not to be asked for before an instant.
  init(at now: Instant, resting: [DraftID: Instant]) {
    self.now = now
    self.resting = resting
  }

  /// To be called in the order of places.
  mutating func add(_ draft: DraftSlot) {
    var box = boxes.removeValue(forKey: draft.mailbox) ?? Box()
    let time = max(draft.slot, resting[draft.id] ?? .distantPast)
    box.count += 1
    if time <= now {
      if box.due.count < Service.batch { box.due.append(draft) }
    } else if time < box.nextTime {
      box.next = draft
      box.nextTime = time
    }
    boxes[draft.mailbox] = box
  }
}
