extension Decimal {
  /// A binary number as Ruby prints it: `1.0`, `0.0001`, `1.0e+16`, `1.0e-05`.
  static func printed(_ double: Double) -> String {
    if double.isNaN { return "NaN" }
    guard double.isFinite else { return double < 0 ? "-Infinity" : "Infinity" }
    guard var number = Decimal(double) else { return "0.0" }
    while number.digits.last == 0 {
      number.digits.removeLast()
      number.exponent += 1
    }
    let sign = double.sign == .minus ? "-" : ""
    guard !number.isZero else { return sign + "0.0" }
    let digits = number.digits.map { Character(Unicode.Scalar($0 + 0x30)) }
    let point = digits.count + number.exponent
    if point > 16 || point < -3 { return sign + scientific(digits, point - 1) }
    if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + String(digits) }
    if point >= digits.count {
      return sign + String(digits) + String(repeating: "0", count: point - digits.count) + ".0"
    }
    return sign + String(digits[..<point]) + "." + String(digits[point...])
  }

  private static func scientific(_ digits: [Character], _ power: Int) -> String {
    let rest = digits.count > 1 ? String(digits[1...]) : "0"
    let size = String(power.magnitude)
    let padded = size.count < 2 ? "0" + size : size
    return "\(digits[0]).\(rest)e\(power < 0 ? "-" : "+")\(padded)"
  }

  /// The whole number that a text begins with, as Ruby's `to_i`: white space, a sign, digits with
  /// single underscores between them; zero if there is none.
  static func leading(_ text: some Collection<UInt8>) -> Decimal {
    var rest = text[...]
    while let byte = rest.first, byte.isBlank, byte != 0 { rest = rest.dropFirst() }
    let isNegative = rest.first == .dash
    if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    var digits: [UInt8] = []
    while let byte = rest.first, digits.count <= mostDigits {
      if byte.isDigit {
        digits.append(byte - 0x30)
      } else if byte != UInt8(ascii: "_") || digits.isEmpty
        || rest.dropFirst().first?.isDigit != true
      {
        break
      }
      rest = rest.dropFirst()
    }
    return Decimal(isNegative: isNegative, digits: digits, exponent: 0)
  }

  /// ``leading(_:)`` as far as 64 bits hold it.
  static func leadingInteger(_ text: some Collection<UInt8>) -> Int {
    let number = leading(text)
    return number.int ?? (number.isNegative ? Int.min : Int.max)
  }
}
