/// A piece of a window's text: a word, a time, a dash, or what separates them.
struct DayWindowToken: Hashable {
  enum Kind: Hashable {
    /// Letters, in lower case.
    case word(String)
    /// What starts with a digit, with `am` or `pm` behind it if there is one.
    case time(String)
    case dash
    case separator
    /// A character that has no place in a window.
    case stray(String)
  }

  let kind: Kind
  /// Where it starts, counted in bytes from 1.
  let column: Int

  static func all(in text: String) -> [DayWindowToken] {
    var tokens: [DayWindowToken] = []
    var rest = text.unicodeScalars[...]
    var column = 1
    while let first = rest.first {
      let piece = rest.prefix { family($0) == family(first) && family(first).isRun }
      let taken = piece.isEmpty ? rest.prefix(1) : piece
      let written = String(taken).lowercased()
      if let kind = kind(family(first), written) {
        append(DayWindowToken(kind: kind, column: column), to: &tokens)
      }
      column += String(taken).utf8.count
      rest = rest.dropFirst(taken.count)
    }
    return tokens
  }

  private enum Family {
    case letter
    case digit
    case dash
    case separator
    case space
    case other

    var isRun: Bool { self == .letter || self == .digit || self == .space }
  }

  private static func family(_ scalar: Unicode.Scalar) -> Family {
    switch scalar {
    case "0"..."9", ":": .digit
    case "-", "\u{2010}"..."\u{2015}", "\u{2212}": .dash
    case ",", ";", "&", "+", "\n", "\r": .separator
    case " ", "\t", "\u{A0}", "\u{2009}", "\u{202F}": .space
    default: scalar.properties.isAlphabetic ? .letter : .other
    }
  }

  private static func kind(_ family: Family, _ written: String) -> Kind? {
    switch family {
    case .digit: .time(written)
    case .dash: .dash
    case .separator: .separator
    case .space: nil
    case .other: .stray(written)
    case .letter:
      switch written {
      case "and": .separator
      case "to", "until", "till": .dash
      default: .word(written)
      }
    }
  }

  private static func append(_ token: DayWindowToken, to tokens: inout [DayWindowToken]) {
    if case .word(let half) = token.kind, half == "am" || half == "pm",
      let last = tokens.last, case .time(let time) = last.kind
    {
      tokens[tokens.count - 1] = DayWindowToken(kind: .time(time + half), column: last.column)
    } else {
      tokens.append(token)
    }
  }

  /// The time of `9`, `9:30`, `24:00`, `5pm` or `12:30am`.
  static func wallTime(_ written: String) -> WallTime? {
    if written == "24:00" || written == "24" { return .endOfDay }
    let half = written.hasSuffix("m") ? String(written.suffix(2)) : ""
    let clock = String(written.dropLast(half.count))
    guard let time = try? WallTime(clock.contains(":") ? clock : clock + ":00") else { return nil }
    if half.isEmpty { return time }
    guard (1...12).contains(time.hour) else { return nil }
    let hour = time.hour % 12 + (half == "pm" ? 12 : 0)
    return try? WallTime(hour: hour, minute: time.minute, second: time.second)
  }
}
