/// How much work one rendering may do, whatever the template and the data say.
public struct Limits: Sendable, Hashable {
  /// Bytes of output, of any one text, and of all that rendering remembers.
  public var bytes: Int
  /// Turns of all loops together.
  public var turns: Int
  /// Blocks and partials inside each other.
  public var depth: Int
  /// Steps: a unit for each instruction run and each item or few bytes a filter handles.
  public var fuel: Int

  /// 16 MiB, a million turns, a hundred levels, fifty million steps.
  public static let standard = Limits()

  /// Makes limits; what is not given is as in ``standard``.
  public init(
    bytes: Int = 16 << 20,
    turns: Int = 1_000_000,
    depth: Int = 100,
    fuel: Int = 50_000_000
  ) {
    self.bytes = min(max(0, bytes), 1 << 30)
    self.turns = max(0, turns)
    self.depth = min(max(1, depth), 200)
    self.fuel = max(0, fuel)
  }

  /// Which limit.
  public enum Bound: String, Sendable, Hashable {
    /// ``Limits/bytes``.
    case bytes
    /// ``Limits/turns``.
    case turns
    /// ``Limits/depth``.
    case depth
    /// ``Limits/fuel``.
    case fuel

    var sentence: String {
      switch self {
      case .bytes: "the text is too long"
      case .turns: "the loops take too many turns"
      case .depth: "nesting too deep"
      case .fuel: "the template does too much work"
      }
    }
  }
}

/// How strictly a template is read and rendered.
public enum Mode: String, Sendable, Hashable, CaseIterable {
  /// For mail: an undefined name, an unknown filter or partial, a wrong argument, a missing, empty
  /// or blank value in the output is an error, and nothing is ever written in its stead.
  case exact
  /// The reference implementation's strict parser; errors while rendering are raised.
  case strict
  /// The reference implementation's lax parser; errors while rendering become text.
  case lax
}
