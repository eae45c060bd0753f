/// A decimal number of any length: digits times a power of ten.
///
/// Exact but for division.
struct Decimal: Sendable {
  var isNegative: Bool
  /// From the highest, without leading zeros; none for zero.
  var digits: [UInt8]
  var exponent: Int

  static let zero = Decimal(isNegative: false, digits: [], exponent: 0)
  /// More digits than this are refused, so that no template computes for ever.
  static let mostDigits = 2000

  init(isNegative: Bool, digits: [UInt8], exponent: Int) {
    let lead = digits.firstIndex { $0 != 0 } ?? digits.count
    self.digits = Array(digits[lead...])
    self.isNegative = isNegative && !self.digits.isEmpty
    self.exponent = self.digits.isEmpty ? 0 : exponent
  }

  init(_ integer: Int) {
    self.init(
      isNegative: integer < 0,
      digits: String(integer.magnitude).utf8.map { $0 - 0x30 },
      exponent: 0
    )
  }

  /// What the shortest writing of a binary number says.
  init?(_ double: Double) {
    guard double.isFinite else { return nil }
    self.init(text: Array(double.description.utf8))
  }

  /// Reads `-12.5e3`; anything else is `nil`.
  init?(text: [UInt8]) {
    var rest = text[...]
    let isNegative = rest.first == .dash
    if isNegative { rest = rest.dropFirst() }
    var digits: [UInt8] = []
    var exponent = 0
    var afterPoint = false
    while let byte = rest.first {
      if byte.isDigit {
        digits.append(byte - 0x30)
        if afterPoint { exponent -= 1 }
      } else if byte == UInt8(ascii: "."), !afterPoint {
        afterPoint = true
      } else {
        break
      }
      rest = rest.dropFirst()
    }
    guard !digits.isEmpty else { return nil }
    if let byte = rest.first, byte | 0x20 == UInt8(ascii: "e") {
      guard let power = Int(String(decoding: rest.dropFirst(), as: UTF8.self)) else { return nil }
      exponent += power
    } else if !rest.isEmpty {
      return nil
    }
    self.init(isNegative: isNegative, digits: digits, exponent: exponent)
  }

  var isZero: Bool { digits.isEmpty }

  /// The number as a whole one, if it is one that 64 bits hold.
  var int: Int? {
    guard !isZero else { return 0 }
    let whole = aligned(to: 0)
    guard whole.exponent == 0 else { return nil }
    return Int((isNegative ? "-" : "") + whole.digitText)
  }

  /// The nearest binary number.
  var double: Double { Double((isNegative ? "-" : "") + digitText + "e\(exponent)") ?? 0 }

  /// The digits of a whole number, with its sign.
  var wholeText: String { (isNegative ? "-" : "") + aligned(to: 0).digitText }

  private var digitText: String {
    digits.isEmpty ? "0" : String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
  }

  /// The same number with an exponent no greater than this.
  func aligned(to least: Int) -> Decimal {
    guard exponent > least, !isZero else { return self }
    var other = self
    other.digits += [UInt8](repeating: 0, count: exponent - least)
    other.exponent = least
    return other
  }

  /// How far the digits reach, from the highest to the lowest of both numbers.
  func reach(with other: Decimal) -> Int {
    if isZero || other.isZero { return digits.count + other.digits.count }
    let high = max(digits.count + exponent, other.digits.count + other.exponent)
    return high - min(exponent, other.exponent)
  }

  /// -1, 0 or 1.
  func compare(_ other: Decimal) -> Int {
    if isNegative != other.isNegative { return isNegative ? -1 : 1 }
    let sign = isNegative ? -1 : 1
    if isZero || other.isZero { return isZero ? (other.isZero ? 0 : -sign) : sign }
    let (high, otherHigh) = (digits.count + exponent, other.digits.count + other.exponent)
    if high != otherHigh { return high < otherHigh ? -sign : sign }
    for index in 0..<max(digits.count, other.digits.count) {
      let a = index < digits.count ? digits[index] : 0
      let b = index < other.digits.count ? other.digits[index] : 0
      if a != b { return a < b ? -sign : sign }
    }
    return 0
  }
}
