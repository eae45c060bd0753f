/// What a template and its partials read and call, found without rendering.
public struct Analysis: Sendable, Hashable {
  /// Every place where data is read, in the order of the source.
  public let reads: [Read]
  /// Every filter that is called.
  public let filters: [Use]
  /// Every partial that is rendered or included.
  public let partials: [Use]
  /// Every way through the tags that decide; give one to ``RenderOptions/forcing`` to take it.
  public let branches: [Branch]

  /// One place where data is read.
  public struct Read: Sendable, Hashable {
    /// The path from the top of the data; `touches[].subject` for a field of a list's items.
    public let path: String
    /// Where.
    public let place: Place
    /// The value is printed, or goes into what is printed.
    public let isOutput: Bool
    /// A `default` stands in for a missing value.
    public let hasDefault: Bool
    /// It is read inside an `if` that asks for the same path.
    public let isGuarded: Bool
  }

  /// One place where something is used by name.
  public struct Use: Sendable, Hashable {
    /// The name.
    public let name: String
    /// Where.
    public let place: Place
  }

  /// The paths read, each once, in order.
  public var paths: [String] { Set(reads.map(\.path)).sorted() }

  /// The paths that stop a rendering in ``Mode/exact`` where their value is missing: they are
  /// printed somewhere without a fallback and outside an `if` that asks for them.
  public var required: [String] {
    Set(reads.filter { $0.isOutput && !$0.hasDefault && !$0.isGuarded }.map(\.path)).sorted()
  }
}
