/// The entities between the boundary lines of a multipart's body (RFC 2046 §5.1.1).
struct Multipart {
  private(set) var entities: [ArraySlice<UInt8>] = []
  /// The closing boundary was there.
  private(set) var isClosed = false
  /// There were more entities than the limit.
  private(set) var isCut = false

  init(_ content: ArraySlice<UInt8>, boundary: [UInt8], limit: Int) {
    let delimiter: [UInt8] = [.hyphen, .hyphen] + boundary
    var lines = Lines(content)
    var start: Int?
    while !isClosed, !isCut {
      let position = lines.rest.startIndex
      guard let line = lines.next() else { break }
      guard let kind = Self.kind(of: line, delimiter: delimiter) else { continue }
      if let start { entities.append(Self.entity(content, from: start, to: position)) }
      start = lines.rest.startIndex
      isClosed = kind == .closing
      isCut = !isClosed && entities.count >= limit
    }
    if let start, !isClosed, !isCut { entities.append(content[min(start, content.endIndex)...]) }
  }

  private enum Kind {
    case opening
    case closing
  }

  /// The boundary alone, or with `--` behind it, then at most white space: a longer boundary that
  /// begins with this one belongs to a multipart inside.
  private static func kind(of line: ArraySlice<UInt8>, delimiter: [UInt8]) -> Kind? {
    guard line.starts(with: delimiter) else { return nil }
    let tail = line.dropFirst(delimiter.count)
    if tail.allSatisfy(\.isBlank) { return .opening }
    let isClosing =
      tail.starts(with: [.hyphen, .hyphen]) && tail.dropFirst(2).allSatisfy(\.isBlank)
    return isClosing ? .closing : nil
  }

  /// Without the line end before the boundary, which belongs to the boundary.
  private static func entity(
    _ content: ArraySlice<UInt8>,
    from start: Int,
    to end: Int
  ) -> ArraySlice<UInt8> {
    var entity = content[start..<max(start, end)]
    if entity.last == .lf { entity = entity.dropLast() }
    if entity.last == .cr { entity = entity.dropLast() }
    return entity
  }
}
