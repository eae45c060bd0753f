/// A row of a file: the value that it says, or everything that is wrong with it.
package enum ImportedRow<Value: Hashable & Sendable>: Hashable, Sendable {
  /// `line` is where the row begins in the file.
  case value(Value, line: Int)
  /// Never empty, in the order of the columns as they are read.
  case refused([RowProblem])
}
