/// A calendar of whole days, RFC 5545, for a calendar program to import.
///
/// A second import of the same entries takes the place of the first: their names stay the same and
/// `SEQUENCE` grows with the time at which the file is made.
package struct ICSWriter: Sendable {
  /// One day's entry.
  package struct Entry: Hashable, Sendable {
    /// Names it for good, over all files; unique in the world.
    package let uid: String
    package let day: LocalDate
    package let summary: String
    /// Lines separated by line feeds.
    package let details: String

    package init(uid: String, day: LocalDate, summary: String, details: String) {
      self.uid = uid
      self.day = day
      self.summary = summary
      self.details = details
    }
  }

  private var bytes: [UInt8] = []
  private let stamp: Instant

  /// `stamp`: when the file is made.
  private init(at stamp: Instant) { self.stamp = stamp }

  /// The file's bytes.
  package static func file(_ entries: [Entry], named name: String, at stamp: Instant) -> [UInt8] {
    var writer = ICSWriter(at: stamp)
    writer.line("BEGIN", "VCALENDAR")
    writer.line("VERSION", "2.0")
    writer.line("PRODID", "-//Rapport//Rapport 1//EN")
    writer.line("CALSCALE", "GREGORIAN")
    writer.line("X-WR-CALNAME", Self.escaped(name))
    for entry in entries { writer.write(entry) }
    writer.line("END", "VCALENDAR")
    return writer.bytes
  }

  private mutating func write(_ entry: Entry) {
    line("BEGIN", "VEVENT")
    line("UID", Self.escaped(entry.uid))
    line("DTSTAMP", Self.moment(stamp))
    line("DTSTART;VALUE=DATE", Self.date(entry.day))
    // The end is excluded, section 3.6.1.
    line("DTEND;VALUE=DATE", Self.date(entry.day.adding(days: 1)))
    line("SUMMARY", Self.escaped(entry.summary))
    if !entry.details.isEmpty { line("DESCRIPTION", Self.escaped(entry.details)) }
    line("SEQUENCE", String(revision))
    line("TRANSP", "TRANSPARENT")
    line("END", "VEVENT")
  }

  /// Seconds since 2026, which fit into the 32 bits of an INTEGER (section 3.3.8) until 2094.
  private var revision: Int64 {
    min(max(0, stamp.epochSeconds - 1_767_225_600), Int64(Int32.max))
  }

  /// Writes a content line, folded at 75 octets, never within a character (section 3.1).
  private mutating func line(_ name: String, _ value: String) {
    var room = 75
    for scalar in "\(name):\(value)".unicodeScalars {
      let octets = Array(String(scalar).utf8)
      if octets.count > room {
        bytes += [0x0D, 0x0A, 0x20]
        room = 74
      }
      bytes += octets
      room -= octets.count
    }
    bytes += [0x0D, 0x0A]
  }

  /// A TEXT value, section 3.3.11; control characters but the line feed become spaces.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",":
        escaped += "\\\(scalar)"
      case "\n":
        escaped += "\\n"
      case _ where scalar.properties.generalCategory == .control:
        escaped += " "
      default:
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static func date(_ day: LocalDate) -> String {
    let (year, month, dayOfMonth) = day.fields
    return padded(year, to: 4) + padded(month, to: 2) + padded(dayOfMonth, to: 2)
  }

  private static func moment(_ instant: Instant) -> String {
    let (day, time) = Zone.utc.local(at: instant)
    return "\(date(day))T\(padded(time.hour, to: 2))\(padded(time.minute, to: 2))"
      + "\(padded(time.second, to: 2))Z"
  }
}
