extension Record {
  /// Sets any value; an object declared with fields takes those it has.
  public mutating func set(_ slot: Slot, value: Value) {
    let node = layout.nodes[slot.node]
    switch (node.kind, value) {
    case (.object, .object): fillObject(slot, value)
    case (.object, _): clear(slot)
    case (.list, .array(let items)): fillList(slot, items)
    default: put(cell(for: value), in: slot)
    }
  }

  /// Sets all declared values from a tree; what the tree does not have is missing, and what is not
  /// declared is left out.
  public mutating func fill(from value: Value) {
    reset()
    for place in layout.nodes[0].fields {
      guard let inner = value[String(decoding: place.name, as: UTF8.self)] else { continue }
      set(Slot(cell: place.cell, node: place.node), value: inner)
    }
  }

  private mutating func fillObject(_ slot: Slot, _ value: Value) {
    guard slot.cell >= 0, slot.cell < cells.count, cells[slot.cell].kind == .object else { return }
    let block = cells[slot.cell].payload
    for (index, place) in layout.nodes[slot.node].fields.enumerated() {
      let field = Slot(cell: block + 2 * index + 1, node: place.node)
      if let inner = value[String(decoding: place.name, as: UTF8.self)] {
        set(field, value: inner)
      } else {
        clear(field)
      }
    }
  }

  private mutating func fillList(_ slot: Slot, _ items: [Value]) {
    setCount(slot, to: items.count)
    let item = Slot(cell: 0, node: layout.nodes[slot.node].item)
    guard slot.cell >= 0 else { return }
    let start = cells[slot.cell].payload
    for (index, value) in items.enumerated() {
      set(Slot(cell: start + index, node: item.node), value: value)
    }
  }

  mutating func cell(for value: Value) -> Cell {
    Storage.cell(for: value, cells: &cells, bytes: &bytes, space: .record)
  }
}

/// Turns a tree of values into plain cells.
enum Storage {
  static func cell(
    for value: Value,
    cells: inout [Cell],
    bytes: inout [UInt8],
    space: Cell.Space
  ) -> Cell {
    switch value {
    case .null: return .null
    case .boolean(let flag): return .boolean(flag)
    case .integer(let number): return .integer(number)
    case .decimal(let number): return .decimal(number)
    case .instant(let seconds, let offset): return .instant(seconds, offset: offset)
    case .text(let text): return self.text(text, .text, &bytes, space)
    case .wide(let digits): return self.text(digits, .wide, &bytes, space)
    case .array(let items):
      let start = cells.count
      cells.append(contentsOf: repeatElement(.undefined, count: items.count))
      for (index, item) in items.enumerated() {
        cells[start + index] = cell(for: item, cells: &cells, bytes: &bytes, space: space)
      }
      return Cell(.array, start, length: items.count, space: space)
    case .object(let members):
      return object(unique(members), cells: &cells, bytes: &bytes, space: space)
    }
  }

  private static func object(
    _ members: [Value.Member],
    cells: inout [Cell],
    bytes: inout [UInt8],
    space: Cell.Space
  ) -> Cell {
    let start = cells.count
    cells.append(contentsOf: repeatElement(.undefined, count: 2 * members.count))
    for (index, member) in members.enumerated() {
      cells[start + 2 * index] = text(member.name, .text, &bytes, space)
      cells[start + 2 * index + 1] = cell(
        for: member.value,
        cells: &cells,
        bytes: &bytes,
        space: space
      )
    }
    return Cell(.object, start, length: members.count, space: space)
  }

  private static func text(
    _ text: String,
    _ kind: Cell.Kind,
    _ bytes: inout [UInt8],
    _ space: Cell.Space
  ) -> Cell {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    return Cell(kind, start, length: bytes.count - start, space: space)
  }

  /// A name said again keeps its first place and takes the last value, as in a JSON reader.
  private static func unique(_ members: [Value.Member]) -> [Value.Member] {
    var kept: [Value.Member] = []
    var places: [[UInt8]: Int] = [:]
    for member in members {
      if let index = places.updateValue(kept.count, forKey: Array(member.name.utf8)) {
        places[Array(member.name.utf8)] = index
        kept[index] = member
      } else {
        kept.append(member)
      }
    }
    return kept
  }
}
