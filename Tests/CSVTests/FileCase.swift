import CSV
import Testing

/// A file, and the transcript of reading it.
struct FileCase: Sendable, CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]
  let options: CSVOptions
  let expected: [String]

  init(_ name: String, _ text: String, options: CSVOptions = CSVOptions(), _ expected: String...) {
    self.init(name, bytes: Array(text.utf8), options: options, expected)
  }

  init(
    _ name: String,
    bytes: [UInt8],
    options: CSVOptions = CSVOptions(),
    _ expected: [String]
  ) {
    self.name = name
    self.bytes = bytes
    self.options = options
    self.expected = expected
  }

  var testDescription: String { name }

  static let all = wellFormed + refused + limits + files + delimiters + encodings
}
