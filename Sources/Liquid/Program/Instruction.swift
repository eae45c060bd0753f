/// One step of a compiled template.
///
/// What the numbers mean depends on the operation.
struct Instruction: Sendable {
  enum Operation: UInt8, Sendable {
    /// Writes `b` literal bytes from `a`.
    case text
    /// Writes the record's cell `a`; `b` is the chain that names it.
    case cell
    /// Writes the chain `a`.
    case output
    /// Jumps to `b` unless condition `a` holds, or does not where `a` is `~condition`; `c` is the arm.
    case test
    /// Goes on at `b`.
    case jump
    /// Assigns chain `a` to symbol `c`.
    case assign
    /// Runs to `b` into a text and assigns it to symbol `c`.
    case capture
    /// Loop `a` over the instructions up to `b`, then goes on at `c` if it took no turn.
    case loop
    /// Begins the `case` of decision `a`.
    case choose
    /// Runs to `b` once for each value of `when` `a` that equals the subject.
    case when
    /// Jumps to `b` if a `when` has run; `a` and `c` are the decision and the arm.
    case otherwise
    /// Ends a `case`.
    case chosen
    /// Writes the next value of cycle `a`.
    case cycle
    /// Counts symbol `c` up or down by `a`.
    case count
    /// Runs to `b` and keeps what it wrote if that is new.
    case whenChanged
    /// Runs partial use `a`.
    case partial
    /// Leaves the innermost loop (`a` is 1) or its turn (`a` is 0).
    case leave
    /// Runs custom tag `a` with the instructions up to `b` as its block.
    case custom
  }

  var operation: Operation
  var a: Int32
  var b: Int32
  var c: Int32

  init(_ operation: Operation, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) {
    self.operation = operation
    self.a = Int32(truncatingIfNeeded: a)
    self.b = Int32(truncatingIfNeeded: b)
    self.c = Int32(truncatingIfNeeded: c)
  }
}

/// Where a value comes from.
struct Operand: Sendable {
  enum Source: UInt8, Sendable {
    /// Constant `a`.
    case constant
    /// Cell `a` of the record.
    case record
    /// Symbol `a`; the record's cell `b`, if there is one, where it is not assigned.
    case local
    /// Operand `a`, then `c` steps from `b`.
    case path
    /// The name that operand `a` says.
    case named
    /// From operand `a` to operand `b`.
    case range
  }

  var source: Source
  var a: Int
  var b: Int = 0
  var c: Int = 0
}

/// One step of a path.
struct StepCode: Sendable {
  /// The constant that holds the name, or -1 for a computed step.
  var name: Int
  /// The operand of a computed step.
  var operand: Int
  var known: KnownName
  /// `.size` and the like are questions to the value only after a dot.
  var isDotted: Bool
}

/// Names that values themselves answer to.
enum KnownName: String, Sendable {
  case size, first, last, index, index0, rindex, rindex0, length, name, parentloop, col, col0
  case row
  case colFirst = "col_first"
  case colLast = "col_last"
  case other = ""
}

/// A value with its filters.
struct Chain: Sendable {
  var head: Int
  var firstCall: Int
  var callCount: Int
  var rules: Rules
  var span: Span
  /// What a missing value is called.
  var path: String

  /// What ``Mode/exact`` asks of the chain.
  struct Rules: OptionSet, Sendable {
    let rawValue: UInt8
    /// The head must have a value.
    static let head = Rules(rawValue: 1)
    /// The result must not be blank.
    static let result = Rules(rawValue: 2)
    /// Arguments that are not literals must have a value.
    static let arguments = Rules(rawValue: 4)
  }
}

/// One filter of a chain.
struct FilterCall: Sendable {
  var meaning: Filter.Meaning?
  var name: String
  var firstArgument: Int
  var argumentCount: Int
  var named: [Named]
  /// A date format compiled once, or -1.
  var format: Int
  var span: Span
  /// A fault found when the template was made that the reference raises when it is run.
  var fault: LiquidError.Kind?

  struct Named: Sendable {
    var name: String
    var operand: Int
  }
}

/// A condition as nodes that point to each other.
struct ConditionCode: Sendable {
  enum Kind: UInt8, Sendable { case value, compare, both, either }
  var kind: Kind
  var comparison: Comparison = .equal
  var left: Int
  var right: Int = 0
}
