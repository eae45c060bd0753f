/// Two texts, word by word: what stays, what goes and what comes, in the order of reading.
///
/// What stays and what goes are the old text, what stays and what comes the new one, octet by octet.
package struct WordDiff: Hashable, Sendable {
  /// No two neighbours are of one kind; what goes stands before what comes in its place.
  package let pieces: [Piece]

  package enum Piece: Hashable, Sendable {
    case same(String)
    case removed(String)
    case added(String)
  }

  package init(pieces: [Piece]) { self.pieces = pieces }

  /// Long texts that differ in many places are compared line by line, and longer ones as a whole.
  package init(from old: String, to new: String) {
    var (old, new) = (Word.words(in: old), Word.words(in: new))
    if !Self.isCheap(old, new) {
      (old, new) = (Word.lines(of: old), Word.lines(of: new))
    }
    var (start, end) = (0, 0)
    let shorter = min(old.count, new.count)
    while start < shorter, old[start] == new[start] { start += 1 }
    while end < shorter - start, old[old.count - 1 - end] == new[new.count - 1 - end] { end += 1 }
    var joiner = PieceJoiner()
    for word in new[..<start] { joiner.keep(word) }
    joiner.compare(
      Array(old[start..<(old.count - end)]),
      Array(new[start..<(new.count - end)]),
      inDetail: Self.isCheap(old, new)
    )
    for word in new[(new.count - end)...] { joiner.keep(word) }
    pieces = joiner.finished()
  }

  /// The work and the room that a comparison takes grow with the square of the words.
  private static func isCheap(_ old: [Word], _ new: [Word]) -> Bool {
    old.count + new.count <= 3_000
  }

  /// The words that go and come, without what stays: the same for the same change in another mail.
  package var substance: [Piece] {
    pieces.filter { if case .same = $0 { false } else { true } }
  }
}

/// A word, a run of spaces, or a single other character; equal where the octets are.
struct Word: Hashable {
  let text: String

  static func == (left: Word, right: Word) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }

  /// Spaces only: no reason to part two changes.
  var isSpace: Bool { text.utf8.allSatisfy { $0 == UInt8(ascii: " ") } }

  var endsLine: Bool { text.utf8.last == UInt8(ascii: "\n") }

  static func words(in text: String) -> [Word] {
    var words: [Word] = []
    var current = ""
    var last = Sort.single
    for scalar in text.unicodeScalars {
      let sort = Sort(scalar)
      if sort != last || sort == .single, !current.isEmpty {
        words.append(Word(text: current))
        current = ""
      }
      current.unicodeScalars.append(scalar)
      last = sort
    }
    if !current.isEmpty { words.append(Word(text: current)) }
    return words
  }

  /// The same text in longer pieces, each up to the end of its line.
  static func lines(of words: [Word]) -> [Word] {
    var lines: [Word] = []
    var current = ""
    for word in words {
      current += word.text
      if word.endsLine {
        lines.append(Word(text: current))
        current = ""
      }
    }
    if !current.isEmpty { lines.append(Word(text: current)) }
    return lines
  }

  private enum Sort {
    case word
    case space
    case single

    init(_ scalar: Unicode.Scalar) {
      if scalar == " " {
        self = .space
      } else if scalar.isWordy {
        self = .word
      } else {
        self = .single
      }
    }
  }
}

extension Unicode.Scalar {
  /// A letter, a digit, or a mark or joiner that belongs to one.
  var isWordy: Bool {
    if isASCII { return properties.isAlphabetic || ("0"..."9").contains(self) }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .format: return true
    default: return properties.isAlphabetic || properties.numericType != nil
    }
  }
}
