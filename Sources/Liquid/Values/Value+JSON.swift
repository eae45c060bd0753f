extension Value {
  /// Reads JSON text (RFC 8259).
  ///
  /// Names keep their order; a name said twice has its last value.
  ///
  /// - Throws: What is wrong, with line and column.
  public init(json text: String) throws(LiquidErrors) {
    var reader = JSONReader(Array(text.utf8))
    do {
      self = try reader.document()
    } catch {
      let source = SourceText(text, name: "data")
      let place = source.place(of: error.span ?? Span(start: 0, end: 0))
      throw LiquidErrors([LiquidError(kind: error.kind, place: place)])
    }
  }
}

/// Reads JSON into a tree, refusing what RFC 8259 does not allow and nesting beyond 200.
struct JSONReader {
  let bytes: [UInt8]
  var at = 0
  private var depth = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(Fault) -> Value {
    let value = try value()
    skipSpace()
    if at < bytes.count { throw fault("there is more after the value") }
    return value
  }

  func fault(_ sentence: String) -> Fault {
    Fault(.invalidData(sentence), at: Span(start: at, end: min(at + 1, bytes.count)))
  }

  private mutating func skipSpace() {
    while at < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[at]) { at += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard at < bytes.count, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  private mutating func value() throws(Fault) -> Value {
    skipSpace()
    guard at < bytes.count else { throw fault("it ends too early") }
    depth += 1
    defer { depth -= 1 }
    if depth > 200 { throw fault("it is nested too deep") }
    switch bytes[at] {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: return try word()
    }
  }

  private mutating func word() throws(Fault) -> Value {
    for (word, value) in [
      ("true", Value.boolean(true)), ("false", .boolean(false)), ("null", .null),
    ]
    where bytes[at...].starts(with: word.utf8) {
      at += word.utf8.count
      return value
    }
    throw fault("expected a value")
  }

  private mutating func object() throws(Fault) -> Value {
    at += 1
    var members: [Value.Member] = []
    if take(UInt8(ascii: "}")) { return .object([]) }
    repeat {
      skipSpace()
      guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
        throw fault("expected a name in quotes")
      }
      let name = try string()
      guard take(UInt8(ascii: ":")) else { throw fault("expected ':'") }
      members.append(Value.Member(name, try value()))
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw fault("expected ',' or '}'") }
    return .object(members)
  }

  private mutating func array() throws(Fault) -> Value {
    at += 1
    var items: [Value] = []
    if take(UInt8(ascii: "]")) { return .array([]) }
    repeat { items.append(try value()) } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw fault("expected ',' or ']'") }
    return .array(items)
  }

  private mutating func number() throws(Fault) -> Value {
    let start = at
    var isWhole = true
    while at < bytes.count, bytes[at].isDigit || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(bytes[at])
    {
      if !bytes[at].isDigit, at > start { isWhole = false }
      at += 1
    }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    let digits = bytes[start..<at].drop { $0 == .dash }
    let leads = digits.first == 0x30 && digits.dropFirst().first?.isDigit == true
    if isWhole, !leads, !digits.isEmpty, digits.allSatisfy(\.isDigit) {
      return Int(text).map { .integer($0) } ?? .wide(text)
    }
    let isWellFormed = digits.first?.isDigit == true && digits.last?.isDigit == true && !leads
    guard isWellFormed, !text.contains(".e"), !text.contains(".E"), let number = Double(text),
      number.isFinite
    else {
      at = start
      throw fault("this is no number")
    }
    return .decimal(number)
  }
}
