/// The tables that rendering reads all the time, as plain values.
struct Plain: Sendable {
  var code = View<Instruction>.none
  var bytes = View<UInt8>.none
  var constants = View<Cell>.none
  var operands = View<Operand>.none
  var steps = View<StepCode>.none
  var chains = View<ChainCode>.none
  var calls = View<CallCode>.none
  var arguments = View<ArgumentCode>.none
  var conditions = View<ConditionCode>.none
  var arms = View<Branch.Choice>.none
  var loops = View<LoopCode>.none
  var formats = View<DateFormat.Item>.none
  var symbols = 0
  var limits = Limits.standard
  var mode = Mode.exact

  struct ChainCode: Sendable {
    var head: Int
    var firstCall: Int
    var callCount: Int
    var rules: Chain.Rules
  }

  struct CallCode: Sendable {
    /// `nil` for a custom filter, an unknown one, and one that cannot be called so.
    var filter: StandardFilter?
    var firstArgument: Int
    var argumentCount: Int
    var firstItem: Int
    /// The items of a date format read beforehand, or -1.
    var itemCount: Int
  }

  struct ArgumentCode: Sendable {
    var operand: Int
    var isLiteral: Bool
  }

  init() {}

  init(_ tables: Program.Tables, mode: Mode, limits: Limits) {
    var bytes = tables.bytes
    var items: [DateFormat.Item] = []
    let formats = tables.formats.map { format in
      let first = items.count
      items += format.items(shiftedBy: bytes.count)
      bytes += format.bytes
      return (first, items.count - first)
    }
    code = .copy(tables.code)
    constants = .copy(tables.constants)
    operands = .copy(tables.operands)
    steps = .copy(tables.steps)
    chains = .copy(tables.chains.map(ChainCode.init))
    calls = .copy(tables.calls.map { CallCode($0, $0.format < 0 ? (0, -1) : formats[$0.format]) })
    arguments = .copy(
      tables.arguments.map { ArgumentCode(operand: $0.operand, isLiteral: $0.isLiteral) }
    )
    conditions = .copy(tables.conditions)
    arms = .copy(tables.arms)
    loops = .copy(tables.loops)
    self.formats = .copy(items)
    self.bytes = .copy(bytes)
    symbols = tables.symbols.count
    (self.mode, self.limits) = (mode, limits)
  }

  func free() {
    code.free()
    bytes.free()
    constants.free()
    operands.free()
    steps.free()
    chains.free()
    calls.free()
    arguments.free()
    conditions.free()
    arms.free()
    loops.free()
    formats.free()
  }
}

extension Plain.ChainCode {
  init(_ chain: Chain) {
    self.init(
      head: chain.head,
      firstCall: chain.firstCall,
      callCount: chain.callCount,
      rules: chain.rules
    )
  }
}

extension Plain.CallCode {
  init(_ call: FilterCall, _ format: (first: Int, count: Int)) {
    var filter: StandardFilter?
    if case .standard(let standard)? = call.meaning, call.fault == nil { filter = standard }
    self.init(
      filter: filter,
      firstArgument: call.firstArgument,
      argumentCount: call.argumentCount,
      firstItem: format.first,
      itemCount: format.count
    )
  }
}
