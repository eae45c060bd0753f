package import Civil
import Mail

/// The time that many servers say in their greeting (`220 mx.example ESMTP; Tue, 24 Nov 2026 …`).
package enum GreetingClock {
  private static let weekdays = ["Mon,", "Tue,", "Wed,", "Thu,", "Fri,", "Sat,", "Sun,"]

  /// Nil where the line says none.
  package static func instant(in line: [UInt8]) -> Instant? {
    let text = String(decoding: line.prefix(1_000), as: UTF8.self)
    let words = text.split(separator: " ")
    guard let start = words.firstIndex(where: { weekdays.contains(String($0)) }) else { return nil }
    let date = words[start...].prefix(6).joined(separator: " ")
    return MailDate(parsing: date).map { Instant(epochSeconds: Int64($0.seconds)) }
  }
}
