extension Machine {
  /// The time that an instant shows: in its own offset, or in the zone of this rendering.
  mutating func time(of cell: Cell) -> LocalTime {
    guard let offset = cell.offset else { return zone.time(at: cell.payload) }
    return LocalTime(
      seconds: cell.payload,
      offset: offset,
      abbreviation: offset == 0 ? .utc : .none
    )
  }

  /// `date`: what cannot be read as a date is an error in exact mode and stays as it is otherwise.
  mutating func date(_ input: Cell, _ call: Call) throws(Failure) -> Cell {
    let code = plain.calls[call.number]
    let text = code.itemCount > 0 ? Cell.emptyText : try text(argument(call, 0))
    if code.itemCount <= 0, text.count == 0 { return input }
    guard let time = try readTime(input) else {
      guard plain.mode == .exact else { return input }
      throw Failure(.unreadableDate(string(try self.text(input))))
    }
    let start = scratch.count
    if code.itemCount > 0 {
      let items = plain.formats.part(code.firstItem, code.itemCount)
      DateFormat.write(items, plain.bytes, time, to: &scratch)
    } else {
      DateFormat(bytes: bytes(text)).write(time, to: &scratch)
    }
    try checkSize()
    return Cell(.text, start, length: scratch.count - start, space: .scratch)
  }

  private mutating func readTime(_ input: Cell) throws(Failure) -> LocalTime? {
    switch input.kind {
    case .instant: return time(of: input)
    case .integer: return zone.time(at: input.payload)
    case .text: break
    default: return nil
    }
    let text = bytes(input)
    if text.isEmpty { return nil }
    if text.allSatisfy(\.isDigit) {
      return text.count <= 15 ? zone.time(at: Decimal.leadingInteger(text)) : nil
    }
    let word = text.map { $0 | 0x20 }
    if word == Array("now".utf8) || word == Array("today".utf8) {
      guard let now else { throw Failure(.noClock) }
      return zone.time(at: now)
    }
    guard let read = DateReader.read(text, in: zone) else { return nil }
    guard let offset = read.offset else {
      return zone.time(at: read.seconds, nanoseconds: read.nanos)
    }
    return LocalTime(
      seconds: read.seconds,
      nanoseconds: read.nanos,
      offset: offset,
      abbreviation: offset == 0 ? .utc : .none
    )
  }
}
