extension CSVError: CustomStringConvertible {
  package var description: String {
    let place = position.map { ":\($0.line):\($0.column)" } ?? ""
    return "\(file.visible)\(place): \(reason)"
  }
}

extension CSVError.Reason: CustomStringConvertible {
  /// What is wrong and what to do, as sentences.
  package var description: String {
    switch self {
    case .noHeader:
      "no header. The first line must name the columns."
    case .malformedHeader(let reason):
      "the header cannot be read: \(reason)"
    case .duplicateName(let name, let first):
      "a second column named “\(name.visible)”; the first is at \(first). Rename one."
    case .unnamedColumn(let number):
      "column \(number) has no name. Name it, or remove it."
    case .unusableSeparator(let text):
      "“\(text.visible)” cannot divide fields. Use a comma, a semicolon or a tab."
    case .notOfEncoding(let encoding, let byte):
      "byte \(byte.hexadecimal) is not \(encoding). Save the file as UTF-8."
    case .mixedEncodings(let found, let position, let other):
      "this character is not \(found), as the text is from \(position) on, but looks like \(other)."
        + " Save the file in one encoding, UTF-8, or say which it is."
    case .utf32:
      "the file is UTF-32, which is not read. Save it as UTF-8."
    case .source(let text):
      "reading failed here: \(text.visible) Nothing behind it was read."
    }
  }
}

extension UInt8 {
  fileprivate var hexadecimal: String {
    (self < 16 ? "0" : "") + String(self, radix: 16, uppercase: true)
  }
}
