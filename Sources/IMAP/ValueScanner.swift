/// Reads values out of a line, and out of the lines that follow its literals.
///
/// Every limit is for a server that means ill: depth, number of values, octets.
struct ValueScanner {
  /// Why a line is no answer of IMAP.
  enum Fault: Error, Equatable {
    case nonsense
    case tooDeep
    case tooMany
  }

  static let maximumDepth = 24
  static let maximumValues = 200_000

  /// Lists that are open, the innermost last; the first is the answer itself.
  private var open: [[IMAPValue]] = [[]]
  private var count = 0

  /// The values of a whole answer; nil as long as a list is open.
  var values: [IMAPValue]? { open.count == 1 ? open[0] : nil }

  mutating func add(literal octets: [UInt8]) throws(Fault) { try add(.string(octets)) }

  /// Takes a line; answers the size of the literal that follows it, if one does.
  mutating func scan(_ line: ArraySlice<UInt8>) throws(Fault) -> UInt32? {
    var rest = line
    while let octet = rest.first {
      switch octet {
      case UInt8(ascii: " "): rest.removeFirst()
      case UInt8(ascii: "("):
        guard open.count <= Self.maximumDepth else { throw .tooDeep }
        open.append([])
        rest.removeFirst()
      case UInt8(ascii: ")"):
        guard open.count > 1, let list = open.popLast() else { throw .nonsense }
        try add(.list(list))
        rest.removeFirst()
      case UInt8(ascii: "\""): try add(.string(try Self.quoted(&rest)))
      case UInt8(ascii: "{"), UInt8(ascii: "~"):
        return try Self.literalSize(rest)
      default: try add(.atom(try Self.atom(&rest)))
      }
    }
    return nil
  }

  private mutating func add(_ value: IMAPValue) throws(Fault) {
    count += 1
    guard count <= Self.maximumValues else { throw .tooMany }
    open[open.count - 1].append(value)
  }

  private static func quoted(_ rest: inout ArraySlice<UInt8>) throws(Fault) -> [UInt8] {
    rest.removeFirst()
    var octets: [UInt8] = []
    while let octet = rest.popFirst() {
      switch octet {
      case UInt8(ascii: "\""): return octets
      case UInt8(ascii: "\\"):
        guard let escaped = rest.popFirst() else { throw .nonsense }
        octets.append(escaped)
      default: octets.append(octet)
      }
    }
    throw .nonsense
  }

  /// A word; what stands in its brackets belongs to it, as in `BODY[HEADER.FIELDS (SUBJECT)]`.
  private static func atom(_ rest: inout ArraySlice<UInt8>) throws(Fault) -> [UInt8] {
    var end = rest.startIndex
    var isBracketed = false
    scanning: while end < rest.endIndex {
      switch rest[end] {
      case UInt8(ascii: "["): isBracketed = true
      case UInt8(ascii: "]"): isBracketed = false
      case UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\""),
        UInt8(ascii: "{"):
        if !isBracketed { break scanning }
      case 0..<32, 127: throw .nonsense
      default: break
      }
      end += 1
    }
    guard end > rest.startIndex, !isBracketed else { throw .nonsense }
    defer { rest = rest[end...] }
    return Array(rest[..<end])
  }

  /// `{7}` or `~{7}` at the very end of a line.
  private static func literalSize(_ rest: ArraySlice<UInt8>) throws(Fault) -> UInt32 {
    let header = rest.first == UInt8(ascii: "~") ? rest.dropFirst() : rest
    guard header.first == UInt8(ascii: "{"), header.last == UInt8(ascii: "}"),
      let size = IMAPNumber.value(of: header.dropFirst().dropLast())
    else { throw .nonsense }
    return size
  }
}

extension ArraySlice<UInt8> {
  fileprivate mutating func popFirst() -> UInt8? {
    guard !isEmpty else { return nil }
    return removeFirst()
  }
}
