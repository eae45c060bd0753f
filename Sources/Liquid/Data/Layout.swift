/// A schema turned into places: where each declared path lies among a record's cells.
///
/// An object is a block of cells, a name and a value by turns. The names' bytes come first in a
/// record's memory, so that every record has them.
final class Layout: Sendable {
  /// A declared value: what it is, and for an object and a list what is inside.
  struct Node: Sendable {
    var kind: Schema.Kind
    /// For an object: its fields, with the value's cell relative to the record or item.
    var fields: [Place] = []
    /// For a list of anything: the node of an item.
    var item = -1
    /// For a list of objects: an item's cells, with places relative to the item.
    var prototype: [Cell] = []
  }

  struct Place: Sendable {
    var name: [UInt8]
    var cell: Int
    var node: Int
  }

  let nodes: [Node]
  /// The cells of a record in which everything is missing.
  let prototype: [Cell]
  let keys: [UInt8]
  /// The number of fields at the top.
  let roots: Int

  init(_ fields: [Schema.Field]) {
    var builder = Builder()
    builder.nodes.append(Node(kind: .object(fields)))
    var cells: [Cell] = []
    let places = builder.block(fields, in: &cells)
    builder.nodes[0].fields = places
    nodes = builder.nodes
    prototype = cells
    keys = builder.keys
    roots = fields.count
  }

  /// The place of a field of an object.
  func place(_ name: some Collection<UInt8>, of node: Int) -> Place? {
    nodes[node].fields.first { $0.name.elementsEqual(name) }
  }

  private struct Builder {
    var nodes: [Node] = []
    var keys: [UInt8] = []

    /// Appends the block of an object to the cells, and the blocks of the objects inside it.
    mutating func block(_ fields: [Schema.Field], in cells: inout [Cell]) -> [Place] {
      let base = cells.count
      for field in fields {
        cells.append(Cell(.text, keys.count, length: field.name.utf8.count, space: .record))
        cells.append(.undefined)
        keys += Array(field.name.utf8)
      }
      var places: [Place] = []
      for (index, field) in fields.enumerated() {
        let cell = base + 2 * index + 1
        let node = value(field.kind, at: cell, in: &cells)
        places.append(Place(name: Array(field.name.utf8), cell: cell, node: node))
      }
      return places
    }

    mutating func value(_ kind: Schema.Kind, at cell: Int, in cells: inout [Cell]) -> Int {
      let node = nodes.count
      nodes.append(Node(kind: kind))
      switch kind {
      case .object(let inner):
        let fields = Schema.unique(inner)
        cells[cell] = Cell(.object, cells.count, length: fields.count, space: .record)
        nodes[node].fields = block(fields, in: &cells)
      case .list(let item):
        nodes[node].item = list(of: item, node: node)
      case .text, .number, .date, .boolean, .any: break
      }
      return node
    }

    private mutating func list(of item: Schema.Kind, node: Int) -> Int {
      var cells: [Cell] = []
      guard case .object(let inner) = item else {
        cells.append(.undefined)
        return value(item, at: 0, in: &cells)
      }
      let inside = nodes.count
      nodes.append(Node(kind: item))
      nodes[inside].fields = block(Schema.unique(inner), in: &cells)
      nodes[node].prototype = cells
      return inside
    }
  }
}

extension Layout {
  /// The places of names about which nothing is declared; with one for all data, under no name,
  /// where names are computed.
  convenience init(open names: [String], readsAnyName: Bool) {
    let all = readsAnyName ? [Schema.Field("", .any)] : []
    self.init(names.filter { !$0.isEmpty }.map { Schema.Field($0, .any) } + all)
  }
}
