extension Value {
  /// The value as a template prints it; a list its items one after another, an object nothing.
  public var printed: String {
    switch self {
    case .null, .object: ""
    case .boolean(let flag): flag ? "true" : "false"
    case .integer(let number): String(number)
    case .wide(let digits): digits
    case .decimal(let number): Decimal.printed(number)
    case .text(let text): text
    case .instant(let seconds, let offset): Self.printed(seconds, offset ?? 0)
    case .array(let items): items.map(\.printed).joined()
    }
  }

  private static func printed(_ seconds: Int, _ offset: Int) -> String {
    var bytes = Pool<UInt8>()
    let time = LocalTime(seconds: seconds, offset: offset, abbreviation: .none)
    DateFormat.printed.write(time, to: &bytes)
    return String(decoding: bytes.tail(from: 0), as: UTF8.self)
  }
}
