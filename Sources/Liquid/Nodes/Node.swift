/// A part of a template: a stretch of text, an output or a tag with what it holds.
struct Node: Sendable {
  var kind: Kind
  var span: Span

  indirect enum Kind: Sendable {
    case text
    case output(Filtered)
    case assign(String, Filtered)
    case capture(String, Block)
    case branching(Branching)
    case choice(Choice)
    case loop(Loop)
    case cycle(Cycle)
    case count(String, by: Int)
    case whenChanged(Block)
    case partial(PartialUse)
    case leave(isBreak: Bool)
    case custom(CustomUse)
  }
}

/// The nodes between two tags.
struct Block: Sendable {
  var nodes: [Node] = []
  /// Nothing in it prints anything but white space.
  var isBlank = true
}

/// `if` and `unless` with their arms.
struct Branching: Sendable {
  struct Arm: Sendable {
    /// `nil` for `else`.
    var condition: Condition?
    var isNegated: Bool
    var body: Block
    var span: Span
  }

  var arms: [Arm]
}

/// `case` with its arms.
///
/// Each value of a `when` is tried, and prints the arm, for itself.
struct Choice: Sendable {
  struct Arm: Sendable {
    /// `nil` for `else`, which prints if no arm before it did.
    var values: [Expression]?
    var body: Block
    var span: Span
  }

  var subject: Expression
  var arms: [Arm]
  /// Blank with what stands before the first arm.
  var isBlank = true
}

/// `for` and `tablerow`.
struct Loop: Sendable {
  var name: String
  var collection: Expression
  /// What `forloop.name` and `offset: continue` call this loop.
  var label: String
  var limit: Expression?
  var offset: Expression?
  var continues = false
  var isReversed = false
  var isTable = false
  var columns: Expression?
  var body = Block()
  var otherwise: Block?
  var otherwiseSpan: Span?
}

/// `cycle`.
struct Cycle: Sendable {
  /// The group's name, or `nil` where the values name it.
  var group: Expression?
  var key: String
  var values: [Expression]
}

/// `render` and `include`.
struct PartialUse: Sendable {
  var name: Expression
  var isIsolated: Bool
  var bound: Expression?
  var isLoop: Bool
  var alias: String?
  var arguments: [FilterUse.Named]
}

/// A custom tag.
struct CustomUse: Sendable {
  var name: String
  var markup: Span
  var arguments: [Expression]
  var named: [FilterUse.Named]
  var body: Block?
}
