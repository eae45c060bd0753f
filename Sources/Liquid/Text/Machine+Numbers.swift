/// A number while a filter computes: exact, and whole or not by its kind rather than its value.
struct Number {
  var value: Decimal
  var isWhole: Bool
}

extension Machine {
  /// The number of a value that is one; `nil` for others.
  func number(_ cell: Cell) -> Decimal? {
    switch cell.kind {
    case .integer: Decimal(cell.payload)
    case .decimal: Decimal(cell.double)
    case .wide: Decimal(text: bytes(cell))
    default: nil
    }
  }

  /// The number a filter computes with: a text's digits, and zero for what is no number.
  func operand(_ cell: Cell) throws(Failure) -> Number {
    switch cell.kind {
    case .integer, .wide: return Number(value: number(cell) ?? .zero, isWhole: true)
    case .decimal:
      guard let value = number(cell) else { throw .wrongType("the number is not finite") }
      return Number(value: value, isWhole: false)
    case .text:
      let text = bytes(cell)
      if let value = Self.plainDecimal(text) { return Number(value: value, isWhole: false) }
      return Number(value: Decimal.leading(text), isWhole: true)
    default: return Number(value: .zero, isWhole: true)
    }
  }

  /// `-?digits.digits` with white space around it.
  private static func plainDecimal(_ text: [UInt8]) -> Decimal? {
    let inner = text.drop(while: \.isBlank).reversed().drop(while: \.isBlank).reversed()
    let unsigned = inner.first == .dash ? Array(inner.dropFirst()) : Array(inner)
    let parts = unsigned.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isDigit) }) else {
      return nil
    }
    return Decimal(text: Array(inner))
  }

  /// The cell of a computed number.
  mutating func keep(_ number: Number) throws(Failure) -> Cell {
    let value = number.value
    if value.digits.count + max(0, value.exponent) > Decimal.mostDigits {
      throw .wrongType("the number has too many digits")
    }
    try spend(value.digits.count)
    if !number.isWhole { return .decimal(value.double) }
    if let small = value.int { return .integer(small) }
    return try keep(Array(value.wholeText.utf8), as: .wide)
  }

  /// A whole number, or a text that is nothing but one.
  func whole(_ cell: Cell) throws(Failure) -> Int {
    switch cell.kind {
    case .integer: return cell.payload
    case .wide: return Decimal.leadingInteger(bytes(cell))
    case .text:
      let text = bytes(cell)
      let inner = Array(text.drop(while: \.isBlank).reversed().drop(while: \.isBlank).reversed())
      let digits = inner.first == .dash || inner.first == 0x2B ? inner.dropFirst() : inner[...]
      let isPlain = !digits.isEmpty && digits.allSatisfy { $0.isDigit || $0 == 0x5F }
      if isPlain, digits.first != 0x5F { return Decimal.leadingInteger(inner) }
    default: break
    }
    throw .wrongType("invalid integer")
  }

  /// A whole number out of any value, as Ruby's `to_i`.
  func wholeLeniently(_ cell: Cell) throws(Failure) -> Int {
    switch cell.kind {
    case .integer: return cell.payload
    case .decimal:
      guard let value = Int(exactly: cell.double.rounded(.towardZero)) else {
        throw .wrongType("invalid integer")
      }
      return value
    case .text, .wide: return withBytes(cell) { Decimal.leadingInteger($0) }
    case .undefined, .null, .unset: return 0
    default: throw .wrongType("invalid integer")
    }
  }
}
