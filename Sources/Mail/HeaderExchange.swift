/// Puts a header field in the place of the one of that name; every other octet stays as it is.
///
/// For a message that was made elsewhere and is not to be made anew: a signature over the body or an
/// approval of the text is left with what it was given for.
package struct HeaderExchange {
  private let field: HeaderField

  /// `field`: its value is written as it is, on one line; Unicode needs a server with SMTPUTF8.
  package init(_ field: HeaderField) { self.field = field }

  /// The message with the field exchanged; unchanged where it has none of that name.
  package func apply(to message: [UInt8]) -> [UInt8] {
    var lines = Lines(message[...])
    var start: Int?
    var end = message.startIndex
    while let line = lines.next() {
      let begins = line.first?.isBlank != true
      if start != nil && begins || line.isEmpty { break }
      if begins && names(line) { start = line.startIndex }
      end = lines.rest.startIndex
    }
    guard let start else { return message }
    return message[..<start] + replacement + message[end...]
  }

  private var replacement: [UInt8] { Array("\(field.name): \(field.value)\r\n".utf8) }

  private func names(_ line: ArraySlice<UInt8>) -> Bool {
    guard let colon = line.firstIndex(of: .colon) else { return false }
    let name = line[..<colon].reversed().drop(while: \.isBlank).reversed()
    return name.count == field.name.utf8.count
      && zip(name, field.name.utf8).allSatisfy { $0.lowercased == $1.lowercased }
  }
}
