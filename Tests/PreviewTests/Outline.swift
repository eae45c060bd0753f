/// The tags of a page, by a reader that shares nothing with the writer.
struct Outline {
  /// Names of opening tags, in their order.
  private(set) var tags: [String] = []
  private(set) var attributes: [String] = []
  private(set) var ids: [String] = []
  private(set) var links: [String] = []
  private(set) var isBalanced = true

  init(_ page: String) {
    var open: [String] = []
    var rest = Array(page.unicodeScalars)[...]
    while let start = rest.firstIndex(of: "<") {
      rest = rest[(start + 1)...]
      guard let end = Self.end(of: rest) else { break }
      let tag = String(String.UnicodeScalarView(rest[..<end]))
      rest = rest[(end + 1)...]
      let name = String(tag.prefix { !$0.isWhitespace })
      if name == "!DOCTYPE" { continue }
      if name.hasPrefix("/") {
        if open.popLast() != String(name.dropFirst()) { isBalanced = false }
        continue
      }
      tags.append(name)
      read(attributesOf: tag.dropFirst(name.count))
      if !["meta", "br", "hr"].contains(name) { open.append(name) }
    }
    if !open.isEmpty { isBalanced = false }
  }

  /// The sign that ends a tag, outside of quotes.
  private static func end(of tag: ArraySlice<Unicode.Scalar>) -> Int? {
    var isQuoted = false
    for index in tag.indices {
      if tag[index] == "\"" { isQuoted.toggle() }
      if tag[index] == ">", !isQuoted { return index }
    }
    return nil
  }

  private mutating func read(attributesOf text: Substring) {
    let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() where index % 2 == 0 && part.contains("=") {
      let name = part.split(whereSeparator: \.isWhitespace).last?.dropLast() ?? ""
      let value = index + 1 < parts.count ? String(parts[index + 1]) : ""
      attributes.append(String(name))
      if name == "id" { ids.append(value) }
      if name == "href" { links.append(value) }
    }
  }
}
