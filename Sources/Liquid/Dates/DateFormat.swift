/// A `strftime` format, read once.
struct DateFormat: Sendable {
  struct Item: Sendable {
    /// The directive's letter, or 0 for literal bytes.
    var letter: UInt8
    var padding: UInt8 = 0
    var width = 0
    var colons = 0
    var upcases = false
    var swapsCase = false
    var start = 0
    var end = 0
  }

  let bytes: [UInt8]
  private(set) var items: [Item] = []

  /// How an instant is printed without a filter.
  static let printed = DateFormat("%Y-%m-%d %H:%M:%S %z")

  init(_ format: String) { self.init(bytes: Array(format.utf8)) }

  init(bytes: [UInt8]) {
    self.bytes = bytes
    var at = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "%"), let (item, next) = Self.directive(bytes, at) {
        items.append(item)
        at = next
      } else {
        literal(at)
        at += 1
      }
    }
  }

  /// The items for when the bytes lie elsewhere.
  func items(shiftedBy shift: Int) -> [Item] {
    items.map { item in
      var item = item
      if item.letter == 0 {
        item.start += shift
        item.end += shift
      }
      return item
    }
  }

  private mutating func literal(_ at: Int) {
    if let last = items.indices.last, items[last].letter == 0, items[last].end == at {
      items[last].end = at + 1
    } else {
      items.append(Item(letter: 0, start: at, end: at + 1))
    }
  }

  /// Flags, width and letter after a percent sign; `nil` if they are no directive.
  private static func directive(_ bytes: [UInt8], _ start: Int) -> (Item, Int)? {
    var item = Item(letter: 0)
    var at = start + 1
    flags: while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "-"), UInt8(ascii: "0"), UInt8(ascii: "_"): item.padding = bytes[at]
      case UInt8(ascii: "^"): item.upcases = true
      case UInt8(ascii: "#"): item.swapsCase = true
      case UInt8(ascii: ":"): item.colons += 1
      case UInt8(ascii: "1")...UInt8(ascii: "9"):
        while at < bytes.count, bytes[at].isDigit {
          item.width = min(1024, item.width * 10 + Int(bytes[at] - 0x30))
          at += 1
        }
        continue
      default: break flags
      }
      at += 1
    }
    if at < bytes.count, bytes[at] == UInt8(ascii: "E") || bytes[at] == UInt8(ascii: "O") {
      at += 1
    }
    guard at < bytes.count else { return nil }
    item.letter = bytes[at]
    let known = "aAbBcCdDeFgGhHIjklLmMnNpPQrRsStTuUvVwWxXyYzZ%+"
    guard known.utf8.contains(item.letter), item.colons == 0 || item.letter == 0x7A else {
      return nil
    }
    return (item, at + 1)
  }
}
