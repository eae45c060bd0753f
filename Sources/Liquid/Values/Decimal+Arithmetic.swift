extension Decimal {
  var negated: Decimal { Decimal(isNegative: !isNegative, digits: digits, exponent: exponent) }

  var magnitude: Decimal { Decimal(isNegative: false, digits: digits, exponent: exponent) }

  static func + (a: Decimal, b: Decimal) -> Decimal {
    let least = min(a.exponent, b.exponent)
    let (x, y) = (a.aligned(to: least), b.aligned(to: least))
    if a.isNegative == b.isNegative {
      return Decimal(
        isNegative: a.isNegative,
        digits: sum(x.digits, y.digits),
        exponent: least
      )
    }
    let order = x.magnitude.compare(y.magnitude)
    if order == 0 { return .zero }
    return order > 0
      ? Decimal(isNegative: a.isNegative, digits: difference(x.digits, y.digits), exponent: least)
      : Decimal(isNegative: b.isNegative, digits: difference(y.digits, x.digits), exponent: least)
  }

  static func - (a: Decimal, b: Decimal) -> Decimal { a + b.negated }

  static func * (a: Decimal, b: Decimal) -> Decimal {
    var result = [UInt8](repeating: 0, count: a.digits.count + b.digits.count)
    for (i, x) in a.digits.enumerated().reversed() where x != 0 {
      var carry = 0
      for (j, y) in b.digits.enumerated().reversed() {
        let value = Int(result[i + j + 1]) + Int(x) * Int(y) + carry
        result[i + j + 1] = UInt8(value % 10)
        carry = value / 10
      }
      result[i] += UInt8(carry)
    }
    return Decimal(
      isNegative: a.isNegative != b.isNegative,
      digits: result,
      exponent: a.exponent + b.exponent
    )
  }

  /// Whole quotient rounded down, and what remains, with the sign of the divisor.
  func floored(by divisor: Decimal) -> (quotient: Decimal, remainder: Decimal) {
    let least = min(exponent, divisor.exponent)
    let (x, y) = (aligned(to: least), divisor.aligned(to: least))
    let (digits, rest) = Self.divide(x.digits, by: y.digits)
    var quotient = Decimal(
      isNegative: isNegative != divisor.isNegative,
      digits: digits,
      exponent: 0
    )
    var remainder = Decimal(isNegative: isNegative, digits: rest, exponent: least)
    if !remainder.isZero, isNegative != divisor.isNegative {
      quotient = quotient - Decimal(1)
      remainder = remainder + divisor
    }
    return (quotient, remainder)
  }

  /// The quotient to at least forty significant digits.
  func divided(by divisor: Decimal) -> Decimal {
    let extra = max(0, 40 + divisor.digits.count - digits.count)
    let (quotient, _) = Self.divide(
      digits + [UInt8](repeating: 0, count: extra),
      by: divisor.digits
    )
    return Decimal(
      isNegative: isNegative != divisor.isNegative,
      digits: quotient,
      exponent: exponent - extra - divisor.exponent
    )
  }

  /// How a number becomes one with fewer places.
  enum Rounding { case nearest, up, down, toZero }

  /// The number with this many places after the point; halves go away from zero.
  func rounded(_ rounding: Rounding, places: Int = 0) -> Decimal {
    guard -exponent > places else { return self }
    let cut = -exponent - places
    let kept = Array(digits.dropLast(cut))
    let lost = cut > digits.count ? 0 : digits[digits.count - cut]
    let hasRest = digits.suffix(cut).contains { $0 != 0 }
    let truncated = Decimal(isNegative: isNegative, digits: kept, exponent: -places)
    let grows: Bool
    switch rounding {
    case .nearest: grows = lost >= 5
    case .up: grows = hasRest && !isNegative
    case .down: grows = hasRest && isNegative
    case .toZero: grows = false
    }
    guard grows else { return truncated }
    return truncated + Decimal(isNegative: isNegative, digits: [1], exponent: -places)
  }

  private static func sum(_ a: [UInt8], _ b: [UInt8]) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: max(a.count, b.count) + 1)
    var carry: UInt8 = 0
    for step in 0..<result.count {
      let x = step < a.count ? a[a.count - 1 - step] : 0
      let y = step < b.count ? b[b.count - 1 - step] : 0
      let value = x + y + carry
      result[result.count - 1 - step] = value % 10
      carry = value / 10
    }
    return result
  }

  /// The greater minus the lesser.
  private static func difference(_ a: [UInt8], _ b: [UInt8]) -> [UInt8] {
    var result = a
    var borrow: Int8 = 0
    for step in 0..<a.count {
      let y = step < b.count ? Int8(b[b.count - 1 - step]) : 0
      var value = Int8(a[a.count - 1 - step]) - y - borrow
      borrow = value < 0 ? 1 : 0
      if value < 0 { value += 10 }
      result[a.count - 1 - step] = UInt8(value)
    }
    return result
  }

  /// Long division of whole numbers.
  private static func divide(_ a: [UInt8], by b: [UInt8]) -> (quotient: [UInt8], rest: [UInt8]) {
    var quotient: [UInt8] = []
    var rest: [UInt8] = []
    for digit in a {
      if !(rest.isEmpty && digit == 0) { rest.append(digit) }
      var times: UInt8 = 0
      while isAtLeast(rest, b) {
        rest = Array(difference(rest, b).drop { $0 == 0 })
        times += 1
      }
      quotient.append(times)
    }
    return (quotient, rest)
  }

  private static func isAtLeast(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    if a.count != b.count { return a.count > b.count }
    return !a.lexicographicallyPrecedes(b)
  }
}
