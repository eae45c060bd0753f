extension MailDate {
  /// Reads a Date field, obsolete forms included (RFC 5322 §4.3); nil where it names no instant.
  package init?(parsing text: String) {
    var words = Self.words(of: text)
    if let first = words.first, Int(first) == nil { words.removeFirst() }
    guard words.count >= 4, let day = Int(words[0]), 1...31 ~= day,
      let month = Self.months.firstIndex(where: { $0.lowercased() == words[1].lowercased() }),
      let year = Self.year(words[2]), let second = Self.secondOfDay(words[3]),
      let offset = Self.offset(words.count > 4 ? words[4] : "-0000")
    else { return nil }
    let days = Self.day(year: year, month: month + 1, day: day)
    let seconds = days * 86_400 + second - offset * 60
    guard let date = try? MailDate(seconds: seconds, offsetMinutes: offset) else { return nil }
    self = date
  }

  /// Split at white space and commas, comments left out.
  private static func words(of text: String) -> [String] {
    var scanner = OctetScanner(Array(text.utf8.prefix(200))[...])
    var words: [String] = []
    while let octet = scanner.peek {
      if octet == UInt8(ascii: "(") {
        scanner.skipComment()
      } else if octet.isBlank || octet == UInt8(ascii: ",") {
        _ = scanner.next()
      } else {
        let word = scanner.take {
          !$0.isBlank && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "(")
        }
        words.append(String(decoding: word, as: UTF8.self))
      }
    }
    return words
  }

  private static func year(_ word: String) -> Int? {
    guard let year = Int(word), word.utf8.count <= 4, year >= 0 else { return nil }
    if word.utf8.count == 2 { return year < 50 ? 2000 + year : 1900 + year }
    return word.utf8.count == 3 ? 1900 + year : year
  }

  private static func secondOfDay(_ word: String) -> Int? {
    let numbers = word.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard 2...3 ~= numbers.count, let hour = numbers[0], let minute = numbers[1],
      let second = numbers.count == 3 ? numbers[2] : 0,
      0...23 ~= hour, 0...59 ~= minute, 0...60 ~= second
    else { return nil }
    return hour * 3600 + minute * 60 + second
  }

  /// East of Greenwich in minutes; an unknown name is UTC, as the RFC says.
  private static func offset(_ zone: String) -> Int? {
    guard zone.utf8.first == UInt8(ascii: "+") || zone.utf8.first == .hyphen else {
      return (named[zone.uppercased()] ?? 0) * 60
    }
    guard zone.utf8.count == 5, let digits = Int(zone.dropFirst()), digits >= 0, digits % 100 < 60
    else { return nil }
    let minutes = digits / 100 * 60 + digits % 100
    return zone.utf8.first == .hyphen ? -minutes : minutes
  }

  private static let named = [
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
  ]
}
