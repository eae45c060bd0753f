/// Walks a template and its partials with what is known of every name, notes what is read, and
/// checks it against a schema.
struct Reader {
  /// What is known of a name: its kind, and the path of the data it stands for.
  struct Known {
    var kind: Schema.Kind?
    var origin: String?

    static let unknown = Known(kind: nil, origin: nil)
  }

  let library: Library
  let schema: Schema?
  let mode: Mode
  var scopes: [[String: Known]] = [[:]]
  /// The names of the schema are visible: not inside `render`.
  var seesData = true
  var source: SourceText
  var guards: [String] = []
  var stack: [String] = []
  var callers: [(source: SourceText, span: Span)] = []
  var walked = 0
  var reads: [Analysis.Read] = []
  var filters: [Analysis.Use] = []
  var partials: [Analysis.Use] = []
  private(set) var faults: [LiquidError] = []

  /// Reads and uses are noted, not only checked.
  let takesNotes: Bool

  init(_ library: Library, schema: Schema?, mode: Mode, takesNotes: Bool = false) {
    self.takesNotes = takesNotes
    self.library = library
    self.schema = schema
    self.mode = mode
    source = library.main.source
  }

  mutating func read() {
    scopes = [Self.bound(in: library.main.block)]
    walk(library.main.block)
  }

  func analysis(branches: [Branch]) -> Analysis {
    Analysis(
      reads: Self.unique(reads),
      filters: Self.unique(filters),
      partials: Self.unique(partials),
      branches: branches
    )
  }

  private static func unique<Item: Hashable>(_ items: [Item]) -> [Item] {
    var seen: Set<Item> = []
    return items.filter { seen.insert($0).inserted }
  }

  /// Names that a block assigns anywhere: known from the start, so that loops may use them.
  static func bound(in block: Block) -> [String: Known] {
    var names: [String: Known] = [:]
    Visitor(onNode: { node in
      switch node.kind {
      case .assign(let name, _), .capture(let name, _), .count(let name, _): names[name] = .unknown
      default: break
      }
    }).visit(block)
    return names
  }

  mutating func report(_ kind: LiquidError.Kind, at span: Span) {
    let chain = callers.map { $0.source.place(of: $0.span) }
    let error = LiquidError(kind: kind, place: source.place(of: span), chain: chain)
    if !faults.contains(where: { $0.place == error.place && $0.kind == error.kind }) {
      faults.append(error)
    }
  }

  mutating func walk(_ block: Block) {
    for node in block.nodes { walk(node) }
  }

  private mutating func walk(_ node: Node) {
    switch node.kind {
    case .text, .leave: break
    case .output(let filtered): checkPrinted(filtered)
    case .assign(let name, let filtered):
      let known = self.known(filtered, isOutput: false)
      if scopes[0][name] != nil || scopes.count == 1 { scopes[0][name] = known }
    case .capture(let name, let block):
      walk(block)
      scopes[0][name] = Known(kind: .text, origin: nil)
    case .count(let name, _): scopes[0][name] = Known(kind: .number, origin: nil)
    case .branching(let branching): for arm in branching.arms { walk(arm) }
    case .choice(let choice):
      _ = known(choice.subject, isOutput: false)
      for arm in choice.arms {
        for value in arm.values ?? [] { _ = known(value, isOutput: false) }
        walk(arm.body)
      }
    case .loop(let loop): walk(loop)
    case .cycle(let cycle):
      if let group = cycle.group { _ = known(group, isOutput: false) }
      for value in cycle.values { _ = known(value, isOutput: true) }
    case .whenChanged(let block): walk(block)
    case .partial(let use): walk(use, node.span)
    case .custom(let use):
      for value in use.arguments + use.named.map(\.value) { _ = known(value, isOutput: true) }
      if let body = use.body { walk(body) }
    }
  }

  private mutating func checkPrinted(_ filtered: Filtered) {
    let kind = known(filtered, isOutput: true).kind
    guard schema != nil, filtered.filters.isEmpty else { return }
    switch kind {
    case .object:
      report(.wrongType("this is an object; print one of its fields"), at: filtered.span)
    case .list(.object):
      report(.wrongType("this is a list of objects; print it with a loop"), at: filtered.span)
    case .text, .number, .date, .boolean, .any, .list, nil: break
    }
  }

  private mutating func walk(_ arm: Branching.Arm) {
    let depth = guards.count
    if let condition = arm.condition {
      ask(condition)
      if !arm.isNegated { guards += asked(condition) }
    }
    walk(arm.body)
    guards.removeLast(guards.count - depth)
  }

  private mutating func ask(_ condition: Condition) {
    switch condition {
    case .value(let value): _ = known(value, isOutput: false)
    case .compare(_, let left, let right, _):
      _ = known(left, isOutput: false)
      _ = known(right, isOutput: false)
    case .both(let left, let right), .either(let left, let right):
      ask(left)
      ask(right)
    }
  }

  /// The paths that have a value where the condition holds.
  private func asked(_ condition: Condition) -> [String] {
    switch condition {
    case .value(.path(let path)): [origin(of: path) ?? path.source]
    case .both(let left, let right): asked(left) + asked(right)
    case .compare(.unequal, .path(let path), .literal(let literal, _), _)
    where [.blank, .empty, .text("")].contains(literal):
      [origin(of: path) ?? path.source]
    case .value, .compare, .either: []
    }
  }
}
