/// A filter: a name, the arguments it takes, and what it makes of a value.
///
/// ```swift
/// var dialect = Dialect.standard
/// dialect.register(Filter("initials", arguments: 0...1) { call in
///   .text(call.input.printed.split(separator: " ").compactMap(\.first).map(String.init).joined())
/// })
/// ```
public struct Filter: Sendable {
  /// What templates call it.
  public let name: String
  /// How many arguments it takes beside its input.
  public let arguments: ClosedRange<Int>
  /// The names of the named arguments it takes.
  public let named: [String]
  let meaning: Meaning

  enum Meaning: Sendable {
    case standard(StandardFilter)
    case custom(@Sendable (Call) throws(Refusal) -> Value)
  }

  /// What a filter is called with.
  public struct Call: Sendable {
    /// The value to the left of the bar.
    public let input: Value
    /// The arguments in order.
    public let arguments: [Value]
    /// The named arguments.
    public let named: [String: Value]
  }

  /// Makes a filter; register it with ``Dialect/register(_:)-(Filter)``.
  public init(
    _ name: String,
    arguments: ClosedRange<Int> = 0...0,
    named: [String] = [],
    apply: @escaping @Sendable (Call) throws(Refusal) -> Value
  ) {
    self.name = name
    self.arguments = arguments
    self.named = named
    meaning = .custom(apply)
  }

  init(_ filter: StandardFilter) {
    name = filter.rawValue
    arguments = filter.arguments
    named = filter == .default ? ["allow_false"] : []
    meaning = .standard(filter)
  }
}

/// Why a custom filter or tag will not do what it was asked; becomes an error with its place.
public struct Refusal: Error, Sendable, Hashable {
  /// One sentence that says what is wrong.
  public let reason: String

  /// Makes a refusal.
  public init(_ reason: String) { self.reason = reason }
}
