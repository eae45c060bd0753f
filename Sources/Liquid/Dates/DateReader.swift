/// Reads a date and perhaps a time out of text.
///
/// The forms read are a closed list: ISO 8601 (`2026-03-14`, `2026-03-14T15:00:00.5+01:00`,
/// `20260314`), RFC 5322 (`Sat, 14 Mar 2026 15:00:00 +0100`), `March 14, 2026 3pm`, `14 March 2026`,
/// `2026/03/14` and `14/03/2026`, day first. A text of digits only is seconds since 1970.
struct DateReader {
  private var words: [Word] = []
  private var year: Int?
  private var month: Int?
  private var day: Int?
  private var secondOfDay = 0
  private var nanoseconds = 0
  private var offset: Int?

  private enum Word {
    case number(Int, digits: Int)
    case name([UInt8])
    case mark(UInt8)
  }

  /// The instant that a text says, in the given zone where the text names none; the offset it names.
  static func read(_ text: [UInt8], in zone: ZoneView) -> (seconds: Int, nanos: Int, offset: Int?)?
  {
    guard text.count <= 100 else { return nil }
    var reader = DateReader()
    guard reader.scan(text), reader.interpret() else { return nil }
    guard let year = reader.year, let month = reader.month, let day = reader.day,
      (1...12).contains(month), day >= 1, day <= LocalTime.daysInMonth(month, of: year)
    else { return nil }
    let local = LocalTime.days(year, month, day) * 86_400 + reader.secondOfDay
    if let offset = reader.offset { return (local - offset, reader.nanoseconds, offset) }
    return (zone.instant(ofLocal: local), reader.nanoseconds, nil)
  }

  private mutating func scan(_ text: [UInt8]) -> Bool {
    var at = 0
    while at < text.count {
      let byte = text[at]
      let start = at
      if byte.isDigit {
        while at < text.count, text[at].isDigit { at += 1 }
        guard at - start <= 14, let value = Int(String(decoding: text[start..<at], as: UTF8.self))
        else { return false }
        words.append(.number(value, digits: at - start))
      } else if byte.isLetter {
        while at < text.count, text[at].isLetter { at += 1 }
        words.append(.name(text[start..<at].map { $0 | 0x20 }))
      } else {
        if !byte.isBlank, byte != UInt8(ascii: ",") { words.append(.mark(byte)) }
        at += 1
        if byte.isBlank || byte == UInt8(ascii: ",") { words.append(.mark(.space)) }
      }
    }
    words.append(.mark(.space))
    return true
  }

  private func mark(_ index: Int) -> UInt8? {
    guard words.indices.contains(index), case .mark(let byte) = words[index] else { return nil }
    return byte
  }

  private func number(_ index: Int) -> (value: Int, digits: Int)? {
    guard words.indices.contains(index), case .number(let value, let digits) = words[index] else {
      return nil
    }
    return (value, digits)
  }

  private func name(_ index: Int) -> [UInt8]? {
    guard words.indices.contains(index), case .name(let name) = words[index] else { return nil }
    return name
  }

  private mutating func interpret() -> Bool {
    var at = 0
    while at < words.count {
      guard let next = take(at) else { return false }
      at = next
    }
    return year != nil && month != nil && day != nil
  }

  /// Understands what begins at a word and says where the next begins; `nil` if it cannot.
  private mutating func take(_ at: Int) -> Int? {
    switch words[at] {
    case .mark(.space): return at + 1
    case .mark(let byte): return takeMark(byte, at)
    case .name(let name): return takeName(name, at)
    case .number(let value, let digits): return takeNumber(value, digits, at)
    }
  }

  private mutating func takeMark(_ byte: UInt8, _ at: Int) -> Int? {
    switch byte {
    case UInt8(ascii: "."): return at + 1
    case UInt8(ascii: "+"), .dash:
      guard year != nil, offset == nil, let hours = number(at + 1) else { return nil }
      let sign = byte == .dash ? -1 : 1
      if hours.digits == 4 {
        return setOffset(sign, hours.value / 100, hours.value % 100, next: at + 2)
      }
      guard hours.digits <= 2 else { return nil }
      if mark(at + 2) == UInt8(ascii: ":"), let minutes = number(at + 3) {
        return setOffset(sign, hours.value, minutes.value, next: at + 4)
      }
      return setOffset(sign, hours.value, 0, next: at + 2)
    case UInt8(ascii: "("):
      return words[at...].firstIndex { if case .mark(0x29) = $0 { true } else { false } }
        .map { $0 + 1 }
    default: return nil
    }
  }

  private mutating func setOffset(_ sign: Int, _ hours: Int, _ minutes: Int, next: Int) -> Int? {
    guard hours < 24, minutes < 60 else { return nil }
    offset = sign * (hours * 3600 + minutes * 60)
    return next
  }

  private mutating func takeName(_ name: [UInt8], _ at: Int) -> Int? {
    let text = String(decoding: name, as: UTF8.self)
    if let found = Self.index(of: name, in: DateFormat.months) {
      guard month == nil else { return nil }
      month = found + 1
      return at + 1
    }
    if Self.index(of: name, in: DateFormat.weekdays) != nil { return at + 1 }
    switch text {
    case "t" where number(at + 1) != nil: return at + 1
    case "st", "nd", "rd", "th", "of", "at": return at + 1
    case "am", "pm", "a", "p": return nil
    default: break
    }
    let zones = [
      "z": 0, "utc": 0, "gmt": 0, "ut": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7,
      "mdt": -6, "pst": -8, "pdt": -7, "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3,
    ]
    guard let hours = zones[text], offset == nil else { return nil }
    offset = hours * 3600
    return at + 1
  }

