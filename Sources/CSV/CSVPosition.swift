/// A place in a file, as an editor counts: lines and columns from 1.
///
/// A column is one Unicode scalar of the line as it is written, quotes and delimiters included, a
/// byte order mark not. A line ends at LF, CR or CRLF, also inside quotes.
package struct CSVPosition: Sendable, Hashable, Comparable, CustomStringConvertible {
  package let line: Int
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }

  package var description: String { "line \(line), column \(column)" }
}
