/// One thing that is wrong with a template or with a record rendered through it.
public struct LiquidError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, as facts.
  public let kind: Kind
  /// Where, in the template or partial that has the fault.
  public let place: Place
  /// The `render` and `include` tags that led there, innermost first.
  public let chain: [Place]

  /// Makes an error; for those who test code that handles one.
  public init(kind: Kind, place: Place, chain: [Place] = []) {
    self.kind = kind
    self.place = place
    self.chain = chain
  }

  /// One sentence that says what is wrong and what to do.
  public var message: String { kind.message }

  /// The path of the missing value, such as `contact.first_name`, or `nil` for another fault.
  public var missingPath: String? {
    if case .missing(let path) = kind { path } else { nil }
  }

  /// Place, sentence, source line with a caret, and how one got there.
  public var description: String {
    var text = "\(place): \(message)\n\(place.drawing)"
    for caller in chain { text += "\nfrom \(caller)\n\(caller.drawing)" }
    return text
  }
}

/// All that is wrong with one template, or with one record; never empty.
public struct LiquidErrors: Error, Sendable, Hashable, CustomStringConvertible {
  /// The faults, in the order of the source.
  public let errors: [LiquidError]

  init(_ errors: [LiquidError]) { self.errors = errors }

  /// The paths of all missing values, each once, in the order met.
  public var missingPaths: [String] {
    var seen: [String] = []
    for path in errors.compactMap(\.missingPath) where !seen.contains(path) { seen.append(path) }
    return seen
  }

  /// Every fault drawn, with an empty line between two.
  public var description: String { errors.map(\.description).joined(separator: "\n\n") }
}
