/// Runs programs.
///
/// Holds the buffers, so that one machine renders many records without asking for memory.
struct Machine: ~Copyable {
  private(set) var program = Program.nothing
  /// The tables of ``program``, which keeps them.
  private(set) var plain = Plain()
  /// The cells and bytes of the record, which whoever calls ``render()`` keeps.
  var record = View<Cell>.none
  var recordBytes = View<UInt8>.none
  var now: Int?
  var zone = Zone.utc.view

  /// What is written.
  var out = Pool<UInt8>()
  /// Texts made while rendering.
  var scratch = Pool<UInt8>()
  /// Arrays and objects made while rendering.
  var cells = Pool<Cell>()
  /// The symbols of the template and of each `render` that it is inside.
  var frame = Pool<Symbol>()
  var base = 0
  /// The loops that run now, outermost first.
  var loops = Pool<Turn>()
  var loopCount = 0
  /// For each `case` that runs now, whether an arm was printed.
  var chosen = Pool<Bool>()
  /// The instructions of the partials that run now.
  var callers: [Int] = []
  var arguments = Pool<Cell>()
  var offsets: [Int] = []
  var cycles: [String: Int] = [:]
  var lastChanged: [UInt8]?
  /// What values wrote, noted where ``notesFillings`` asks for it.
  var fillings: [FillingNote] = []
  var notesFillings = false
  /// The chain that was read last has the argument of `default` for its value.
  var tookFallback = false
  /// The forced arm of each decision, -1 for a free one; empty if nothing is forced.
  var forced: [Int] = []

  /// The filter call that runs now, so that its failure has its place; -1 for none.
  var currentCall = -1
  var depth = 0
  var turnsLeft = 0
  var fuelLeft = 0
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

  /// Where each step of a path last found its name; see ``Hint``.
  var hints = Pool<Hint>()
  private var declaredKeys = 0

  /// A member's number in its object, and where its name lies among a record's declared names.
  ///
  /// Declared names lie at the same place in all records of a schema, so that a name at this place
  /// is this name without looking at its letters.
  struct Hint {
    var member = -1
    var key = -1
  }

  /// Takes a program; the same one again costs nothing.
  mutating func take(_ program: Program) {
    guard self.program !== program else { return }
    self.program = program
    plain = program.plain
    declaredKeys = program.layout.keys.count
    hints.cut(to: 0)
    for _ in 0..<plain.steps.count { hints.append(Hint()) }
  }

  /// Renders the program into `out`.
  mutating func render() throws(LiquidErrors) {
    prepare()
    do throws(Failure) {
      _ = try run(0, program.mainEnd)
      if out.count > plain.limits.bytes {
        throw Failure.limit(.bytes, plain.limits.bytes)
      }
    } catch {
      if errors.isEmpty || error.isFatal { report(error, at: 0) }
      throw LiquidErrors(errors)
    }
    if !errors.isEmpty, plain.mode != .lax { throw LiquidErrors(errors) }
  }

  private mutating func prepare() {
    out.cut(to: 0)
    scratch.cut(to: 0)
    cells.cut(to: 0)
    frame.cut(to: 0)
    let symbols = plain.symbols
    for _ in 0..<symbols { frame.append(Symbol()) }
    base = 0
    depth = 0
    turnsLeft = plain.limits.turns
    fuelLeft = plain.limits.fuel
    if !errors.isEmpty { errors.removeAll() }
    if !cycles.isEmpty { cycles.removeAll() }
    if !fillings.isEmpty { fillings.removeAll() }
    loops.cut(to: 0)
    chosen.cut(to: 0)
    callers.removeAll(keepingCapacity: true)
    lastChanged = nil
    if program.continues {
      offsets.removeAll(keepingCapacity: true)
      offsets.append(contentsOf: repeatElement(0, count: program.tables.labels.count))
    }
  }

  /// Notes where a step found its name, if all records have it there.
  mutating func note(_ member: Int, _ key: Cell, for step: Int) {
    if key.space == .record, key.payload + key.count <= declaredKeys {
      hints[step] = Hint(member: member, key: key.payload)
    }
  }

  /// Adds an error at the place of a failure of the instruction.
  mutating func report(_ failure: Failure, at pc: Int) {
    var failure = failure
    if failure.span == nil, currentCall >= 0 {
      failure.span = program.tables.calls[currentCall].span
    }
    currentCall = -1
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
