/// A value that a template reads: what JSON has, and dates.
public enum Value: Sendable, Hashable {
  /// Nothing.
  case null
  /// True or false.
  case boolean(Bool)
  /// A whole number.
  case integer(Int)
  /// A whole number that 64 bits do not hold, as its decimal digits.
  case wide(String)
  /// A number with decimals. It is computed with as the decimal that it prints as, without noise.
  case decimal(Double)
  /// Text.
  case text(String)
  /// An instant in seconds since 1970 began in UTC, and the offset from UTC in seconds to show it in;
  /// `nil` shows it in the zone that rendering is given.
  case instant(Int, offset: Int?)
  /// Values in order.
  case array([Value])
  /// Named values in order.
  case object([Member])

  /// One name and its value.
  public struct Member: Sendable, Hashable {
    /// The name.
    public var name: String
    /// The value.
    public var value: Value

    /// Makes a member.
    public init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// The value of a name in an object, the last one if it is there twice; otherwise `nil`.
  public subscript(name: String) -> Value? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.name.utf8.elementsEqual(name.utf8) }?.value
  }
}

/// The name by which tests and callers write values: `let data: LiquidValue = ["first_name": "Ada"]`.
public typealias LiquidValue = Value

/// A Swift type that says what templates see of it.
///
/// No reflection: only what is said is seen.
public protocol ValueConvertible {
  /// The value as templates see it.
  var liquidValue: Value { get }
}
