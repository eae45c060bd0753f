import Civil
internal import GRDB
import Outreach
import Synchronization

/// What one transaction of a delivery leaves for the next: drafts in hand, those that may be
/// claimed next, and what counts against the caps.
///
/// The database stays the truth. Each transaction compares two counters first: SQLite's count of
/// what other connections committed, and that of the rows this connection changed. Where anybody
/// but a delivery has written, all is forgotten and read anew; so it is when a transaction fails.
///
/// `@unchecked`: everything is touched within `exclusively` only.
final class DeliveryMemory: @unchecked Sendable {
  /// A draft that an attempt holds.
  struct Held {
    var draft: StoredDraft
    let worker: String
  }

  private struct Stamp: Equatable {
    let othersVersion: Int64
    var ownChanges: Int
  }

  /// How far back a claim looks: any rolling day, in any zone.
  private static let lookBack: Int64 = 48 * 3_600
  /// What reaches back further is read anew.
  private static let longest: Int64 = 72 * 3_600

  private static let dataVersion = SQL("PRAGMA data_version")

  private let turn = Mutex(())
  private var stamp: Stamp?
  private var held: [AttemptID: Held] = [:]
  private var counted: MailsInUse?
  private var briefs = Briefs()
  /// The lists of column names that records of the book share.
  var names: [Int64: [String]] = [:]

  /// Runs one transaction; nothing is remembered of one that failed.
  func exclusively<Result>(_ transaction: () throws -> Result) throws -> Result {
    try turn.withLock { _ in
      do {
        return try transaction()
      } catch {
        forget()
        throw error
      }
    }
  }

  private func forget() {
    stamp = nil
    held = [:]
    counted = nil
    briefs = Briefs()
    names = [:]
  }

  /// To be called at a transaction's beginning.
  func compare(with connection: SQLConnection) throws(StoreError) {
    let now = Stamp(
      othersVersion: try connection.integer(Self.dataVersion) ?? 0,
      ownChanges: connection.database.totalChangesCount
    )
    if stamp != now { forget() }
    stamp = now
  }

  /// To be called at its end: what it changed is known here, and nobody else could write.
  func keep(_ connection: SQLConnection) {
    stamp?.ownChanges = connection.database.totalChangesCount
  }

  func holding(_ attempt: AttemptID) -> Held? { held[attempt] }

  func keep(_ read: [DeliveryBrief]) { briefs = Briefs(read) }

  func takeBrief(_ id: DraftID) -> DeliveryBrief? { briefs.take(id) }

  /// To be called for every change of a draft: its account's history is another now.
  func dropBriefs(touchedBy draft: StoredDraft) { briefs.drop(touchedBy: draft) }

  /// Notes a transition that an attempt made; an attempt that has ended holds nothing.
  func note(
    _ attempt: AttemptID,
    of worker: String,
    from old: StoredDraft,
    to new: StoredDraft
  ) {
    let isHeld = new.record.state == .claimed || new.record.state == .transmitting
    dropBriefs(touchedBy: new)
    held[attempt] = isHeld ? Held(draft: new, worker: worker) : nil
    guard old.reserved != new.reserved else { return }
    counted?.replace(old.reservation, by: new.reservation, to: new.contact)
  }

  /// What counts against the caps of a draft at an instant, and all that is later: somebody may have
  /// set the clock back.
  func tally(
    for brief: DeliveryBrief,
    at now: Instant,
    _ connection: SQLConnection
  ) throws(StoreError) -> Tally {
    let reach = now.adding(seconds: -Self.longest)...now.adding(seconds: -Self.lookBack)
    var mails: MailsInUse
    if let counted, reach.contains(counted.since) {
      mails = counted
    } else {
      mails = try MailsInUse(since: reach.upperBound, connection)
    }
    counted = nil
    defer { counted = mails }
    return try mails.tally(for: brief, connection)
  }
}

/// What was read ahead and still holds.
private struct Briefs {
  private var all: [DraftID: DeliveryBrief] = [:]
  /// The accounts they were read of, and the teammates who are named there.
  private var accounts: Set<Int64> = []
  private var teammates: Set<ContactID> = []

  init() {}

  init(_ briefs: [DeliveryBrief]) {
    for brief in briefs {
      all[brief.draft.record.id] = brief
      accounts.insert(brief.draft.account)
      let own = brief.candidate.account.id
      for contact in brief.candidate.contacts where contact.account != own {
        teammates.insert(contact.id)
      }
    }
  }

  mutating func take(_ id: DraftID) -> DeliveryBrief? { all.removeValue(forKey: id) }

  /// What is written to a teammate counts at every account that names him.
  mutating func drop(touchedBy draft: StoredDraft) {
    if teammates.contains(draft.record.key.contact) {
      self = Briefs()
    } else if accounts.remove(draft.account) != nil {
      all = all.filter { $0.value.draft.account != draft.account }
    }
  }
}
