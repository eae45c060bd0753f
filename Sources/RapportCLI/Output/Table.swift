/// Columns that fit the terminal; the widest of the shrinkable ones give way first.
struct Table {
  struct Column {
    let title: String?
    let isNumber: Bool
    /// May be cut, down to this width; nil is never cut.
    let least: Int?

    init(_ title: String? = nil, isNumber: Bool = false, least: Int? = nil) {
      self.title = title
      self.isNumber = isNumber
      self.least = least
    }
  }

  private let columns: [Column]
  private let indent: Int
  private var rows: [[String]] = []

  init(_ columns: [Column], indent: Int = 2) {
    self.columns = columns
    self.indent = indent
  }

  mutating func add(_ row: [String]) { rows.append(row) }

  func lines(width: Int = Terminal.width) -> [String] {
    let shown = columns.indices.filter { index in
      columns[index].title != nil || rows.contains { !$0[index].isEmpty }
    }
    guard shown.count == columns.count else {
      var table = Table(shown.map { columns[$0] }, indent: indent)
      for row in rows { table.add(shown.map { row[$0] }) }
      return table.lines(width: width)
    }
    let head = columns.contains { $0.title != nil } ? [columns.map { $0.title ?? "" }] : []
    let widths = fitted(head + rows, to: width)
    var lines = (head + rows).map { line($0, widths) }
    if !head.isEmpty { lines[0] = Style.dim(lines[0]) }
    return lines
  }

  private func line(_ row: [String], _ widths: [Int]) -> String {
    var text = String(repeating: " ", count: indent)
    for (index, cell) in row.enumerated() {
      let shown = cell.cut(to: widths[index])
      let padding = String(repeating: " ", count: max(0, widths[index] - shown.columns))
      if columns[index].isNumber {
        text += padding + shown
      } else {
        text += index == row.count - 1 ? shown : shown + padding
      }
      if index < row.count - 1 { text += "  " }
    }
    while text.utf8.last == UInt8(ascii: " ") { text.removeLast() }
    return text
  }

  private func fitted(_ rows: [[String]], to width: Int) -> [Int] {
    var widths = columns.indices.map { column in
      rows.reduce(0) { max($0, $1[column].columns) }
    }
    var excess = widths.reduce(0, +) + 2 * (columns.count - 1) + indent - width
    while excess > 0 {
      let shrinkable = columns.indices.filter { index in
        columns[index].least.map { widths[index] > $0 } ?? false
      }
      guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }
}

extension String {
  /// Terminal columns that the text takes: two for East Asian wide letters, none for marks and for
  /// the codes of `Style`.
  var columns: Int {
    var count = 0
    var isCode = false
    for scalar in unicodeScalars {
      if scalar == "\u{1B}" { isCode = true }
      if !isCode { count += scalar.columns }
      if scalar == "m" { isCode = false }
    }
    return count
  }

  /// The text, cut with an ellipsis where it is wider than `width` columns.
  func cut(to width: Int) -> String {
    guard columns > width else { return self }
    var cut = ""
    var used = 0
    var isCode = false
    for character in self {
      if character == "\u{1B}" { isCode = true }
      let more = isCode ? 0 : String(character).columns
      if used + more > width - 1 { break }
      used += more
      cut.append(character)
      if character == "m" { isCode = false }
    }
    // A look that was cut off must not go on behind it.
    return cut + "…" + (contains("\u{1B}") ? "\u{1B}[0m" : "")
  }
}

extension Unicode.Scalar {
  fileprivate var columns: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default:
      return 1
    }
  }
}
