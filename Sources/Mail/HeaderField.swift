/// One header field of a message to be written: a legal name, and a value that ends no line.
package struct HeaderField: Hashable, Sendable {
  package let name: String
  /// Unicode text, unfolded; `Message` folds it and encodes what is not ASCII.
  package let value: String

  /// Refuses a name outside RFC 5322 §3.6.8 (or over 60 octets) and control characters but the tab
  /// in the value.
  package init(_ name: String, _ value: String) throws(HeaderFieldError) {
    guard 1...60 ~= name.utf8.count, name.utf8.allSatisfy({ $0.isVisible && $0 != .colon }) else {
      throw .name(name)
    }
    if let found = value.controlCharacter(allowingLineEnds: false, part: name) {
      throw .value(found)
    }
    self.name = name
    self.value = value
  }
}

/// Why a header field cannot be made.
package enum HeaderFieldError: Error, Hashable, Sendable, CustomStringConvertible {
  case name(String)
  case value(ControlCharacterError)

  package var description: String {
    switch self {
    case .name(let name):
      "“\(name.printable)” is no header name: use 1 to 60 visible ASCII characters, no colon"
    case .value(let error): error.description
    }
  }
}
