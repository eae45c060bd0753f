import Civil
internal import GRDB
import Outreach
import Synchronization

/// What one transaction of a delivery leaves for the next: drafts in hand, and what counts against the caps.
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

  private struct Counted {
    var tally: Tally
    let since: Instant
  }

  /// How far back a claim looks: any rolling day, in any zone.
  private static let lookBack: Int64 = 48 * 3_600
  /// A tally that reaches back further is read anew.
  private static let longest: Int64 = 72 * 3_600

  private let turn = Mutex(())
  private var stamp: Stamp?
  private var held: [AttemptID: Held] = [:]
  private var counted: Counted?
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
    names = [:]
  }

  /// To be called at a transaction's beginning.
  func compare(with connection: SQLConnection) throws(StoreError) {
    let now = Stamp(
      othersVersion: try connection.integer("PRAGMA data_version") ?? 0,
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

  /// Notes a transition that an attempt made; an attempt that has ended holds nothing.
  func note(
    _ attempt: AttemptID,
    of worker: String,
    from old: StoredDraft,
    to new: StoredDraft
  ) {
    let isHeld = new.record.state == .claimed || new.record.state == .transmitting
    held[attempt] = isHeld ? Held(draft: new, worker: worker) : nil
    let (before, after) = (old.reservation, new.reservation)
    guard before?.at != after?.at else { return }
    if let before { counted?.tally.remove(before, gap: 0) }
    if let after { counted?.tally.add(after, gap: 0) }
  }

  /// What counts against the caps at an instant, and all that is later: somebody may have set the
  /// clock back.
  func tally(at now: Instant, _ connection: SQLConnection) throws(StoreError) -> Tally {
    let reach = now.adding(seconds: -Self.longest)...now.adding(seconds: -Self.lookBack)
    if let counted, reach.contains(counted.since) { return counted.tally }
    let since = now.adding(seconds: -Self.lookBack)
    var tally = Tally()
    for mail in try connection.reservationsInUse(since: since) { tally.add(mail, gap: 0) }
    counted = Counted(tally: tally, since: since)
    return tally
  }
}
