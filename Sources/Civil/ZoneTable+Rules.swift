import Foundation
import Synchronization

/// Foundation's rules, copied into tables.
extension ZoneTable {
  private static let tables = Mutex<[String: ZoneTable]>([:])

  /// The table of that id, the same object for every caller; made on first use.
  static func shared(_ id: String) throws(ZoneError) -> ZoneTable {
    if let known = tables.withLock({ $0[id] }) { return known }
    guard ZoneID.isPlausible(id), let rules = TimeZone(identifier: id) else {
      throw ZoneError(id: id, suggestions: ZoneID.suggestions(for: id))
    }
    let made = ZoneTable(id: id, rules: rules)
    return tables.withLock { tables in
      if let known = tables[id] { return known }
      tables[id] = made
      return made
    }
  }

  /// 1970-01-01 and 2101-01-01, the span that is copied.
  static let span: ClosedRange<Int64> = 0...4_133_980_800

  /// Asks for the offset at every transition that Foundation names, and every week besides.
  ///
  /// `nextDaylightSavingTimeTransition` promises changes of daylight saving alone, not those of a
  /// zone's standard offset (Pyongyang 2015) nor a date skipped (Apia 2011), hence the weekly
  /// look; the weekly look alone would miss a change that is taken back within the week. Where
  /// two neighbours differ, halving finds the second at which they do.
  private convenience init(id: String, rules: TimeZone) {
    var starts: [Int64] = []
    var offset = rules.offset(Self.span.lowerBound)
    var offsets = [offset]
    var instant = Self.span.lowerBound
    var named = rules.transition(after: instant)
    while instant < Self.span.upperBound {
      let next = min(instant + 604_800, named, Self.span.upperBound)
      if next == named { named = rules.transition(after: next) }
      let nextOffset = rules.offset(next)
      if nextOffset != offset {
        offset = nextOffset
        starts.append(Self.change(to: offset, after: instant, upTo: next, rules))
        offsets.append(offset)
      }
      instant = next
    }
    self.init(id: id, starts: starts, offsets: offsets)
  }

  private static func change(
    to offset: Int32,
    after earlier: Int64,
    upTo later: Int64,
    _ rules: TimeZone
  ) -> Int64 {
    var (before, from) = (earlier, later)
    while from - before > 1 {
      let middle = (before + from) / 2
      if rules.offset(middle) == offset { from = middle } else { before = middle }
    }
    return from
  }
}

extension TimeZone {
  fileprivate func offset(_ epoch: Int64) -> Int32 {
    Int32(secondsFromGMT(for: Date(timeIntervalSince1970: Double(epoch))))
  }

  /// The next transition that Foundation names; the end of time where it names none.
  fileprivate func transition(after epoch: Int64) -> Int64 {
    let next = nextDaylightSavingTimeTransition(after: Date(timeIntervalSince1970: Double(epoch)))
    guard let seconds = next?.timeIntervalSince1970.rounded(.up), seconds > Double(epoch),
      seconds < Double(ZoneTable.span.upperBound)
    else { return .max }
    return Int64(seconds)
  }
}