  /// The place of a name that is written out or cut to at least three letters.
  private static func index(of name: [UInt8], in names: [[UInt8]]) -> Int? {
    guard name.count >= 3 else { return nil }
    return names.firstIndex { full in
      let lower = full.map { $0 | 0x20 }
      return lower == name || (name.count <= 4 && lower.starts(with: name))
    }
  }
}

extension DateReader {
  private mutating func takeNumber(_ value: Int, _ digits: Int, _ at: Int) -> Int? {
    if let next = takeTime(value, digits, at) { return next }
    if digits == 8, year == nil {
      (year, month, day) = (value / 10_000, value / 100 % 100, value % 100)
      return at + 1
    }
    if digits == 14, year == nil { return compact(value, at) }
    for separator in [UInt8.dash, UInt8(ascii: "/"), UInt8(ascii: ".")] where year == nil {
      if let next = takeDate(value, digits, separator, at) { return next }
    }
    return takeLone(value, digits, at)
  }

  private mutating func compact(_ value: Int, _ at: Int) -> Int? {
    let time = value % 1_000_000
    (year, month, day) = (
      value / 10_000_000_000, value / 100_000_000 % 100, value / 1_000_000 % 100
    )
    return set(time / 10_000, time / 100 % 100, time % 100, next: at + 1)
  }

  /// `15:00`, `15:00:30.5`, `3pm`, each perhaps with `am` or `pm`.
  private mutating func takeTime(_ hour: Int, _ digits: Int, _ at: Int) -> Int? {
    guard digits <= 2 else { return nil }
    var next = at + 1
    var (minute, second) = (0, 0)
    let hasMinutes = mark(next) == UInt8(ascii: ":") && number(next + 1) != nil
    if hasMinutes, let minutes = number(next + 1) {
      minute = minutes.value
      next += 2
      if mark(next) == UInt8(ascii: ":"), let seconds = number(next + 1) {
        second = seconds.value
        next += 2
        if mark(next) == UInt8(ascii: "."), let part = number(next + 1), part.digits <= 9 {
          nanoseconds = (0..<(9 - part.digits)).reduce(part.value) { total, _ in total * 10 }
          next += 2
        }
      }
    }
    var ahead = next
    while mark(ahead) == .space { ahead += 1 }
    guard let half = name(ahead), half == Array("am".utf8) || half == Array("pm".utf8) else {
      return hasMinutes ? set(hour, minute, second, next: next) : nil
    }
    guard (1...12).contains(hour) else { return nil }
    return set(hour % 12 + (half[0] == UInt8(ascii: "p") ? 12 : 0), minute, second, next: ahead + 1)
  }

  private mutating func set(_ hour: Int, _ minute: Int, _ second: Int, next: Int) -> Int? {
    guard hour <= 24, minute < 60, second <= 60, hour < 24 || minute + second == 0 else {
      return nil
    }
    secondOfDay = hour * 3600 + minute * 60 + min(second, 59)
    return next
  }

  /// Three numbers, or a day, a month's name and a year, with one separator between them.
  private mutating func takeDate(_ first: Int, _ digits: Int, _ separator: UInt8, _ at: Int) -> Int?
  {
    guard mark(at + 1) == separator, mark(at + 3) == separator, let last = number(at + 4) else {
      return takeMonthOnly(first, digits, separator, at)
    }
    if let name = name(at + 2), let month = Self.index(of: name, in: DateFormat.months) {
      (year, self.month, day) = (Self.century(last), month + 1, first)
      return at + 5
    }
    guard let middle = number(at + 2) else { return nil }
    if digits == 4 || digits == 2 && last.digits <= 2 && separator == .dash {
      (year, month, day) = (Self.century((first, digits)), middle.value, last.value)
    } else {
      (year, month, day) = (Self.century(last), middle.value, first)
    }
    return at + 5
  }

  /// `2026-03`: the first of the month.
  private mutating func takeMonthOnly(
    _ first: Int,
    _ digits: Int,
    _ separator: UInt8,
    _ at: Int
  ) -> Int? {
    guard digits == 4, separator != UInt8(ascii: "."), mark(at + 1) == separator,
      let middle = number(at + 2), middle.digits <= 2
    else { return nil }
    (year, month, day) = (first, middle.value, 1)
    return at + 3
  }

  private mutating func takeLone(_ value: Int, _ digits: Int, _ at: Int) -> Int? {
    if digits >= 3 {
      guard year == nil, digits == 4 else { return nil }
      year = value
      if day == nil, month != nil { day = 1 }
      return at + 1
    }
    if day == nil || (day == 1 && year == nil) {
      day = value
    } else if year == nil {
      year = Self.century((value, digits))
    } else {
      return nil
    }
    return at + 1
  }

  /// Two digits are a year of 1969 to 2068.
  private static func century(_ number: (value: Int, digits: Int)) -> Int {
    guard number.digits <= 2 else { return number.value }
    return number.value + (number.value < 69 ? 2000 : 1900)
  }
}
