/// A row of a file: the value that it says, or everything that is wrong with it.
package enum ImportedRow<Value: Hashable & Sendable>: Hashable, Sendable {
  /// `line` is where the row begins in the file.
  case value(Value, line: Int)
  /// Never empty, from left to right.
  case refused([RowProblem])
}
