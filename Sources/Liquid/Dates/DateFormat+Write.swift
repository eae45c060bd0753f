extension DateFormat {
  /// Writes a time in this format.
  func write(_ time: LocalTime, to out: inout Pool<UInt8>) {
    items.withUnsafeBufferPointer { items in
      bytes.withUnsafeBufferPointer { bytes in
        Self.write(items, View(bytes), time, to: &out)
      }
    }
  }

  /// Writes a time in the format that the items are, their literals among the bytes.
  static func write(
    _ items: UnsafeBufferPointer<Item>,
    _ bytes: View<UInt8>,
    _ time: LocalTime,
    to out: inout Pool<UInt8>
  ) {
    for item in items {
      if item.letter == 0 {
        out.append(contentsOf: bytes.part(item.start, item.end - item.start))
      } else {
        write(item, time, to: &out)
      }
    }
  }

  private static func write(_ item: Item, _ time: LocalTime, to out: inout Pool<UInt8>) {
    switch item.letter {
    case UInt8(ascii: "Y"): year(time.year, item, to: &out)
    case UInt8(ascii: "m"): number(time.month, 2, item, to: &out)
    case UInt8(ascii: "d"): number(time.day, 2, item, to: &out)
    case UInt8(ascii: "e"): number(time.day, 2, item, blank: true, to: &out)
    case UInt8(ascii: "B"): word(month(time.month), item, to: &out)
    case UInt8(ascii: "b"), UInt8(ascii: "h"):
      word(month(time.month), item, prefix: 3, to: &out)
    case UInt8(ascii: "A"): word(weekday(time.weekday), item, to: &out)
    case UInt8(ascii: "a"): word(weekday(time.weekday), item, prefix: 3, to: &out)
    case UInt8(ascii: "H"): number(time.hour, 2, item, to: &out)
    case UInt8(ascii: "M"): number(time.minute, 2, item, to: &out)
    case UInt8(ascii: "S"): number(time.second, 2, item, to: &out)
    case UInt8(ascii: "j"): number(time.dayOfYear, 3, item, to: &out)
    case UInt8(ascii: "y"): number((time.year % 100 + 100) % 100, 2, item, to: &out)
    default: rare(item, time, to: &out)
    }
  }

  private static func rare(_ item: Item, _ time: LocalTime, to out: inout Pool<UInt8>) {
    switch item.letter {
    case UInt8(ascii: "I"): number((time.hour + 11) % 12 + 1, 2, item, to: &out)
    case UInt8(ascii: "l"): number((time.hour + 11) % 12 + 1, 2, item, blank: true, to: &out)
    case UInt8(ascii: "k"): number(time.hour, 2, item, blank: true, to: &out)
    case UInt8(ascii: "C"): number(floorDiv(time.year, 100), 2, item, to: &out)
    case UInt8(ascii: "u"): number((time.weekday + 6) % 7 + 1, 1, item, to: &out)
    case UInt8(ascii: "w"): number(time.weekday, 1, item, to: &out)
    case UInt8(ascii: "U"): number((time.dayOfYear + 6 - time.weekday) / 7, 2, item, to: &out)
    case UInt8(ascii: "W"):
      number((time.dayOfYear + 6 - (time.weekday + 6) % 7) / 7, 2, item, to: &out)
    case UInt8(ascii: "V"): number(time.isoWeek.week, 2, item, to: &out)
    case UInt8(ascii: "G"): year(time.isoWeek.year, item, to: &out)
    case UInt8(ascii: "g"): number((time.isoWeek.year % 100 + 100) % 100, 2, item, to: &out)
    case UInt8(ascii: "s"): number(time.seconds, 1, item, to: &out)
    case UInt8(ascii: "Q"):
      number(time.seconds * 1000 + time.nanoseconds / 1_000_000, 1, item, to: &out)
    case UInt8(ascii: "L"), UInt8(ascii: "N"): fraction(item, time, to: &out)
    case UInt8(ascii: "p"): meridian(item, time, lower: false, to: &out)
    case UInt8(ascii: "P"): meridian(item, time, lower: true, to: &out)
    case UInt8(ascii: "z"): offset(item, time, to: &out)
    case UInt8(ascii: "Z"): word(time.abbreviation.bytes, item, to: &out)
    case UInt8(ascii: "n"): word([.newline], item, to: &out)
    case UInt8(ascii: "t"): word([0x09], item, to: &out)
    case UInt8(ascii: "%"): word([UInt8(ascii: "%")], item, to: &out)
    default: composite(item, time, to: &out)
    }
  }

  private static func composite(_ item: Item, _ time: LocalTime, to out: inout Pool<UInt8>) {
    let formats: [Character: String] = [
      "c": "%a %b %e %H:%M:%S %Y", "D": "%m/%d/%y", "x": "%m/%d/%y", "F": "%Y-%m-%d",
      "T": "%H:%M:%S", "X": "%H:%M:%S", "R": "%H:%M", "r": "%I:%M:%S %p", "v": "%e-%^b-%Y",
      "+": "%a %b %e %H:%M:%S %Z %Y",
    ]
    var text = Pool<UInt8>()
    let letter = Character(Unicode.Scalar(item.letter))
    if let format = formats[letter] { DateFormat(format).write(time, to: &text) }
    word(text.tail(from: 0), item, to: &out)
  }

  private static func floorDiv(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : (a - b + 1) / b }

  private static func meridian(
    _ item: Item,
    _ time: LocalTime,
    lower: Bool,
    to out: inout Pool<UInt8>
  ) {
    let isLower = lower || item.swapsCase
    let text = time.hour < 12 ? (isLower ? "am" : "AM") : (isLower ? "pm" : "PM")
    var plain = item
    plain.swapsCase = false
    word(Array(text.utf8), plain, to: &out)
  }

  private static func fraction(_ item: Item, _ time: LocalTime, to out: inout Pool<UInt8>) {
    let places = item.width > 0 ? item.width : item.letter == UInt8(ascii: "L") ? 3 : 9
    let digits = String(time.nanoseconds)
    let padded = String(repeating: "0", count: 9 - min(9, digits.count)) + digits
    out.append(contentsOf: padded.utf8.prefix(places))
    if places > 9 { out.append(contentsOf: repeatElement(0x30, count: places - 9)) }
  }

  private static func offset(_ item: Item, _ time: LocalTime, to out: inout Pool<UInt8>) {
    let size = time.offset.magnitude
    let colon = item.colons > 0 ? ":" : ""
    var text = two(size / 60 % 60)
    if item.colons == 2 { text += colon + two(size % 60) }
    let hours = String(size / 3600)
    let sign = time.offset < 0 ? "-" : "+"
    let width = max(2, item.width - 1 - text.utf8.count - colon.utf8.count)
    let pad = item.padding == .dash ? 0 : max(0, width - hours.utf8.count)
    if item.padding == UInt8(ascii: "_") {
      out.append(contentsOf: repeatElement(.space, count: pad))
      out.append(contentsOf: (sign + hours + colon + text).utf8)
    } else {
      let zeros = String(repeating: "0", count: pad)
      out.append(contentsOf: (sign + zeros + hours + colon + text).utf8)
    }
  }

  private static func two(_ number: UInt) -> String { number < 10 ? "0\(number)" : String(number) }

  private static func year(_ year: Int, _ item: Item, to out: inout Pool<UInt8>) {
    if item.padding == 0, item.width == 0, year >= 1000, year < 10_000 {
      return Machine.write(year, to: &out)
    }
    number(year, year < 0 ? 5 : 4, item, to: &out)
  }

  @inline(__always)
  private static func number(
    _ value: Int,
    _ digits: Int,
    _ item: Item,
    blank: Bool = false,
    to out: inout Pool<UInt8>
  ) {
    let isCommon = item.padding == 0 || item.padding == .dash
    if isCommon, item.width == 0, value >= 0, value < 100, digits == 2 {
      if value >= 10 {
        out.append(UInt8(truncatingIfNeeded: value / 10) + 0x30)
      } else if item.padding == 0 {
        out.append(blank ? .space : 0x30)
      }
      return out.append(UInt8(truncatingIfNeeded: value % 10) + 0x30)
    }
    let padding = item.padding == 0 ? (blank ? UInt8(ascii: "_") : 0x30) : item.padding
    let width = padding == .dash ? 0 : max(digits, item.width)
    let text = String(value.magnitude)
    let sign = value < 0 ? 1 : 0
    let pad = max(0, width - text.utf8.count - sign)
    if padding == UInt8(ascii: "_") { out.append(contentsOf: repeatElement(.space, count: pad)) }
    if value < 0 { out.append(.dash) }
    if padding == 0x30 { out.append(contentsOf: repeatElement(0x30, count: pad)) }
    out.append(contentsOf: text.utf8)
  }

  private static func word(_ text: [UInt8], _ item: Item, to out: inout Pool<UInt8>) {
    text.withUnsafeBufferPointer { word($0, item, to: &out) }
  }

  private static func word(
    _ text: StaticString,
    _ item: Item,
    prefix: Int = Int.max,
    to out: inout Pool<UInt8>
  ) {
    text.withUTF8Buffer { text in
      let cut = UnsafeBufferPointer(start: text.baseAddress, count: min(prefix, text.count))
      if item.padding == 0, item.width == 0, !item.upcases, !item.swapsCase {
        out.append(contentsOf: cut)
      } else {
        word(cut, item, to: &out)
      }
    }
  }

  private static func word(
    _ text: UnsafeBufferPointer<UInt8>,
    _ item: Item,
    to out: inout Pool<UInt8>
  ) {
    if item.padding != .dash, item.width > text.count {
      let pad = item.padding == 0x30 ? UInt8(0x30) : .space
      out.append(contentsOf: repeatElement(pad, count: item.width - text.count))
    }
    let start = out.count
    out.append(contentsOf: text)
    guard item.upcases || item.swapsCase else { return }
    let lowers = item.swapsCase && item.letter == UInt8(ascii: "Z")
    for index in start..<out.count where out[index].isLetter {
      out[index] = lowers ? out[index] | 0x20 : out[index] & 0xDF
    }
  }
}
