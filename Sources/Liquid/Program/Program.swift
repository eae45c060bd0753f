/// A compiled template: flat tables of plain values that any number of threads read.
final class Program: Sendable {
  let tables: Tables
  let plain: Plain
  /// The main template's instructions are the first ones, up to here.
  let mainEnd: Int
  let continues: Bool
  let layout: Layout
  let mode: Mode
  let limits: Limits

  init(_ tables: Tables, layout: Layout, mode: Mode, limits: Limits) {
    self.tables = tables
    plain = Plain(tables, mode: mode, limits: limits)
    mainEnd = tables.units.first?.end ?? 0
    continues = tables.continues
    self.layout = layout
    self.mode = mode
    self.limits = limits
  }

  deinit { plain.free() }

  /// A program that does nothing, for a machine that has not run yet.
  static let nothing = Program(
    Tables(),
    layout: Layout([]),
    mode: .exact,
    limits: .standard
  )

  /// What the compiler writes and rendering reads.
  struct Tables: Sendable {
    var code: [Instruction] = []
    var sites: [Site] = []
    var bytes: [UInt8] = []
    var constants: [Cell] = []
    var operands: [Operand] = []
    var steps: [StepCode] = []
    var chains: [Chain] = []
    var calls: [FilterCall] = []
    var arguments: [Argument] = []
    var conditions: [ConditionCode] = []
    /// Which arm of which decision a test leads to.
    var arms: [Branch.Choice] = []
    var loops: [LoopCode] = []
    var labels: [String] = []
    var labelCells: [Cell] = []
    /// Some loop goes on where another of its label stopped.
    var continues = false
    var whens: [WhenCode] = []
    var cycles: [CycleCode] = []
    var uses: [UseCode] = []
    var customs: [CustomCode] = []
    var formats: [DateFormat] = []
    var units: [Unit] = []
    var symbols: [String] = []
    var decisions = 0
  }

  struct Argument: Sendable {
    var operand: Int
    var isLiteral: Bool
    var path: String
    var span: Span
  }

  /// Where an instruction comes from, and where to go on when it fails.
  struct Site: Sendable {
    var unit: Int
    var span: Span
    var resume: Int
  }

  /// A template or partial: its source and its instructions.
  struct Unit: Sendable {
    var source: SourceText
    var isIsolated: Bool
    var start = 0
    var end = 0
    /// Faults of a partial that the reference reports only when it is reached.
    var fault: LiquidError?
  }
}

struct LoopCode: Sendable {
  var symbol: Int
  var drop: Int
  var collection: Int
  var label: Int
  var limit: Int
  var offset: Int
  var columns: Int
  var continues: Bool
  var isReversed: Bool
  var isTable: Bool
  var decision: Int
}

struct WhenCode: Sendable {
  var first: Int
  var count: Int
  var subject: Int
  var decision: Int
  var arm: Int
}

struct CycleCode: Sendable {
  /// The operand of the group's name, or -1.
  var group: Int
  var key: String
  var first: Int
  var count: Int
}

struct UseCode: Sendable {
  struct Binding: Sendable {
    var symbol: Int
    var operand: Int
  }

  /// The unit, or -1 where the name is computed.
  var unit: Int
  var name: Int
  /// For a computed name: every partial's name and unit.
  var choices: [String: Int]
  var isIsolated: Bool
  /// The operand bound to the partial's own name, or -1.
  var bound: Int
  var isLoop: Bool
  var alias: Int
  var drop: Int
  var bindings: [Binding]
  var fault: LiquidError.Kind?
}

struct CustomCode: Sendable {
  var custom: Tag.Custom
  var name: String
  var first: Int
  var count: Int
  var named: [FilterCall.Named]
}

extension Program {
  /// The text that a loop's label is.
  func labelCell(_ label: Int) -> Cell { tables.labelCells[label] }
}
