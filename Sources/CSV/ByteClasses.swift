/// What a byte means to the scanner, by a look into a table.
struct ByteClasses {
  /// In this order: the first two are text inside quotes.
  enum Class: UInt8 {
    case text, delimiter, lineEnd, quote, nul
  }

  private var table: [Class]

  init(delimiter: CSVDelimiter) {
    table = Array(repeating: .text, count: 256)
    table[0] = .nul
    table[Int(UInt8(ascii: "\n"))] = .lineEnd
    table[Int(UInt8(ascii: "\r"))] = .lineEnd
    table[Int(UInt8(ascii: "\""))] = .quote
    table[Int(delimiter.byte)] = .delimiter
  }

  subscript(byte: UInt8) -> Class { table[Int(byte)] }
}

/// The most bytes a field's text and a record may have, as written.
struct ScanLimits {
  let field: Int
  let record: Int
}
