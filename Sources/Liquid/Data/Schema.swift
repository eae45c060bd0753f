/// The names that templates may read, with what each holds.
///
/// A template made with a schema is checked against it when it is made, and the paths it reads
/// become places in a ``Record``, so that rendering looks nothing up by name.
///
/// ```swift
/// let schema: Schema = [
///   "contact": ["first_name": .text, "last_contacted": .date],
///   "touches": .list(["subject": .text, "at": .date]),
/// ]
/// ```
public struct Schema: Sendable {
  /// The declared names in order.
  public let fields: [Field]
  let layout: Layout

  /// What a name holds.
  public indirect enum Kind: Sendable, Hashable {
    /// Text.
    case text
    /// A whole number or one with decimals.
    case number
    /// An instant.
    case date
    /// True or false.
    case boolean
    /// Anything: not checked further.
    case any
    /// An object with exactly these fields.
    case object([Field])
    /// Values of one kind in order.
    case list(Kind)
  }

  /// A name and what it holds.
  public struct Field: Sendable, Hashable {
    /// The name as templates write it.
    public let name: String
    /// What it holds.
    public let kind: Kind

    /// Declares a name.
    public init(_ name: String, _ kind: Kind) {
      self.name = name
      self.kind = kind
    }
  }

  /// Declares names; a name said again replaces what was said before.
  public init(_ fields: [Field]) {
    self.fields = Self.unique(fields)
    layout = Layout(self.fields)
  }

  /// Every path that holds a plain value, as its steps; the insides of lists are not included.
  public var paths: [[String]] { Self.paths(of: fields, after: []) }

  static func unique(_ fields: [Field]) -> [Field] {
    var kept: [Field] = []
    var places: [[UInt8]: Int] = [:]
    for field in fields {
      if let index = places[Array(field.name.utf8)] {
        kept[index] = field
      } else {
        places[Array(field.name.utf8)] = kept.count
        kept.append(field)
      }
    }
    return kept
  }

  private static func paths(of fields: [Field], after steps: [String]) -> [[String]] {
    fields.flatMap { field -> [[String]] in
      guard case .object(let inner) = field.kind else { return [steps + [field.name]] }
      return paths(of: unique(inner), after: steps + [field.name])
    }
  }
}

extension Schema: ExpressibleByDictionaryLiteral {
  /// Declares names in the order written.
  public init(dictionaryLiteral elements: (String, Kind)...) {
    self.init(elements.map { Field($0.0, $0.1) })
  }
}

extension Schema.Kind: ExpressibleByDictionaryLiteral {
  /// An object's fields in the order written.
  public init(dictionaryLiteral elements: (String, Schema.Kind)...) {
    self = .object(elements.map { Schema.Field($0.0, $0.1) })
  }
}
