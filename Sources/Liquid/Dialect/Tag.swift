/// A tag: a name, whether it holds a block, and what it prints.
///
/// The markup of a custom tag is read as arguments, like a filter's.
///
/// ```swift
/// dialect.register(Tag("button", isBlock: true) { call in
///   "[\(call.body ?? "")](\(call.arguments.first?.printed ?? ""))"
/// })
/// ```
public struct Tag: Sendable {
  /// What templates call it.
  public let name: String
  let meaning: Meaning

  enum Meaning: Sendable {
    case standard(StandardTag)
    case custom(Custom)
  }

  struct Custom: Sendable {
    var isBlock: Bool
    var render: @Sendable (Call) throws(Refusal) -> String
  }

  /// What a tag is called with.
  public struct Call: Sendable {
    /// The arguments in order.
    public let arguments: [Value]
    /// The named arguments.
    public let named: [String: Value]
    /// What the block between the tag and its end rendered to; `nil` for a tag without block.
    public let body: String?
  }

  /// Makes a tag; register it with ``Dialect/register(_:)-(Tag)``.
  public init(
    _ name: String,
    isBlock: Bool = false,
    render: @escaping @Sendable (Call) throws(Refusal) -> String
  ) {
    self.name = name
    meaning = .custom(Custom(isBlock: isBlock, render: render))
  }

  init(_ tag: StandardTag) {
    name = tag.rawValue
    meaning = .standard(tag)
  }
}

/// The tags of the standard language, but for `liquid`, which is one more way to write tags.
enum StandardTag: String, CaseIterable, Sendable {
  case assign, capture, comment, cycle, decrement, doc, echo, include, increment, raw, render
  case unless
  case branch = "if"
  case choose = "case"
  case loop = "for"
  case table = "tablerow"
  case whenChanged = "ifchanged"
  case stop = "break"
  case next = "continue"
  case note = "#"
}
