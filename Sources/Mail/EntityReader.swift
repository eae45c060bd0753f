/// Reads entities within limits: header fields, then the body by its type.
struct EntityReader {
  private let limits: ParseLimits
  private(set) var defects: [ParseDefect] = []
  private var partCount = 0

  init(limits: ParseLimits) { self.limits = limits }

  mutating func read(_ bytes: [UInt8]) -> MessagePart {
    if bytes.count > limits.octets { note(.cut(atOctets: limits.octets)) }
    return read(bytes.prefix(limits.octets), depth: 0)
  }

  /// A defect is noted once, however often it comes.
  private mutating func note(_ defect: ParseDefect) {
    if !defects.contains(defect), defects.count < 100 { defects.append(defect) }
  }

  private mutating func read(_ entity: ArraySlice<UInt8>, depth: Int) -> MessagePart {
    partCount += 1
    var lines = Lines(entity)
    let header = HeaderBlock(&lines, limits: limits)
    let fields = header.fields
    for defect in header.defects { note(defect) }
    let content = lines.rest
    let type =
      fields.first { $0.isNamed("Content-Type") }.map { ContentType($0.raw) } ?? .standard
    let leaf = MessagePart(fields: fields, contentType: type, parts: [], content: content)
    let parts = readParts(of: leaf, content, depth: depth)
    return MessagePart(fields: fields, contentType: type, parts: parts, content: content)
  }

  private mutating func readParts(
    of part: MessagePart,
    _ content: ArraySlice<UInt8>,
    depth: Int
  ) -> [MessagePart] {
    let type = part.contentType
    let isMessage = ["message/rfc822", "message/global"].contains(type.name)
    guard type.type == "multipart" || isMessage else { return [] }
    if depth >= limits.depth {
      note(.tooDeep)
      return []
    }
    if isMessage { return [read(part.body[...], depth: depth + 1)] }
    guard let boundary = type.parameters["boundary"], !boundary.isEmpty else {
      note(.noBoundary)
      return []
    }
    return readMultipart(content, boundary: Array(boundary.utf8), depth: depth)
  }

  private mutating func readMultipart(
    _ content: ArraySlice<UInt8>,
    boundary: [UInt8],
    depth: Int
  ) -> [MessagePart] {
    let room = max(0, limits.parts - partCount)
    let multipart = Multipart(content, boundary: boundary, limit: room)
    if !multipart.isClosed { note(.unclosedMultipart) }
    if multipart.isCut { note(.tooManyParts) }
    var parts: [MessagePart] = []
    for entity in multipart.entities {
      if partCount >= limits.parts {
        note(.tooManyParts)
        break
      }
      parts.append(read(entity, depth: depth + 1))
    }
    return parts
  }
}
