/// Turns parsed templates into a program.
struct Compiler {
  let library: Library
  let names: Names
  let mode: Mode
  let dialect: Dialect
  let layout: Layout
  var tables = Program.Tables()
  var faults: [LiquidError] = []
  var branches: [BranchCode] = []
  var enclosing: [Branch.Choice] = []
  var unit = 0
  private var symbols: [String: Int] = [:]
  private var unitNumbers: [UnitKey: Int] = [:]
  private var pending: [Int] = []

  private struct UnitKey: Hashable {
    var name: String
    var isIsolated: Bool
  }

  init(_ library: Library, names: Names, mode: Mode, dialect: Dialect, layout: Layout) {
    self.library = library
    self.names = names
    self.mode = mode
    self.dialect = dialect
    self.layout = layout
    for name in names.bound.sorted() { _ = symbol(name) }
  }

  /// Compiles the main template and every partial it reaches.
  mutating func compile() {
    tables.units.append(Program.Unit(source: library.main.source, isIsolated: false))
    compile(unit: 0, library.main)
    while let number = pending.popLast() {
      if let entry = library.partials[tables.units[number].source.name] {
        compile(unit: number, entry)
      }
    }
  }

  private mutating func compile(unit number: Int, _ entry: Library.Entry) {
    unit = number
    enclosing = []
    let errors = entry.faults.map { error($0, in: entry.source) }
    if number == 0 || mode == .exact {
      for error in errors where !faults.contains(error) { faults.append(error) }
    } else {
      tables.units[number].fault = errors.first
    }
    tables.units[number].start = tables.code.count
    emit(entry.block)
    tables.units[number].end = tables.code.count
  }

  /// The number of a partial's unit; `nil` where there is no such partial.
  mutating func unitNumber(_ name: String, isIsolated: Bool) -> Int? {
    guard let entry = library.partials[name] else { return nil }
    let key = UnitKey(name: name, isIsolated: isIsolated)
    if let number = unitNumbers[key] { return number }
    let number = tables.units.count
    tables.units.append(Program.Unit(source: entry.source, isIsolated: isIsolated))
    unitNumbers[key] = number
    pending.append(number)
    return number
  }

  var isIsolated: Bool { tables.units[unit].isIsolated }

  var source: SourceText { tables.units[unit].source }

  mutating func symbol(_ name: String) -> Int {
    if let symbol = symbols[name] { return symbol }
    symbols[name] = tables.symbols.count
    tables.symbols.append(name)
    return tables.symbols.count - 1
  }

  func error(_ fault: Fault, in source: SourceText) -> LiquidError {
    LiquidError(kind: fault.kind, place: source.place(of: fault.span ?? Span(start: 0, end: 0)))
  }

  mutating func report(_ kind: LiquidError.Kind, at span: Span) {
    let error = error(Fault(kind, at: span), in: source)
    if !faults.contains(error) { faults.append(error) }
  }

  /// Appends an instruction; where it resumes after a fault is the next one unless said later.
  @discardableResult
  mutating func add(_ instruction: Instruction, at span: Span) -> Int {
    tables.code.append(instruction)
    tables.sites.append(.init(unit: unit, span: span, resume: tables.code.count))
    return tables.code.count - 1
  }

  var here: Int { tables.code.count }

  mutating func setTarget(_ index: Int, b: Int? = nil, c: Int? = nil) {
    if let b { tables.code[index].b = Int32(truncatingIfNeeded: b) }
    if let c { tables.code[index].c = Int32(truncatingIfNeeded: c) }
    tables.sites[index].resume = max(tables.sites[index].resume, here)
  }

  /// Adds a text to the constants and says where it begins.
  mutating func bytes(_ text: some Collection<UInt8>) -> Int {
    tables.bytes.append(contentsOf: text)
    return tables.bytes.count - text.count
  }
}
