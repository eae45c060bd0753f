extension Machine {
  /// The filters that put one text in the place of another.
  mutating func rewritten(
    _ filter: StandardFilter,
    _ input: Cell,
    _ call: Call
  ) throws(Failure) -> Cell {
    let whole = try text(input)
    try spend(whole.count)
    let text = bytes(whole)
    switch filter {
    case .newlineToBr: return try keep(Self.breaking(text, with: Array("<br />\n".utf8)))
    case .stripNewlines: return try keep(Self.breaking(text, with: []))
    case .stripHtml: return try keep(Markup.stripped(text))
    case .squish:
      return try keep(Array(text.split(whereSeparator: \.isBlank).joined(separator: [UInt8.space])))
    default: break
    }
    let wanted = bytes(try self.text(argument(call, 0)))
    let removes = filter == .remove || filter == .removeFirst || filter == .removeLast
    let other = removes ? [] : bytes(try self.text(argument(call, 1)))
    switch filter {
    case .replace, .remove: return try replacedAll(text, wanted, other)
    case .replaceFirst, .removeFirst:
      guard let found = Search.first(wanted, in: text) else { return whole }
      let inserted = Self.expanded(other, match: wanted)
      return try keep(text[..<found] + inserted + text[(found + wanted.count)...])
    default:
      let found = wanted.withUnsafeBufferPointer { wanted in
        text.withUnsafeBufferPointer { Search.last(wanted, in: $0) }
      }
      guard let found else { return whole }
      return try keep(text[..<found] + other + text[(found + wanted.count)...])
    }
  }

  private mutating func keep(_ slices: ArraySlice<UInt8>) throws(Failure) -> Cell {
    try keep(Array(slices))
  }

  private mutating func replacedAll(
    _ text: [UInt8],
    _ wanted: [UInt8],
    _ other: [UInt8]
  ) throws(Failure) -> Cell {
    let inserted = Self.expanded(other, match: wanted)
    var result: [UInt8] = []
    var at = 0
    if wanted.isEmpty {
      for byte in text {
        if byte & 0xC0 != 0x80 { result += inserted }
        result.append(byte)
        if result.count > plain.limits.bytes { throw .limit(.bytes, plain.limits.bytes) }
      }
      return try keep(result + inserted)
    }
    while let found = Search.first(wanted, in: text, from: at) {
      result += text[at..<found]
      result += inserted
      at = found + wanted.count
      if result.count > plain.limits.bytes { throw .limit(.bytes, plain.limits.bytes) }
    }
    return try keep(result + text[at...])
  }

  /// A replacement in which `\0` and `\&` are the match and `\\` is one backslash, as in Ruby.
  private static func expanded(_ text: [UInt8], match: [UInt8]) -> [UInt8] {
    guard text.contains(0x5C) else { return text }
    var result: [UInt8] = []
    var at = 0
    while at < text.count {
      guard text[at] == 0x5C, at + 1 < text.count else {
        result.append(text[at])
        at += 1
        continue
      }
      switch text[at + 1] {
      case UInt8(ascii: "0"), UInt8(ascii: "&"): result += match
      case UInt8(ascii: "1")...UInt8(ascii: "9"): break
      case 0x5C: result.append(0x5C)
      default: result += [0x5C, text[at + 1]]
      }
      at += 2
    }
    return result
  }

  /// Line ends, `\n` or `\r\n`, replaced.
  private static func breaking(_ text: [UInt8], with other: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for (index, byte) in text.enumerated() {
      if byte == .newline {
        result += other
      } else if byte != .carriageReturn || index + 1 >= text.count || text[index + 1] != .newline {
        result.append(byte)
      }
    }
    return result
  }
}
