import Civil
import Outreach
import Store

@testable import Cadence

/// Reads from a database what a checker may know, each entry once, in the order in which it happened.
struct JournalReader {
  private var seen: Set<String> = []

  private typealias News = (at: Int64, order: Int, slot: Int64, entry: CadenceRecord.Entry)

  /// The transitions of drafts, and touches, that are new since the last call, by instant.
  mutating func news(of store: some Store) throws -> [CadenceRecord.Entry] {
    var news: [News] = []
    for candidate in try store.candidates(after: nil, limit: 1_000) {
      for touch in candidate.touches
      where touch.account == candidate.account.id && seen.insert("touch \(touch.id)").inserted {
        let draft = candidate.drafts.first {
          touch.position == $0.key.position && touch.contact == $0.key.contact
            && $0.state == .sent || touch.id.text == "bounce:\($0.id)"
        }
        let row = CadenceRecord.Touch(touch, draft: draft?.id)
        news.append((touch.at.epochSeconds, 3, 0, .touch(row)))
      }
      for draft in candidate.drafts { news += try steps(of: draft, in: store) }
    }
    news.sort { ($0.at, $0.order, $0.slot) < ($1.at, $1.order, $1.slot) }
    return news.map(\.entry)
  }

  private mutating func steps(of draft: DraftRecord, in store: some Store) throws -> [News] {
    var news: [News] = []
    for (index, event) in try store.history(of: draft.id).enumerated()
    where seen.insert("\(draft.id) \(index)").inserted {
      let at = event.at.epochSeconds
      if event.state == .drafted {
        let row = CadenceRecord.Draft(draft, at: event.at)
        // A plan gives out the earlier slots first.
        news.append((at, 1, row.planned, .draft(row)))
        continue
      }
      // What is taken back makes room for what is written at the same instant.
      let order = event.state == .withdrawn ? 0 : 2
      let row = CadenceRecord.Entry.state(draft: draft.id.text, state: event.state.rawValue, at: at)
      news.append((at, order, 0, row))
    }
    return news
  }
}
