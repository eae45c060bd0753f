/// A value while rendering: sixteen plain bytes, without references.
///
/// Texts, arrays and objects are an offset and a length into one of three places: the program's
/// constants, the record, or the scratch memory of this rendering.
struct Cell: Sendable {
  enum Kind: UInt8, Sendable {
    case undefined, null, boolean, integer, decimal, wide, text, instant, array, object, range
    case blank, empty, loop, tableLoop, unset
  }

  enum Space: UInt8, Sendable {
    case program, record, scratch
  }

  var kind: Kind
  var space: Space
  /// For a loop: its depth.
  var extra: UInt16
  /// Bytes of a text, items of an array, members of an object; an instant's offset in seconds.
  var length: UInt32
  /// A number's value or bits, an instant's seconds, or where a text or a list begins.
  var payload: Int

  init(_ kind: Kind, _ payload: Int = 0, length: Int = 0, space: Space = .program, extra: Int = 0) {
    self.kind = kind
    self.space = space
    self.extra = UInt16(truncatingIfNeeded: extra)
    self.length = UInt32(truncatingIfNeeded: length)
    self.payload = payload
  }

  static let null = Cell(.null)
  static let undefined = Cell(.undefined)
  static let unset = Cell(.unset)
  static let emptyText = Cell(.text)
  static let emptyArray = Cell(.array, space: .scratch)

  static func boolean(_ value: Bool) -> Cell { Cell(.boolean, value ? 1 : 0) }
  static func integer(_ value: Int) -> Cell { Cell(.integer, value) }
  static func decimal(_ value: Double) -> Cell {
    Cell(.decimal, Int(bitPattern: UInt(value.bitPattern)))
  }

  var count: Int { Int(length) }
  var isNil: Bool { kind == .undefined || kind == .null || kind == .unset }
  /// Liquid's truth: all but nil and false.
  var isTrue: Bool { !isNil && !(kind == .boolean && payload == 0) }
  var double: Double { Double(bitPattern: UInt64(UInt(bitPattern: payload))) }
  /// An instant's offset in seconds, if it has its own.
  var offset: Int? {
    let bits = Int32(bitPattern: length)
    return bits == Int32.min ? nil : Int(bits)
  }

  static func instant(_ seconds: Int, offset: Int?) -> Cell {
    var cell = Cell(.instant, seconds)
    let clamped = offset.map { Int32(max(-86_400, min(86_400, $0))) }
    cell.length = UInt32(bitPattern: clamped ?? Int32.min)
    return cell
  }
}
