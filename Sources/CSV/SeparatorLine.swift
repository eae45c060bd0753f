/// The line `sep=;` that spreadsheets write before the header, with or without quotes.
struct SeparatorLine {
  let delimiter: CSVDelimiter

  private static let longest = #""sep=;""#.utf8.count + 3

  /// Takes the line from the front of the text; nil where there is none.
  init?(at window: inout TextWindow, in file: String) throws(CSVError) {
    while window.unread.count < Self.longest, window.fill() {}
    let line = window.unread.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    guard let named = Self.named(by: line), let byte = named.utf8.first else { return nil }
    guard named.utf8.count == 1, let delimiter = CSVDelimiter(byte) else {
      throw CSVError(
        file: file,
        position: CSVPosition(line: 1, column: 1),
        reason: .unusableSeparator(named)
      )
    }
    self.delimiter = delimiter
    window.skip(line.count)
  }

  /// The one character behind `sep=`.
  private static func named(by line: ArraySlice<UInt8>) -> String? {
    guard line.count <= longest else { return nil }
    var text = String(decoding: line, as: UTF8.self)[...]
    if text.count > 2, text.first == "\"", text.last == "\"" {
      text = text.dropFirst().dropLast()
    }
    guard text.prefix(4).lowercased() == "sep=", text.count == 5 else { return nil }
    return String(text.dropFirst(4))
  }
}
