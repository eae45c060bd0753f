/// An address in a text, with the words that it stands behind where there are any.
struct Link: Hashable {
  let target: String
  /// What the reader sees; nil where it is the address itself.
  let label: String?
  /// The octets of the address in its text.
  let range: Range<Int>

  /// The addresses of a plain or Markdown-flavoured text.
  static func all(in text: String) -> [Link] {
    let octets = Array(text.utf8)
    var links: [Link] = []
    var at = 0
    while at < octets.count {
      guard let start = start(at, octets) else {
        at += 1
        continue
      }
      var end = start
      while end < octets.count, octets[end].isOfAddress { end += 1 }
      while end > start, octets[end - 1].isTrailing { end -= 1 }
      let target = String(decoding: octets[start..<end], as: UTF8.self)
      links.append(Link(target: target, label: label(before: start, octets), range: start..<end))
      at = end
    }
    return links
  }

  /// Where an address begins, if one begins here.
  private static func start(_ at: Int, _ octets: [UInt8]) -> Int? {
    guard at == 0 || !octets[at - 1].isWord else { return nil }
    return schemes.contains { octets.matches($0, at: at) } ? at : nil
  }

  private static let schemes = ["http://", "https://", "www.", "file:", "ftp://"].map {
    Array($0.utf8)
  }

  /// The words of `[words](address)`.
  private static func label(before start: Int, _ octets: [UInt8]) -> String? {
    guard start >= 2, octets[start - 1] == UInt8(ascii: "("), octets[start - 2] == .bracketEnd
    else { return nil }
    guard let open = octets[..<(start - 2)].lastIndex(of: UInt8(ascii: "[")) else { return nil }
    return String(decoding: octets[(open + 1)..<(start - 2)], as: UTF8.self)
  }

  /// The host in lower case, without user, port and a leading `www.`; empty for a file.
  var host: String {
    var rest = Substring(target.lowercased())
    if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
    rest = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
    rest = rest.prefix { $0 != ":" }
    return String(rest.hasPrefix("www.") ? rest.dropFirst(4) : rest)
  }

  /// The names in the query.
  var parameters: [String] {
    guard let question = target.firstIndex(of: "?") else { return [] }
    return target[target.index(after: question)...].split(separator: "&").map { part in
      part.prefix { $0 != "=" }.lowercased()
    }
  }

  /// The words are an address of another host.
  var shows: String? {
    guard let label, let shown = Link.all(in: label).first ?? Link.bare(label) else { return nil }
    return shown.host == host ? nil : shown.host
  }

  /// A host that stands there without a scheme: `northlight.example/page`.
  private static func bare(_ label: String) -> Link? {
    guard !label.contains(where: \.isWhitespace), !label.contains("@") else { return nil }
    let link = Link(target: label, label: nil, range: 0..<label.utf8.count)
    let parts = link.host.split(separator: ".", omittingEmptySubsequences: false)
    let isHost = parts.count > 1 && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(\.isHost) }
    return isHost && (parts.last?.utf8.count ?? 0) > 1 ? link : nil
  }
}

extension [UInt8] {
  func matches(_ word: [UInt8], at start: Int) -> Bool {
    guard start + word.count <= count else { return false }
    for (offset, octet) in word.enumerated() where self[start + offset].folded != octet {
      return false
    }
    return true
  }
}

extension UInt8 {
  fileprivate static let bracketEnd = UInt8(ascii: "]")

  fileprivate var isOfAddress: Bool {
    !isBlank && self != UInt8(ascii: ">") && self != UInt8(ascii: "<") && self != UInt8(ascii: "\"")
      && self != UInt8(ascii: ")") && self != Self.bracketEnd
  }

  /// Ends a sentence rather than an address.
  fileprivate var isTrailing: Bool { ".,;:!?'".utf8.contains(self) }

  fileprivate var isHost: Bool { isWord || self == UInt8(ascii: "-") }
}
