extension Machine {
  /// Writes a value as templates print it.
  mutating func print(_ cell: Cell, _ level: Int) throws(Failure) {
    switch cell.kind {
    case .array:
      if level > 64 { throw .limit(.depth, 64) }
      try spend(cell.count)
      for index in 0..<cell.count { try print(stored(cell, cell.payload + index), level + 1) }
      try checkSize()
    case .object: try inspect(cell, level)
    default: write(cell)
    }
  }

  /// Writes a value that is not a list of others.
  mutating func write(_ cell: Cell) {
    switch cell.kind {
    case .text, .wide:
      switch cell.space {
      case .program: out.append(contentsOf: plain.bytes.part(cell.payload, cell.count))
      case .record: out.append(contentsOf: recordBytes.part(cell.payload, cell.count))
      case .scratch: out.append(contentsOf: scratch.part(cell.payload, cell.count))
      }
    case .integer: Self.write(cell.payload, to: &out)
    case .decimal: out.append(contentsOf: Decimal.printed(cell.double).utf8)
    case .boolean: out.append(contentsOf: (cell.payload == 1 ? "true" : "false").utf8)
    case .instant:
      DateFormat.printed.write(time(of: cell), to: &out)
    case .range:
      let (low, high) = bounds(of: cell)
      Self.write(low, to: &out)
      out.append(contentsOf: "..".utf8)
      Self.write(high, to: &out)
    case .loop: out.append(contentsOf: "Liquid::ForloopDrop".utf8)
    case .tableLoop: out.append(contentsOf: "Liquid::TablerowloopDrop".utf8)
    case .array, .object: try? print(cell, 0)
    case .undefined, .null, .unset, .blank, .empty: break
    }
  }

  /// Writes the digits of a whole number.
  static func write(_ number: Int, to out: inout Pool<UInt8>) {
    if number < 0 { out.append(.dash) }
    var rest = number.magnitude
    if rest < 10 { return out.append(UInt8(truncatingIfNeeded: rest) + 0x30) }
    let start = out.count
    while rest > 0 {
      out.append(UInt8(truncatingIfNeeded: rest % 10) + 0x30)
      rest /= 10
    }
    out.withMutablePart(start, out.count - start) { bytes in
      var bytes = bytes
      bytes.reverse()
    }
  }

  /// Writes an object, or what is inside one, as Ruby's `inspect` has it.
  private mutating func inspect(_ cell: Cell, _ level: Int) throws(Failure) {
    if level > 64 { throw .limit(.depth, 64) }
    switch cell.kind {
    case .object:
      try spend(cell.count)
      out.append(UInt8(ascii: "{"))
      for index in 0..<cell.count {
        if index > 0 { out.append(contentsOf: ", ".utf8) }
        try inspect(stored(cell, cell.payload + 2 * index), level + 1)
        out.append(contentsOf: "=>".utf8)
        try inspect(stored(cell, cell.payload + 2 * index + 1), level + 1)
      }
      out.append(UInt8(ascii: "}"))
      try checkSize()
    case .array:
      try spend(cell.count)
      out.append(UInt8(ascii: "["))
      for index in 0..<cell.count {
        if index > 0 { out.append(contentsOf: ", ".utf8) }
        try inspect(stored(cell, cell.payload + index), level + 1)
      }
      out.append(UInt8(ascii: "]"))
    case .text: quote(cell)
    case .undefined, .null, .unset: out.append(contentsOf: "nil".utf8)
    default: write(cell)
    }
  }

  private mutating func quote(_ text: Cell) {
    out.append(UInt8(ascii: "\""))
    let bytes = bytes(text)
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): out += [UInt8(ascii: "\\"), byte]
      case 0x23 where index + 1 < bytes.count && [0x7B, 0x24, 0x40].contains(bytes[index + 1]):
        out += [UInt8(ascii: "\\"), byte]
      case 0x07...0x0D: out += [UInt8(ascii: "\\"), [UInt8]("abtnvfr".utf8)[Int(byte) - 7]]
      case 0x1B: out += "\\e".utf8
      case 0..<0x20, 0x7F:
        let digits = String(byte, radix: 16, uppercase: true)
        out += ("\\x" + (digits.count < 2 ? "0" : "") + digits).utf8
      default: out.append(byte)
      }
    }
    out.append(UInt8(ascii: "\""))
  }
}
