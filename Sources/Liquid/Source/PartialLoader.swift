/// Gives the partials that `render` and `include` name.
///
/// Asked only while a template is made.
public protocol PartialLoader: Sendable {
  /// The names of all partials, for "did you mean" and for names computed while rendering.
  var partialNames: [String] { get }

  /// The source of a partial, or `nil` if there is none of this name.
  func partial(named name: String) -> String?
}

/// No partials at all.
public struct NoPartials: PartialLoader {
  /// Makes it.
  public init() {}
  /// None.
  public var partialNames: [String] { [] }
  /// None.
  public func partial(named name: String) -> String? { nil }
}

extension Dictionary: PartialLoader where Key == String, Value == String {
  /// The keys in order.
  public var partialNames: [String] { keys.sorted() }
  /// The source under a key.
  public func partial(named name: String) -> String? { self[name] }
}
