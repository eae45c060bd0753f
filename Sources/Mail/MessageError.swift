/// Why a message cannot be written.
package enum MessageError: Error, Hashable, Sendable, CustomStringConvertible {
  case controlCharacter(ControlCharacterError)
  /// An extra field of a name that the message writes itself, or that is the servers' to write.
  case reservedField(String)
  case repeatedField(String)

  package var description: String {
    switch self {
    case .controlCharacter(let error): error.description
    case .reservedField(let name):
      "the field \(name.printable) is written by the program or the servers: remove it from the extra headers"
    case .repeatedField(let name):
      "the field \(name.printable) is given twice: keep one of them"
    }
  }
}
