extension Record {
  /// Gives a list this many items, every value in them missing.
  public mutating func setCount(_ list: Slot, to count: Int) {
    let node = layout.nodes[list.node]
    guard node.item >= 0, count >= 0 else { return }
    let start = cells.count
    for _ in 0..<count { cells.append(.undefined) }
    if case .object = layout.nodes[node.item].kind {
      for index in 0..<count {
        let base = cells.count
        cells[start + index] = Cell(
          .object,
          base,
          length: layout.nodes[node.item].fields.count,
          space: .record
        )
        append(node.prototype, at: base)
      }
    }
    put(Cell(.array, start, length: count, space: .record), in: list)
  }

  /// The slot of a field in one item of a list.
  ///
  /// - Parameters:
  ///   - field: From ``Schema/field(_:of:)``.
  ///   - list: The list; its count must have been set.
  ///   - index: From zero, below the count.
  /// - Returns: A slot of this record until the list's count is set again; setting a slot of an
  ///   item that is not there does nothing.
  public func slot(_ field: Slot, of list: Slot, at index: Int) -> Slot {
    guard list.cell >= 0, list.cell < cells.count else { return Slot(cell: -1, node: field.node) }
    let array = cells[list.cell]
    guard array.kind == .array, index >= 0, index < array.count else {
      return Slot(cell: -1, node: field.node)
    }
    let item = cells[array.payload + index]
    guard item.kind == .object else { return Slot(cell: array.payload + index, node: field.node) }
    return Slot(cell: item.payload + field.cell, node: field.node)
  }

  private mutating func append(_ prototype: [Cell], at base: Int) {
    for cell in prototype {
      var moved = cell
      if moved.kind == .object { moved.payload += base }
      cells.append(moved)
    }
  }
}
