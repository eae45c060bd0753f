/// A template, read once and rendered any number of times, from any number of threads.
///
/// ```swift
/// let template = try Template(source: "Hello {{ name | default: 'there' }}!", name: "hello")
/// let text = try template.render(with: ["name": "Ada"])
/// ```
public struct Template: Sendable {
  /// What errors call the template.
  public let name: String
  /// How strictly it is read and rendered.
  public let mode: Mode
  let program: Program
  private let library: Library
  private let schema: Schema?
  private let branches: [BranchCode]
  /// Names are computed while rendering, so that all data must be at hand.
  let readsAnyName: Bool

  /// Reads a template and the partials it can reach.
  ///
  /// - Parameters:
  ///   - source: The template.
  ///   - name: What errors call it; most often its file's name.
  ///   - start: Where the source begins in its file, so that errors name the file's own lines.
  ///   - mode: How strictly it is read and rendered.
  ///   - schema: The names it may read. Without one they are whatever the data has.
  ///   - partials: Where `render` and `include` find what they name.
  ///   - dialect: The filters and tags it may use.
  ///   - limits: How much work one rendering may do.
  /// - Throws: Everything that is wrong with the template and its partials.
  public init(
    source: String,
    name: String = "template",
    at start: Position = .start,
    mode: Mode = .exact,
    schema: Schema? = nil,
    partials: some PartialLoader = NoPartials(),
    dialect: Dialect = .standard,
    limits: Limits = .standard
  ) throws(LiquidErrors) {
    let library = Library(
      SourceText(source, name: name, start: start),
      partials: partials,
      mode: mode,
      dialect: dialect,
      limits: limits
    )
    let names = Names(library)
    let layout = schema?.layout ?? Layout(open: names.roots, readsAnyName: names.isOpen)
    var reader = Reader(library, schema: schema, mode: mode)
    if schema != nil || mode == .exact { reader.read() }
    var compiler = Compiler(library, names: names, mode: mode, dialect: dialect, layout: layout)
    compiler.compile()
    let faults = compiler.faults + reader.faults.filter { !compiler.faults.contains($0) }
    guard faults.isEmpty else { throw LiquidErrors(faults.inOrder) }
    self.name = name
    self.mode = mode
    self.library = library
    self.schema = schema
    branches = compiler.branches
    program = Program(compiler.tables, layout: layout, mode: mode, limits: limits)
    readsAnyName = schema == nil && names.isOpen
  }

  /// What the template reads and calls, found without rendering it; looked for each time it is asked.
  public var analysis: Analysis {
    var reader = Reader(library, schema: schema, mode: mode, takesNotes: true)
    reader.read()
    let units = program.tables.units
    return reader.analysis(branches: branches.map { $0.branch(units[$0.unit].source) })
  }
}

extension [LiquidError] {
  /// By place, faults of one place in the order they were found.
  fileprivate var inOrder: [LiquidError] {
    let main = first?.place.template
    return enumerated().sorted { a, b in
      let (x, y) = (a.element.place, b.element.place)
      if x.template != y.template {
        return x.template == main || (y.template != main && x.template < y.template)
      }
      if x.position.line != y.position.line { return x.position.line < y.position.line }
      if x.position.column != y.position.column { return x.position.column < y.position.column }
      return a.offset < b.offset
    }.map(\.element)
  }
}
