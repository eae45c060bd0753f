/// Runs programs.
///
/// Holds the buffers, so that one machine renders many records without asking for memory.
struct Machine: ~Copyable {
  var program: Program
  var record: Record
  var now: Int?
  var zone: Zone = .utc

  /// What is written.
  var out: [UInt8] = []
  /// Texts made while rendering.
  var scratch: [UInt8] = []
  /// Arrays and objects made while rendering.
  var cells: [Cell] = []
  /// The symbols of the template and of each `render` that it is inside.
  var frame: [Symbol] = []
  var base = 0
  /// The loops that run now, outermost first.
  var loops: [Turn] = []
  var loopCount = 0
  /// For each `case` that runs now, whether an arm was printed.
  var chosen: [Bool] = []
  /// The instructions of the partials that run now.
  var callers: [Int] = []
  var arguments: [Cell] = []
  var offsets: [Int] = []
  var cycles: [String: Int] = [:]
  var lastChanged: [UInt8]?
  /// The forced arm of each decision, -1 for a free one; empty if nothing is forced.
  var forced: [Int] = []

  var depth = 0
  var turnsLeft = 0
  var fuelLeft = 0
  var outputStart = 0
  var errors: [LiquidError] = []

  /// The value of a symbol: what is seen now, what it was below all loops and partials that bind
  /// it, and its counter.
  struct Symbol {
    var visible = Cell.unset
    var bottom = Cell.unset
    var counter = Cell.unset
    var shadows = 0
  }

  /// A loop that runs.
  struct Turn {
    var label: Int
    var id: Int
    var length: Int
    var index: Int
    var columns: Int
    var parent: Int
  }

  init(_ program: Program, _ record: Record) {
    self.program = program
    self.record = record
  }

  /// Renders the program; the output is after what `out` already has.
  mutating func render() throws(LiquidErrors) {
    prepare()
    let main = program.tables.units[0]
    do throws(Failure) {
      _ = try run(main.start, main.end)
      if out.count - outputStart > program.limits.bytes {
        throw Failure.limit(.bytes, program.limits.bytes)
      }
    } catch {
      if errors.isEmpty || error.isFatal { report(error, at: 0) }
    }
    if !errors.isEmpty, program.mode != .lax || out.count - outputStart > program.limits.bytes {
      throw LiquidErrors(errors)
    }
  }

  private mutating func prepare() {
    outputStart = out.count
    scratch.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    frame.removeAll(keepingCapacity: true)
    let symbols = program.tables.symbols.count
    if symbols > 0 { frame.append(contentsOf: repeatElement(Symbol(), count: symbols)) }
    base = 0
    depth = 0
    turnsLeft = program.limits.turns
    fuelLeft = program.limits.fuel
    if !errors.isEmpty { errors.removeAll() }
    if !cycles.isEmpty { cycles.removeAll() }
    loops.removeAll(keepingCapacity: true)
    chosen.removeAll(keepingCapacity: true)
    callers.removeAll(keepingCapacity: true)
    lastChanged = nil
    if program.tables.continues {
      offsets.removeAll(keepingCapacity: true)
      offsets.append(contentsOf: repeatElement(0, count: program.tables.labels.count))
    }
  }

  /// Adds an error at the place of a failure of the instruction.
  mutating func report(_ failure: Failure, at pc: Int) {
    errors.append(error(failure, at: pc))
  }

  private func error(_ failure: Failure, at pc: Int) -> LiquidError {
    let tables = program.tables
    guard tables.sites.indices.contains(pc) else {
      let source = tables.units[0].source
      return LiquidError(kind: failure.kind, place: source.place(of: Span(start: 0, end: 0)))
    }
    let site = tables.sites[pc]
    let place = tables.units[site.unit].source.place(of: failure.span ?? site.span)
    let chain = callers.reversed().prefix(20).map { caller in
      let site = tables.sites[caller]
      return tables.units[site.unit].source.place(of: site.span)
    }
    return LiquidError(kind: failure.kind, place: place, chain: chain)
  }
}
