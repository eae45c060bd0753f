/// A line and a column, both counted from one, of a text file.
public struct Position: Sendable, Hashable {
  /// The line, from one.
  public var line: Int
  /// The column in Unicode scalars, from one.
  public var column: Int

  /// The first character of a file.
  public static let start = Position(line: 1, column: 1)

  /// Makes a position; numbers below one count as one.
  public init(line: Int, column: Int) {
    self.line = max(1, line)
    self.column = max(1, column)
  }
}

/// A stretch of a template's source, in bytes.
struct Span: Sendable, Hashable {
  var start: Int
  var end: Int

  /// From the beginning of one to the end of the other.
  func through(_ other: Span) -> Span { Span(start: start, end: max(end, other.end)) }
}
