/// What a check reads of an HTML part: its links, and what it would load.
///
/// Not a parser: attributes are found as every mail program's own generator writes them.
struct Markup {
  private let octets: [UInt8]

  init(_ html: String) { octets = Array(html.utf8) }

  /// The anchors with what they show.
  var links: [Link] {
    var links: [Link] = []
    var at = 0
    while let tag = next("<a ", from: at) {
      at = tag + 3
      guard let close = next(">", from: at), let target = value(of: "href", in: at..<close) else {
        continue
      }
      let end = next("</a", from: close) ?? octets.count
      let label = Self.text(octets[(close + 1)..<max(end, close + 1)])
      links.append(Link(target: target, label: label, range: tag..<end))
    }
    return links
  }

  /// The first address that a mail program would fetch by itself.
  var remote: String? {
    for (tag, attribute) in [
      ("<img", "src"), ("<link", "href"), ("<script", "src"), ("<iframe", "src"),
      ("<video", "src"), ("<audio", "src"), ("<body", "background"), ("<table", "background"),
      ("<td", "background"),
    ] {
      var at = 0
      while let start = next(tag, from: at) {
        at = start + tag.utf8.count
        let close = next(">", from: at) ?? octets.count
        if let target = value(of: attribute, in: at..<close), target.isRemote { return target }
      }
    }
    for start in ["url(http", "url('http", "url(\"http", "@import"]
    where next(start, from: 0) != nil {
      return start
    }
    return nil
  }

  private func next(_ word: String, from start: Int) -> Int? {
    let word = Array(word.utf8)
    var at = start
    while at + word.count <= octets.count {
      if octets.matches(word, at: at) { return at }
      at += 1
    }
    return nil
  }

  private func value(of attribute: String, in range: Range<Int>) -> String? {
    guard let name = next(attribute + "=", from: range.lowerBound), name < range.upperBound else {
      return nil
    }
    let start = name + attribute.utf8.count + 1
    guard start < range.upperBound else { return nil }
    let quote = octets[start]
    let isQuoted = quote == UInt8(ascii: "\"") || quote == .apostrophe
    let body = octets[(isQuoted ? start + 1 : start)..<range.upperBound]
    let text = body.prefix { isQuoted ? $0 != quote : !$0.isBlank }
    return String(decoding: text, as: UTF8.self).unescaped
  }

  /// Without tags, on one line.
  private static func text(_ octets: ArraySlice<UInt8>) -> String {
    var kept: [UInt8] = []
    var isInTag = false
    for octet in octets {
      if octet == UInt8(ascii: "<") { isInTag = true }
      if !isInTag { kept.append(octet) }
      if octet == UInt8(ascii: ">") { isInTag = false }
    }
    let text = String(decoding: kept, as: UTF8.self).unescaped
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension String {
  /// Addresses that are fetched over the network; what lies in the mail itself is not.
  var isRemote: Bool {
    let start = lowercased()
    return start.hasPrefix("http:") || start.hasPrefix("https:") || start.hasPrefix("//")
      || start.hasPrefix("ftp:")
  }

  fileprivate var unescaped: String {
    replacing("&amp;", with: "&").replacing("&quot;", with: "\"")
  }
}
