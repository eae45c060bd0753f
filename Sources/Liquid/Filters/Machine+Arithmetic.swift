extension Machine {
  /// The filters that compute: in whole numbers where both are, otherwise in exact decimals.
  mutating func computed(
    _ filter: StandardFilter,
    _ input: Cell,
    _ call: Call
  ) throws(Failure) -> Cell {
    if input.kind == .integer, argument(call, 0).kind == .integer,
      let quick = Self.quick(filter, input.payload, argument(call, 0).payload)
    {
      return .integer(quick)
    }
    if plain.mode == .exact { try checkNumbers(filter, input, call) }
    let left = try operand(input)
    try spend(left.value.digits.count)
    switch filter {
    case .abs: return try keep(Number(value: left.value.magnitude, isWhole: left.isWhole))
    case .ceil: return try keep(Number(value: left.value.rounded(.up), isWhole: true))
    case .floor: return try keep(Number(value: left.value.rounded(.down), isWhole: true))
    case .round: return try rounded(left, call)
    default: return try combined(filter, left, try operand(argument(call, 0)))
    }
  }

  private static func quick(_ filter: StandardFilter, _ a: Int, _ b: Int) -> Int? {
    let (value, isWide): (Int, Bool)
    switch filter {
    case .plus: (value, isWide) = a.addingReportingOverflow(b)
    case .minus: (value, isWide) = a.subtractingReportingOverflow(b)
    case .times: (value, isWide) = a.multipliedReportingOverflow(by: b)
    case .atLeast: return max(a, b)
    case .atMost: return min(a, b)
    default: return nil
    }
    return isWide ? nil : value
  }

  /// In exact mode a text that is no number is not counted as zero.
  private mutating func checkNumbers(
    _ filter: StandardFilter,
    _ input: Cell,
    _ call: Call
  ) throws(Failure) {
    for cell in [input] + (has(call, 0) ? [argument(call, 0)] : []) {
      switch cell.kind {
      case .integer, .decimal, .wide: continue
      case .text:
        let text = bytes(cell)
        let inner = text.drop(while: \.isBlank).reversed().drop(while: \.isBlank).reversed()
        if Decimal(text: Array(inner)) != nil { continue }
      default: break
      }
      throw .wrongType("'\(filter.rawValue)' needs numbers")
    }
  }

  private mutating func combined(
    _ filter: StandardFilter,
    _ left: Number,
    _ right: Number
  ) throws(Failure) -> Cell {
    let isWhole = left.isWhole && right.isWhole
    guard left.value.reach(with: right.value) <= 2 * Decimal.mostDigits else {
      throw .wrongType("the numbers are too far apart to compute with")
    }
    try spend(left.value.digits.count * right.value.digits.count / 8)
    switch filter {
    case .plus: return try keep(Number(value: left.value + right.value, isWhole: isWhole))
    case .minus: return try keep(Number(value: left.value - right.value, isWhole: isWhole))
    case .times: return try keep(Number(value: left.value * right.value, isWhole: isWhole))
    case .atLeast: return try keep(left.value.compare(right.value) < 0 ? right : left)
    case .atMost: return try keep(left.value.compare(right.value) > 0 ? right : left)
    default: break
    }
    if right.value.isZero { throw Failure(.divisionByZero) }
    let (quotient, remainder) = left.value.floored(by: right.value)
    if filter == .modulo { return try keep(Number(value: remainder, isWhole: isWhole)) }
    let exact = isWhole ? quotient : left.value.divided(by: right.value)
    return try keep(Number(value: exact, isWhole: isWhole))
  }

  private mutating func rounded(_ number: Number, _ call: Call) throws(Failure) -> Cell {
    let asked = has(call, 0) ? try operand(argument(call, 0)).value : .zero
    guard let places = asked.rounded(.toZero).int, abs(places) <= 400 else {
      throw .wrongType("'round' cannot have so many places")
    }
    if number.isWhole, places >= 0 { return try keep(number) }
    let value = number.value.rounded(.nearest, places: places)
    return try keep(Number(value: value, isWhole: number.isWhole || places <= 0))
  }
}
