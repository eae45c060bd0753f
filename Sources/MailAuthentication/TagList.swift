/// `tag=value; tag=value`, as DKIM (RFC 6376 §3.2) and DMARC (RFC 7489 §6.4) write it.
struct TagList {
  /// In the order of the text.
  let tags: [(name: String, value: String)]

  /// Nil where something is no tag, or a tag comes twice.
  init?(_ text: String) {
    var tags: [(name: String, value: String)] = []
    var parts = text.split(separator: ";", omittingEmptySubsequences: false)
    if parts.last?.allSatisfy(\.isWhitespace) == true { parts.removeLast() }
    guard parts.count <= 50 else { return nil }
    for part in parts {
      guard let sign = part.firstIndex(of: "=") else { return nil }
      let name = part[..<sign].trimmed.lowercased()
      guard !name.isEmpty, !tags.contains(where: { $0.name == name }) else { return nil }
      tags.append((name, part[part.index(after: sign)...].trimmed))
    }
    self.tags = tags
  }

  subscript(name: String) -> String? { tags.first { $0.name == name }?.value }
}

extension Substring {
  fileprivate var trimmed: String {
    var rest = self
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
