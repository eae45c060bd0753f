/// An IANA time zone: what clocks in a place show at every instant.
///
/// The id is kept as it was written, aliases too: `Asia/Calcutta` and `Asia/Kolkata` show the same
/// time and are different values. Making a zone looks it up in a cache that all threads share; a
/// zone in hand is a reference to an immutable table, and answers without a lock.
///
/// The rules are Foundation's, from 1970 to the end of 2100. Before and after, the nearest offset
/// of these years stays in force, without daylight saving.
package struct Zone: Sendable {
  let table: ZoneTable

  /// The zone of an id in its exact IANA spelling, such as `Europe/Berlin`.
  ///
  /// Abbreviations (`PST`) and offsets (`GMT+2`) are refused: they name no daylight saving rule.
  package init(_ id: String) throws(ZoneError) {
    table = try ZoneTable.shared(id)
  }

  private init(table: ZoneTable) { self.table = table }

  /// UTC, under the id `UTC`.
  package static let utc = Zone(table: ZoneTable(id: "UTC", starts: [], offsets: [0]))

  /// Whether this program carries the rules of time zones at all.
  ///
  /// A program that is linked statically may have lost them with Foundation's data; then every id
  /// but `UTC` is refused, and this is what to tell instead.
  package static var hasRules: Bool { (try? Zone("Europe/Paris")) != nil }

  /// The id as it was written.
  package var id: String { table.id }

  /// Seconds that clocks there are ahead of UTC; negative west of it.
  package func offset(at instant: Instant) -> Int {
    Int(table.offset(at: instant.epochSeconds))
  }

  /// Date and time that clocks there show.
  package func local(at instant: Instant) -> (date: LocalDate, time: WallTime) {
    instant.localFields(offset: offset(at: instant))
  }

  /// The date that calendars there show.
  package func localDate(at instant: Instant) -> LocalDate { local(at: instant).date }

  /// The time that clocks there show.
  package func wallTime(at instant: Instant) -> WallTime { local(at: instant).time }
}

extension Zone: Hashable, CustomStringConvertible {
  package static func == (left: Zone, right: Zone) -> Bool {
    left.table === right.table || left.id == right.id
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(id) }

  package var description: String { id }
}
