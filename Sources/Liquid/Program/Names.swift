/// The names that the templates of a library read and bind.
struct Names {
  /// Names that are assigned, captured, counted or bound by loops and partials.
  private(set) var bound: Set<String> = []
  /// Names that are read at the top of a path.
  private(set) var roots: [String] = []
  /// A name is computed somewhere, so that any can be read.
  private(set) var isOpen = false

  init(_ library: Library) {
    var bound: Set<String> = []
    var roots: [String] = []
    var seen: Set<String> = []
    var isOpen = false
    let visitor = Visitor(
      onNode: { node in bound.formUnion(Self.bindings(of: node)) },
      onExpression: { expression in
        guard case .path(let path) = expression else { return }
        switch path.root {
        case .name(let name): if seen.insert(name).inserted { roots.append(name) }
        case .computed: isOpen = true
        }
      }
    )
    for entry in library.entries { visitor.visit(entry.block) }
    let counted = bound.subtracting(seen).sorted()
    (self.bound, self.roots, self.isOpen) = (bound, roots + counted, isOpen)
  }

  static func bindings(of node: Node) -> [String] {
    switch node.kind {
    case .assign(let name, _), .capture(let name, _), .count(let name, _): [name]
    case .loop(let loop): [loop.name, loop.isTable ? "tablerowloop" : "forloop"]
    case .partial(let use):
      use.arguments.map(\.name) + ["forloop"] + (alias(of: use).map { [$0] } ?? [])
    case .text, .output, .branching, .choice, .cycle, .whenChanged, .leave, .custom: []
    }
  }

  /// The name under which a partial sees what it is rendered with.
  static func alias(of use: PartialUse) -> String? {
    if let alias = use.alias { return alias }
    guard case .literal(.text(let name), _) = use.name else { return nil }
    return name.split(separator: "/").last.map(String.init) ?? name
  }
}
