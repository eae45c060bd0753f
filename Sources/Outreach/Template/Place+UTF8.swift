extension Place {
  /// Of the first octet that is no UTF-8; nil where there is none.
  ///
  /// Columns count Unicode scalars, as everywhere.
  init?(ofFaultIn bytes: [UInt8], file: String) {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var decoder = UTF8()
    var octets = bytes.makeIterator()
    var line = 1
    var column = 1
    while case .scalarValue(let scalar) = decoder.decode(&octets) {
      column += 1
      guard scalar == "\n" else { continue }
      line += 1
      column = 1
    }
    self.init(file: file, line: line, column: column)
  }
}
