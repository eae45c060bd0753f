/// How large a YAML text becomes when each alias is written out: an upper bound, found without
/// parsing.
///
/// The parser shares an anchor's value among its aliases, but compares keys as if they were
/// written out, so that a few lines of aliases of aliases would keep it busy for years.
struct YamlExpansion {
  /// Never less than the size of the text with its aliases written out.
  var bytes: Int { size + aliased }

  private let size: Int
  /// What the aliases so far come to.
  private var aliased = 0
  private var anchors: [String: Anchor] = [:]

  /// What one alias of a name comes to.
  ///
  /// The anchor's value has ended before its first alias, so that it is no larger than what
  /// stands between the two. A name that stands for a second anchor is weighed anew each time,
  /// since its alias may be within that anchor's value and mean the first.
  private struct Anchor {
    let start: Int
    let aliasedBefore: Int
    let earlierWeight: Int?
    var weight: Int?
  }

  init(_ text: String) {
    let text = Array(text.utf8)
    size = text.count
    for index in text.indices where text[index] == 0x26 || text[index] == 0x2A {
      if index > 0, text[index - 1].isNamePart { continue }
      let name = text[(index + 1)...].prefix { $0.isNamePart }
      if name.isEmpty { continue }
      let key = String(decoding: name, as: UTF8.self)
      if text[index] == 0x26 { define(key, at: index) } else { use(key, at: index) }
    }
  }

  private mutating func define(_ name: String, at index: Int) {
    let earlier = anchors[name].map { max($0.weight ?? 0, weight(of: $0, at: index)) }
    anchors[name] = Anchor(start: index, aliasedBefore: aliased, earlierWeight: earlier)
  }

  private mutating func use(_ name: String, at index: Int) {
    guard let anchor = anchors[name] else { return }
    let weight = anchor.weight ?? weight(of: anchor, at: index)
    if anchor.earlierWeight == nil { anchors[name]?.weight = weight }
    aliased = min(aliased + weight, 1 << 60)
  }

  private func weight(of anchor: Anchor, at index: Int) -> Int {
    max(index - anchor.start + aliased - anchor.aliasedBefore, anchor.earlierWeight ?? 0)
  }
}

extension UInt8 {
  /// What libyaml takes for the name of an anchor.
  fileprivate var isNamePart: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
    default: false
    }
  }
}
