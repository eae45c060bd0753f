/// Writes records as RFC 4180 has them: UTF-8, CRLF, quotes where they are needed.
package struct CSVWriter: Sendable {
  package let delimiter: CSVDelimiter
  /// Whether a field that a spreadsheet would take for a formula gets an apostrophe in front.
  ///
  /// That changes the data: for files that people open, not for those that programs read.
  package let guardsFormulas: Bool

  package init(delimiter: CSVDelimiter = .comma, guardsFormulas: Bool = false) {
    self.delimiter = delimiter
    self.guardsFormulas = guardsFormulas
  }

  /// One record with its line end.
  package func record(_ fields: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(delimiter.byte) }
      append(field, to: &bytes)
    }
    // A lone empty field would be a blank line.
    if bytes.isEmpty { bytes = Array("\"\"".utf8) }
    return bytes + "\r\n".utf8
  }

  private func append(_ field: String, to bytes: inout [UInt8]) {
    let text = guardsFormulas && field.utf8.isFormula ? Array("'\(field)".utf8) : Array(field.utf8)
    guard text.contains(where: needsQuotes) else {
      bytes += text
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private func needsQuotes(_ byte: UInt8) -> Bool {
    byte == delimiter.byte || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\r")
      || byte == UInt8(ascii: "\n")
  }
}

extension String.UTF8View {
  /// The beginnings that OWASP's “CSV Injection” names.
  fileprivate var isFormula: Bool {
    first.map { "=+-@\t\r".utf8.contains($0) } ?? false
  }
}
