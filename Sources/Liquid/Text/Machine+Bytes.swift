extension Machine {
  /// Gives a text's bytes.
  @inline(__always)
  func withBytes<Result>(_ text: Cell, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    body(view(text))
  }

  /// A text's bytes, until the next text is made.
  @inline(__always)
  private func view(_ text: Cell) -> UnsafeBufferPointer<UInt8> {
    switch text.space {
    case .program: plain.bytes.part(text.payload, text.count)
    case .record: recordBytes.part(text.payload, text.count)
    case .scratch: scratch.part(text.payload, text.count)
    }
  }

  /// A copy of a text's bytes, for filters that are not worth more.
  func bytes(_ text: Cell) -> [UInt8] { withBytes(text) { Array($0) } }

  func string(_ text: Cell) -> String { withBytes(text) { String(decoding: $0, as: UTF8.self) } }

  /// Whether two texts have the same bytes.
  func isSameText(_ a: Cell, _ b: Cell) -> Bool {
    guard a.length == b.length else { return false }
    if a.payload == b.payload, a.space == b.space { return true }
    let (first, second) = (view(a), view(b))
    for index in first.indices where first[index] != second[index] { return false }
    return true
  }

  /// Whether a text comes before another, byte by byte: -1, 0 or 1.
  func order(_ a: Cell, _ b: Cell) -> Int {
    withBytes(a) { first in
      withBytes(b) { second in
        if first.elementsEqual(second) { return 0 }
        return first.lexicographicallyPrecedes(second) ? -1 : 1
      }
    }
  }

  @inline(__always)
  mutating func isBlankText(_ text: Cell) -> Bool {
    let bytes = view(text)
    guard let first = bytes.first else { return true }
    return first > 0x20 ? false : bytes.isBlank
  }

  /// Keeps bytes as a text.
  mutating func keep(_ bytes: [UInt8], as kind: Cell.Kind = .text) throws(Failure) -> Cell {
    let start = scratch.count
    scratch.append(contentsOf: bytes)
    try checkSize()
    return Cell(kind, start, length: bytes.count, space: .scratch)
  }

  mutating func keep(_ text: String) throws(Failure) -> Cell { try keep(Array(text.utf8)) }

  /// Keeps cells as an array.
  mutating func keep(_ items: [Cell]) throws(Failure) -> Cell {
    let start = cells.count
    cells.append(contentsOf: items)
    try checkSize()
    return Cell(.array, start, length: items.count, space: .scratch)
  }

  /// A copy of a text that may be changed in place.
  mutating func own(_ text: Cell) throws(Failure) -> Cell {
    let start = scratch.count
    switch text.space {
    case .program: scratch.append(contentsOf: plain.bytes.part(text.payload, text.count))
    case .record: scratch.append(contentsOf: recordBytes.part(text.payload, text.count))
    case .scratch: scratch.appendCopy(from: text.payload, count: text.count)
    }
    try checkSize()
    return Cell(.text, start, length: text.count, space: .scratch)
  }

  /// Part of a text, without copying it.
  func part(_ text: Cell, _ from: Int, _ to: Int) -> Cell {
    Cell(.text, text.payload + from, length: to - from, space: text.space)
  }

  /// A value as text, as it would be printed.
  mutating func text(_ cell: Cell) throws(Failure) -> Cell {
    if cell.kind == .text { return cell }
    let start = out.count
    write(cell)
    let made = scratch.count
    scratch.append(contentsOf: out.tail(from: start))
    out.cut(to: start)
    try checkSize()
    return Cell(.text, made, length: scratch.count - made, space: .scratch)
  }
}
