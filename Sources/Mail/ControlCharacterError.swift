/// A control character in a text that goes into a message; tab and, in bodies, line ends are none.
package struct ControlCharacterError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What holds it, as people call it: `Subject`, `name`, `text`, `html`, a field's name.
  package let part: String
  package let scalar: Unicode.Scalar
  /// From 1.
  package let line: Int
  /// From 1, in Unicode scalars.
  package let column: Int

  package var description: String {
    "\(part.printable) holds the control character \(scalar.named) at line \(line), column "
      + "\(column): remove it from the data or the template"
  }
}
