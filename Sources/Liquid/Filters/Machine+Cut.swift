extension Machine {
  /// Where a code point begins, by its number; the end of the text if it has fewer.
  private func offset(_ text: Cell, ofScalar number: Int) -> Int {
    withBytes(text) { bytes in
      var (at, left) = (0, number)
      while at < bytes.count {
        if bytes[at] & 0xC0 != 0x80 {
          if left == 0 { return at }
          left -= 1
        }
        at += 1
      }
      return bytes.count
    }
  }

  private func scalarCount(_ text: Cell) -> Int { withBytes(text) { Self.scalars(in: $0) } }

  mutating func truncated(_ input: Cell, _ call: Call) throws(Failure) -> Cell {
    if input.isNil { return .null }
    let length = has(call, 0) ? try whole(argument(call, 0)) : 50
    let whole = try text(input)
    guard scalarCount(whole) > length else { return whole }
    let end = has(call, 1) ? try text(argument(call, 1)) : try keep("...")
    let kept = max(0, length - scalarCount(end))
    let head = part(whole, 0, offset(whole, ofScalar: kept))
    return try keep(bytes(head) + bytes(end))
  }

  mutating func truncatedWords(_ input: Cell, _ call: Call) throws(Failure) -> Cell {
    if input.isNil { return .null }
    let most = has(call, 0) ? max(1, try whole(argument(call, 0))) : 15
    let whole = try text(input)
    let words = bytes(whole).split(whereSeparator: \.isBlank)
    guard words.count > most else { return whole }
    let end = has(call, 1) ? bytes(try text(argument(call, 1))) : Array("...".utf8)
    return try keep(Array(words.prefix(most).joined(separator: [UInt8.space])) + end)
  }

  mutating func sliced(_ input: Cell, _ call: Call) throws(Failure) -> Cell {
    let offset = try whole(argument(call, 0))
    let asked = argument(call, 1)
    let length = asked.isNil || !asked.isTrue ? 1 : try whole(asked)
    if input.kind == .array {
      guard let range = Self.range(offset, length, of: input.count) else { return .emptyArray }
      return Cell(.array, input.payload + range.lowerBound, length: range.count, space: input.space)
    }
    let whole = try text(input)
    guard let range = Self.range(offset, length, of: scalarCount(whole)) else { return .emptyText }
    let start = self.offset(whole, ofScalar: range.lowerBound)
    return part(whole, start, self.offset(whole, ofScalar: range.upperBound))
  }

  private static func range(_ offset: Int, _ length: Int, of count: Int) -> Range<Int>? {
    let start = offset < 0 ? offset + count : offset
    guard length >= 0, start >= 0, start <= count else { return nil }
    return start..<(start + min(length, count - start))
  }

  /// The parts of a text; empty ones at the end are dropped.
  mutating func split(_ text: Cell, by pattern: Cell) throws(Failure) -> Cell {
    try spend(text.count)
    let separator = bytes(pattern)
    let whole = bytes(text)
    var parts: [Range<Int>] = []
    if separator.isEmpty {
      var start = 0
      for index in whole.indices where index > 0 && whole[index] & 0xC0 != 0x80 {
        parts.append(start..<index)
        start = index
      }
      if start < whole.count { parts.append(start..<whole.count) }
    } else if separator == [.space] {
      parts = whole.split(whereSeparator: \.isBlank).map { $0.startIndex..<$0.endIndex }
    } else {
      var start = 0
      while let found = Search.first(separator, in: whole, from: start) {
        parts.append(start..<found)
        start = found + separator.count
      }
      parts.append(start..<whole.count)
      while parts.last?.isEmpty == true { parts.removeLast() }
    }
    return try keep(parts.map { part(text, $0.lowerBound, $0.upperBound) })
  }
}
