/// Trouble with the file as a whole: nothing after it can be read.
///
/// Records delivered before it were read by rules that turned out not to hold for the file. What
/// was done with them is best undone.
package struct CSVError: Error, Sendable, Hashable {
  package enum Reason: Sendable, Hashable {
    /// No record at all: nothing, or only blank lines.
    case noHeader
    /// The first record is not well-formed.
    case malformedHeader(CSVRowProblem.Reason)
    /// A name that stands above two columns.
    case duplicateName(String, first: CSVPosition)
    /// A column without a name. The number is from 1.
    case unnamedColumn(number: Int)
    /// A `sep=` line that names a letter, a digit, a quote or a character beyond ASCII.
    case unusableSeparator(String)
    /// A byte that is not of the encoding which the byte order mark or the options say.
    case notOfEncoding(CSVEncoding, byte: UInt8)
    /// Text that was `found` at one place, and is of the `other` encoding at the error's place.
    case mixedEncodings(found: CSVEncoding, at: CSVPosition, other: CSVEncoding)
    /// A byte order mark of UTF-32.
    case utf32
    /// What the block source threw, described.
    case source(String)
  }

  /// The name the reader was given.
  package let file: String
  /// Nil where the whole file is meant.
  package let position: CSVPosition?
  package let reason: Reason

  package init(file: String, position: CSVPosition?, reason: Reason) {
    self.file = file
    self.position = position
    self.reason = reason
  }
}
