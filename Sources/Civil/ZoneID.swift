import Foundation

/// What may be the name of a zone, and what somebody may have meant.
enum ZoneID {
  /// Whether the text is written as IANA writes ids; Foundation also takes abbreviations, offsets
  /// and ids of its own, which mean something else elsewhere.
  static func isPlausible(_ id: String) -> Bool {
    if withoutSlash.contains(id) { return true }
    guard id.utf8.count <= 64, id.utf8.contains(UInt8(ascii: "/")), !id.hasPrefix("SystemV/") else {
      return false
    }
    return id.utf8.allSatisfy { isLetterOrDigit($0) || "/_+-".utf8.contains($0) }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  /// The ids of the IANA database that are not of the form `Area/Place`.
  private static let withoutSlash: Set<String> = [
    "CET", "CST6CDT", "Cuba", "EET", "EST", "EST5EDT", "Egypt", "Eire", "GB", "GB-Eire", "GMT",
    "GMT+0", "GMT-0", "GMT0", "Greenwich", "HST", "Hongkong", "Iceland", "Iran", "Israel",
    "Jamaica", "Japan", "Kwajalein", "Libya", "MET", "MST", "MST7MDT", "NZ", "NZ-CHAT", "Navajo",
    "PRC", "PST8PDT", "Poland", "Portugal", "ROC", "ROK", "Singapore", "Turkey", "UCT", "UTC",
    "Universal", "W-SU", "WET", "Zulu",
  ]

  /// Up to three ids that look like the text, the likeliest first.
  static func suggestions(for text: String) -> [String] {
    let wanted = folded(text)
    guard !wanted.isEmpty, wanted.count <= 64 else { return [] }
    if let meant = TimeZone.abbreviationDictionary[text.uppercased()], isPlausible(meant) {
      return [meant]
    }
    let ranked = TimeZone.knownTimeZoneIdentifiers.compactMap { id in
      distance(from: wanted, to: id).map { (id: id, distance: $0) }
    }
    let sorted = ranked.sorted { ($0.distance, $0.id) < ($1.distance, $1.id) }
    guard let best = sorted.first else { return [] }
    return sorted.prefix(3).filter { $0.distance <= best.distance + 1 }.map(\.id)
  }

  /// Edits between the text and the id, or the id's last part; nil where they are too many to
  /// be a slip.
  private static func distance(from wanted: [UInt8], to id: String) -> Int? {
    let whole = folded(id)
    let place = whole.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? whole
    let distance = min(editDistance(wanted, whole), editDistance(wanted, place))
    return distance <= max(1, wanted.count / 4) ? distance : nil
  }

  /// Lower case, with `_` for spaces and hyphens.
  private static func folded(_ text: String) -> [UInt8] {
    text.utf8.map { byte in
      switch byte {
      case 0x41...0x5A: byte + 0x20
      case UInt8(ascii: " "), UInt8(ascii: "-"): UInt8(ascii: "_")
      default: byte
      }
    }
  }
}

/// How many bytes must be inserted, removed or replaced to turn one into the other (Levenshtein).
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var row = Array(0...right.count)
  for (i, a) in left.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, b) in right.enumerated() {
      let replaced = diagonal + (a == b ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
    }
  }
  return row[right.count]
}
