extension Value: ValueConvertible {
  /// Itself.
  public var liquidValue: Value { self }
}

extension String: ValueConvertible {
  /// Text.
  public var liquidValue: Value { .text(self) }
}

extension Int: ValueConvertible {
  /// A whole number.
  public var liquidValue: Value { .integer(self) }
}

extension Double: ValueConvertible {
  /// A number with decimals.
  public var liquidValue: Value { .decimal(self) }
}

extension Bool: ValueConvertible {
  /// True or false.
  public var liquidValue: Value { .boolean(self) }
}

extension Optional: ValueConvertible where Wrapped: ValueConvertible {
  /// The wrapped value, or nothing.
  public var liquidValue: Value { self?.liquidValue ?? .null }
}

extension Array: ValueConvertible where Element: ValueConvertible {
  /// The elements in order.
  public var liquidValue: Value { .array(map(\.liquidValue)) }
}
