/// Finds the phrases of all lists in one pass over a text.
struct PhraseFinder: Sendable {
  /// A phrase in a text, by octets.
  struct Match: Hashable {
    let list: PhraseList
    let range: Range<Int>
  }

  static let standard = PhraseFinder()

  /// Holds no reference, so that looking at one costs nothing.
  private struct Phrase {
    let list: PhraseList
    /// Of `octets`.
    let range: Range<Int>
    /// The octet behind the first one, since most phrases end there.
    let second: UInt8
    let isExact: Bool
    /// It ends in a letter of ASCII, so that no letter may stand behind it.
    let wantsEnd: Bool
  }

  /// Those that begin alike stand together.
  private let phrases: [Phrase]
  /// The octets of all phrases, one behind the other.
  private let octets: [UInt8]
  /// By the first octet, folded: where its phrases begin in `phrases`; one more than there are.
  private let starts: [Int]

  private init() {
    var groups = [[Phrase]](repeating: [], count: 256)
    var octets: [UInt8] = []
    for list in PhraseList.allCases {
      for text in list.phrases {
        let start = octets.count
        octets += Array(text.utf8)
        let phrase = Phrase(
          list: list,
          range: start..<octets.count,
          second: octets[start + 1].folded,
          isExact: list.isExact,
          wantsEnd: octets[octets.count - 1].isLetter
        )
        groups[Int(octets[start].folded)].append(phrase)
      }
    }
    var starts: [Int] = [0]
    for group in groups { starts.append(starts[starts.count - 1] + group.count) }
    self.starts = starts
    self.octets = octets
    phrases = groups.flatMap(\.self)
  }

  /// Adds the phrases that begin at this octet.
  func look(
    at start: Int,
    in text: UnsafeBufferPointer<UInt8>,
    into matches: inout [Match]
  ) {
    let first = text[start].folded
    let isInWord = start > 0 && text[start - 1].isWord
    // A phrase that begins with a letter begins a word.
    if isInWord, first.isLetter { return }
    var index = starts[Int(first)]
    let end = starts[Int(first) + 1]
    guard index < end, start + 1 < text.count else { return }
    let second = text[start + 1].isBlank ? .space : text[start + 1].folded
    while index < end {
      let phrase = phrases[index]
      index += 1
      guard phrase.second == second || phrase.second == .apostrophe else { continue }
      guard let stop = stop(of: phrase, from: start, in: text) else { continue }
      if phrase.wantsEnd, stop < text.count, text[stop].isWord { continue }
      matches.append(Match(list: phrase.list, range: start..<stop))
    }
  }

  /// Where a phrase that begins here ends; nil where it does not stand here.
  private func stop(
    of phrase: Phrase,
    from start: Int,
    in text: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    var at = start
    var index = phrase.range.lowerBound
    while index < phrase.range.upperBound {
      guard at < text.count else { return nil }
      let octet = octets[index]
      index += 1
      if octet == .space {
        guard text[at].isBlank else { return nil }
        while at < text.count, text[at].isBlank { at += 1 }
      } else if octet == .apostrophe, text[at] == 0xE2 {
        guard at + 2 < text.count, text[at + 1] == 0x80, text[at + 2] == 0x99 else { return nil }
        at += 3
      } else {
        guard (phrase.isExact ? text[at] : text[at].folded) == octet else { return nil }
        at += 1
      }
    }
    return at
  }
}

extension UInt8 {
  static let space = UInt8(ascii: " ")
  static let apostrophe = UInt8(ascii: "'")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  /// A capital of ASCII in lower case.
  var folded: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }

  var isLetter: Bool { folded >= 0x61 && folded <= 0x7A }

  /// A letter or digit; an octet beyond ASCII is taken for part of a letter.
  var isWord: Bool { isLetter || self >= 0x30 && self <= 0x39 || self >= 0x80 }

  var isBlank: Bool { self == 0x20 || self >= 0x09 && self <= 0x0D }

  var isLineEnd: Bool { self == 0x0A || self == 0x0D }
}
