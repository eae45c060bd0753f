extension Machine {
  /// Applies a standard filter.
  mutating func filter(
    _ filter: StandardFilter,
    _ input: Cell,
    _ call: Call
  ) throws(Failure) -> Cell {
    switch filter {
    case .date: return try date(input, call)
    case .upcase: return try cased(try text(input), .upper)
    case .downcase: return try cased(try text(input), .lower)
    case .capitalize: return try cased(try text(input), .capital)
    case .strip: return stripped(try text(input), left: true, right: true)
    case .lstrip: return stripped(try text(input), left: true, right: false)
    case .rstrip: return stripped(try text(input), left: false, right: true)
    case .append: return try joined(try text(input), try text(argument(call, 0)))
    case .prepend: return try joined(try text(argument(call, 0)), try text(input))
    case .size: return size(of: input)
    case .truncate: return try truncated(input, call)
    case .truncatewords: return try truncatedWords(input, call)
    case .slice: return try sliced(input, call)
    case .split: return try split(try text(input), by: try text(argument(call, 0)))
    case .abs, .ceil, .floor, .round, .plus, .minus, .times, .dividedBy, .modulo, .atLeast,
      .atMost:
      return try computed(filter, input, call)
    case .join, .first, .last, .reverse, .concat, .compact, .uniq, .map, .sum, .sort,
      .sortNatural:
      return try listed(filter, input, call)
    case .where, .reject, .find, .findIndex, .has: return try selected(filter, input, call)
    case .default: return input
    case .replace, .replaceFirst, .replaceLast, .remove, .removeFirst, .removeLast,
      .newlineToBr, .stripNewlines, .stripHtml, .squish:
      return try rewritten(filter, input, call)
    case .escape, .h, .escapeOnce, .urlEncode, .urlDecode, .base64Encode, .base64Decode,
      .base64UrlSafeEncode, .base64UrlSafeDecode:
      return try encoded(filter, input)
    }
  }

  /// An argument, or nothing where it was not given.
  mutating func argument(_ call: Call, _ index: Int) -> Cell {
    call.start + index < arguments.count ? arguments[call.start + index] : .undefined
  }

  mutating func has(_ call: Call, _ index: Int) -> Bool { call.start + index < arguments.count }

  /// Two texts as one.
  private mutating func joined(_ first: Cell, _ second: Cell) throws(Failure) -> Cell {
    try spend((first.count + second.count) / 64)
    let start = try own(first)
    let end = try own(second)
    return Cell(.text, start.payload, length: start.count + end.count, space: .scratch)
  }

  /// A text without the white space, and NULs, at its ends; nothing is copied.
  private mutating func stripped(_ text: Cell, left: Bool, right: Bool) -> Cell {
    let (from, to) = withBytes(text) { bytes -> (Int, Int) in
      var (from, to) = (0, bytes.count)
      if left { while from < to, bytes[from].isBlank { from += 1 } }
      if right { while to > from, bytes[to - 1].isBlank { to -= 1 } }
      return (from, to)
    }
    return part(text, from, to)
  }

  /// Code points of a text, items of a list; eight for a whole number, as the reference has it.
  mutating func size(of cell: Cell) -> Cell {
    switch cell.kind {
    case .text: return .integer(withBytes(cell) { Self.scalars(in: $0) })
    case .array, .object: return .integer(cell.count)
    case .range: return .integer(count(of: cell))
    case .integer: return .integer(8)
    case .wide: return .integer((cell.count * 4 / 10 + 8) / 8 * 8)
    default: return .integer(0)
    }
  }

  static func scalars(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    for byte in bytes where byte & 0xC0 != 0x80 { count += 1 }
    return count
  }
}
