/// What one pass over a text finds: counts, and the first octet of each slip.
struct Survey {
  private(set) var words = 0
  private(set) var octets = 0
  /// Two spaces between words of one line, and not behind the end of a sentence.
  private(set) var doubledSpace: Range<Int>?
  /// A space before a comma or a full stop.
  private(set) var looseComma: Range<Int>?
  /// `{{`, `}}`, `{%` or `%}`.
  private(set) var braces: Range<Int>?
  /// Traces of a wrong encoding.
  private(set) var garbled: Range<Int>?
  /// Several exclamation marks in a row.
  private(set) var exclamation: Range<Int>?
  /// The longest stretch without a blank.
  private(set) var longestRun: Range<Int> = 0..<0
  /// Something that may be a link is in it.
  private(set) var hasLinks = false
  private(set) var phrases: [PhraseFinder.Match] = []

  init(_ text: String) {
    var text = text
    text.withUTF8 { run(over: $0) }
  }

  func first(_ list: PhraseList) -> Range<Int>? {
    phrases.first { $0.list == list }?.range
  }

  private mutating func run(over text: UnsafeBufferPointer<UInt8>) {
    octets = text.count
    var wordStart = 0
    var isInWord = false
    for at in 0..<text.count {
      let octet = text[at]
      if octet.isBlank {
        if isInWord { end(wordStart..<at) }
        isInWord = false
        if octet == .space { noteSpace(at, text) }
        continue
      }
      if !isInWord {
        wordStart = at
        isInWord = true
        words += 1
      }
      PhraseFinder.standard.look(at: at, in: text, into: &phrases)
      if !octet.isLetter { noteSign(octet, at, text) }
    }
    if isInWord { end(wordStart..<text.count) }
  }

  private mutating func end(_ run: Range<Int>) {
    if run.count > longestRun.count { longestRun = run }
  }

  private mutating func noteSpace(_ at: Int, _ text: UnsafeBufferPointer<UInt8>) {
    guard at > 0, at + 1 < text.count, !text[at - 1].isBlank else { return }
    let next = text[at + 1]
    if next == .space, doubledSpace == nil, !text[at - 1].endsSentence {
      var end = at + 1
      while end < text.count, text[end] == .space { end += 1 }
      if end < text.count, !text[end].isLineEnd { doubledSpace = at..<end }
    }
    if looseComma == nil, next == UInt8(ascii: ",") || next == UInt8(ascii: ".") {
      if at + 2 == text.count || text[at + 2].isBlank { looseComma = at..<(at + 2) }
    }
  }

  private mutating func noteSign(
    _ octet: UInt8,
    _ at: Int,
    _ text: UnsafeBufferPointer<UInt8>
  ) {
    guard at + 1 < text.count else { return }
    let next = text[at + 1]
    switch (octet, next) {
    case (UInt8(ascii: "{"), UInt8(ascii: "{")), (UInt8(ascii: "}"), UInt8(ascii: "}")),
      (UInt8(ascii: "{"), UInt8(ascii: "%")), (UInt8(ascii: "%"), UInt8(ascii: "}")):
      if braces == nil { braces = at..<(at + 2) }
    case (UInt8(ascii: "!"), UInt8(ascii: "!")):
      if exclamation == nil { exclamation = at..<(at + 2) }
    case (UInt8(ascii: ":"), UInt8(ascii: "/")), (UInt8(ascii: "."), _), (UInt8(ascii: "<"), _),
      (UInt8(ascii: "("), _):
      hasLinks = hasLinks || octet != UInt8(ascii: ".") || Self.followsWWW(at, text)
    default:
      if octet >= 0xC3, garbled == nil { garbled = Self.garbling(at, text) }
    }
  }

  private static func followsWWW(_ at: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    at >= 3 && (1...3).allSatisfy { text[at - $0].folded == UInt8(ascii: "w") }
  }

  /// "Ã©", "Â ", "â€™", and the replacement character, as their octets.
  private static func garbling(_ at: Int, _ text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    guard at + 2 < text.count else { return nil }
    let pair = (text[at], text[at + 1])
    if pair == (0xEF, 0xBF), text[at + 2] == 0xBD { return at..<(at + 3) }
    guard at + 3 < text.count else { return nil }
    if pair == (0xC3, 0x83) || pair == (0xC3, 0x82), text[at + 2] == 0xC2 { return at..<(at + 4) }
    if pair == (0xC3, 0xA2), at + 4 < text.count, text[at + 2] == 0xE2, text[at + 3] == 0x82 {
      return at..<(at + 5)
    }
    return nil
  }
}

extension UInt8 {
  /// Writers of the typewriter's school put two spaces there.
  fileprivate var endsSentence: Bool {
    self == UInt8(ascii: ".") || self == UInt8(ascii: "?") || self == UInt8(ascii: "!")
      || self == UInt8(ascii: ":")
  }
}
