/// The place of one declared value in every ``Record`` of a ``Schema``.
///
/// Look a slot up once for a data set, then set it for each record.
public struct Slot: Sendable, Hashable {
  let cell: Int
  let node: Int
}

extension Schema {
  /// The slot of a path, one step an argument: `slot("contact", "first_name")`.
  ///
  /// - Returns: `nil` where the path is not declared, or leads into a list or an ``Kind/any``.
  public func slot(_ path: String...) -> Slot? { slot(path) }

  /// The slot of a path given as its steps.
  public func slot(_ path: [String]) -> Slot? { walk(path, from: Slot(cell: -1, node: 0)) }

  /// The slot of a field inside the items of a list, to be used with ``Record/slot(_:of:at:)``.
  ///
  /// For a list of plain values give no step.
  public func field(_ path: String..., of list: Slot) -> Slot? {
    let item = layout.nodes[list.node].item
    guard item >= 0 else { return nil }
    return walk(path, from: Slot(cell: 0, node: item))
  }

  private func walk(_ path: [String], from start: Slot) -> Slot? {
    var slot = start
    for step in path {
      guard let place = layout.place(step.utf8, of: slot.node) else { return nil }
      slot = Slot(cell: place.cell, node: place.node)
    }
    return path.isEmpty && start.cell < 0 ? nil : slot
  }
}
