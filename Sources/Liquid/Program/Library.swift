/// A template and the partials it can reach, parsed.
struct Library {
  struct Entry {
    var source: SourceText
    var block: Block
    var faults: [Fault]
  }

  var main: Entry
  var partials: [String: Entry] = [:]
  let names: [String]
  /// A partial's name is computed somewhere, so that each can be reached.
  private(set) var isOpen = false

  init(
    _ source: SourceText,
    partials loader: some PartialLoader,
    mode: Mode,
    dialect: Dialect,
    limits: Limits
  ) {
    func parse(_ source: SourceText) -> Entry {
      var parser = Parser(source, mode: mode, dialect: dialect, limits: limits)
      let block = parser.document()
      return Entry(source: source, block: block, faults: parser.faults)
    }
    main = parse(source)
    names = loader.partialNames
    var pending = wanted(by: main.block)
    while let name = pending.popLast() {
      guard partials[name] == nil, let text = loader.partial(named: name) else { continue }
      let entry = parse(SourceText(text, name: name))
      partials[name] = entry
      pending += wanted(by: entry.block)
    }
  }

  /// All parsed blocks, the main one first.
  var entries: [Entry] { [main] + partials.keys.sorted().compactMap { partials[$0] } }

  private mutating func wanted(by block: Block) -> [String] {
    var wanted: [String] = []
    var computed = false
    Visitor(onNode: { node in
      guard case .partial(let use) = node.kind else { return }
      if case .literal(.text(let name), _) = use.name {
        wanted.append(name)
      } else {
        computed = true
      }
    }).visit(block)
    if computed {
      isOpen = true
      wanted += names
    }
    return wanted
  }
}
