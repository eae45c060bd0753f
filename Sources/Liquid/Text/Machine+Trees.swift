extension Machine {
  /// Keeps what a custom filter made.
  mutating func keep(_ value: Value) -> Cell {
    var (made, bytes): ([Cell], [UInt8]) = ([], [])
    let cell = Storage.cell(for: value, cells: &made, bytes: &bytes, space: .scratch)
    let (firstCell, firstByte) = (cells.count, scratch.count)
    func moved(_ cell: Cell) -> Cell {
      var cell = cell
      switch cell.kind {
      case .text, .wide: cell.payload += firstByte
      case .array, .object: cell.payload += firstCell
      default: break
      }
      return cell
    }
    cells.append(contentsOf: made.map(moved))
    scratch.append(contentsOf: bytes)
    return moved(cell)
  }

  /// A value as a tree, for custom filters and tags.
  func tree(_ cell: Cell, _ level: Int = 0) -> Value {
    if level > 64 { return .null }
    switch cell.kind {
    case .undefined, .null, .unset: return .null
    case .blank, .empty: return .text("")
    case .boolean: return .boolean(cell.payload == 1)
    case .integer: return .integer(cell.payload)
    case .decimal: return .decimal(cell.double)
    case .wide: return .wide(string(cell))
    case .text: return .text(string(cell))
    case .instant: return .instant(cell.payload, offset: cell.offset)
    case .array:
      return .array((0..<cell.count).map { tree(stored(cell, cell.payload + $0), level + 1) })
    case .object:
      return .object(
        (0..<cell.count).map { index in
          let at = cell.payload + 2 * index
          return Value.Member(string(stored(cell, at)), tree(stored(cell, at + 1), level + 1))
        }
      )
    case .range:
      let (low, high) = (cells[cell.payload].payload, cells[cell.payload + 1].payload)
      return .text("\(low)..\(high)")
    case .loop, .tableLoop: return .null
    }
  }
}
