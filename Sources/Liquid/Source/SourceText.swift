/// A template's source as bytes, with its name and where it begins in its file.
struct SourceText: Sendable {
  let name: String
  let bytes: [UInt8]
  let start: Position

  init(_ text: String, name: String, start: Position = .start) {
    self.name = name
    bytes = Array(text.utf8)
    self.start = start
  }

  func text(_ span: Span) -> String {
    String(decoding: bytes[span.start..<span.end], as: UTF8.self)
  }

  /// The place of a span, with its line drawn from the source.
  func place(of span: Span) -> Place {
    let at = min(max(0, span.start), bytes.count)
    var line = start.line
    var lineStart = 0
    for index in 0..<at where bytes[index] == .newline {
      line += 1
      lineStart = index + 1
    }
    let lineEnd = bytes[at...].firstIndex(of: .newline) ?? bytes.count
    let before = scalars(lineStart, at)
    let shift = lineStart == 0 ? start.column - 1 : 0
    let width = scalars(at, min(max(span.end, at), lineEnd))
    return Place(
      template: name,
      position: Position(line: line, column: before + 1 + shift),
      sourceLine: self.line(lineStart, lineEnd),
      indent: before,
      width: max(1, width)
    )
  }

  private func line(_ from: Int, _ to: Int) -> String {
    let end = to > from && bytes[to - 1] == .carriageReturn ? to - 1 : to
    return String(decoding: bytes[from..<end], as: UTF8.self)
  }

  private func scalars(_ from: Int, _ to: Int) -> Int {
    guard from < to else { return 0 }
    return bytes[from..<to].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }
}
