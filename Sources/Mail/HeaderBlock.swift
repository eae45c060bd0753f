/// The header fields of an entity (RFC 5322 §2.2), obsolete white space before the colon included.
struct HeaderBlock {
  private(set) var fields: [ParsedField] = []
  private(set) var defects: [ParseDefect] = []
  private let limits: ParseLimits
  /// The field being read: more lines may follow.
  private var name: String?
  private var value: [UInt8] = []

  /// Takes lines up to and with the empty one that ends the header.
  init(_ lines: inout Lines, limits: ParseLimits) {
    self.limits = limits
    var number = 0
    while let line = lines.next(), !line.isEmpty {
      number += 1
      if let name, line.first?.isBlank == true {
        unfold(line, into: name)
      } else {
        finish()
        begin(line, number: number)
      }
    }
    finish()
  }

  private mutating func unfold(_ line: ArraySlice<UInt8>, into name: String) {
    if value.count + line.count <= limits.fieldOctets {
      value += line
    } else {
      note(.fieldCut(name: name))
    }
  }

  private mutating func begin(_ line: ArraySlice<UInt8>, number: Int) {
    guard fields.count < limits.fields else { return note(.tooManyFields) }
    guard let (name, rest) = Self.split(line) else {
      let isMailboxLine = number == 1 && line.starts(with: Self.mailboxLine)
      if !isMailboxLine { note(.malformedField(line: number)) }
      return
    }
    self.name = name
    value = Array(rest.prefix(limits.fieldOctets))
    if rest.count > limits.fieldOctets { note(.fieldCut(name: name)) }
  }

  private mutating func finish() {
    if let name { fields.append(ParsedField(name: name, raw: value.trimmedBlanks)) }
    name = nil
  }

  /// Few are kept, since one field can have many.
  private mutating func note(_ defect: ParseDefect) {
    if defects.count < 100, defects.last != defect { defects.append(defect) }
  }

  private static func split(_ line: ArraySlice<UInt8>) -> (String, ArraySlice<UInt8>)? {
    guard let colon = line.firstIndex(of: .colon) else { return nil }
    let name = Array(line[..<colon]).trimmedBlanks
    guard line.first?.isBlank == false, 1...200 ~= name.count, name.allSatisfy(\.isVisible) else {
      return nil
    }
    return (String(decoding: name, as: UTF8.self), line[(colon + 1)...])
  }

  /// What an mbox puts before a message.
  private static let mailboxLine = Array("From ".utf8)
}

extension [UInt8] {
  /// Without spaces and tabs at the edges.
  fileprivate var trimmedBlanks: [UInt8] {
    guard let start = firstIndex(where: { !$0.isBlank }),
      let last = lastIndex(where: { !$0.isBlank })
    else { return [] }
    return Array(self[start...last])
  }
}
