/// Writes header fields one after the other, folded at 78 columns where the grammar lets it.
struct HeaderWriter {
  private(set) var bytes: [UInt8] = []
  /// Octets in the line being written.
  private var column = 0

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// What comes behind the header fields.
  mutating func body(_ append: (inout [UInt8]) -> Void) { append(&bytes) }

  /// A field whose value is known to be short enough for one line.
  mutating func line(_ name: String, _ value: String) {
    begin(name)
    appendWord(value.utf8, isFirst: true)
    end()
  }

  /// A field of items that may stand on lines of their own; nothing where there are none.
  mutating func list(_ name: String, _ items: [String], separator: String) {
    if items.isEmpty { return }
    begin(name)
    for (index, item) in items.enumerated() {
      let token = index == items.count - 1 ? item : item + separator
      appendWord(token.utf8, isFirst: index == 0)
    }
    end()
  }

  /// An unstructured field (RFC 5322 §2.2.1).
  ///
  /// Encoded as a whole where it has to be: outside printable ASCII, with anything that a reader
  /// could take for an encoded-word, with white space that folding loses, or with a word above
  /// `longestWord` octets.
  mutating func text(_ name: String, _ value: String, longestWord: Int) {
    begin(name)
    let octets = Array(value.utf8)
    if isPlain(octets, longestWord: longestWord) {
      for word in octets.split(separator: .space) {
        appendWord(word, isFirst: word.startIndex == 0)
      }
    } else {
      appendEncodedWords(octets)
    }
    end()
  }

  /// A field of one address (RFC 5322 §3.4).
  mutating func mailbox(_ name: String, _ mailbox: NamedAddress) {
    begin(name)
    let address = mailbox.address
    if let phrase = mailbox.name {
      switch Phrase(phrase) {
      case .word(let word): appendWord(word.utf8, isFirst: true)
      case .encoded: appendEncodedWords(Array(phrase.utf8))
      }
      appendWord("<\(address)>".utf8, isFirst: false)
    } else {
      appendWord(address.description.utf8, isFirst: true)
    }
    end()
  }

  /// Empty, or printable ASCII, words apart by one space, none at the edges, nothing like `=?`.
  private func isPlain(_ text: [UInt8], longestWord: Int) -> Bool {
    if text.isEmpty { return true }
    var word = 0
    var previous = UInt8.space
    for byte in text {
      if byte == .space {
        if previous == .space { return false }
        word = 0
      } else {
        word += 1
        if !byte.isVisible || word > longestWord { return false }
        if byte == .question, previous == .equals { return false }
      }
      previous = byte
    }
    return previous != .space
  }

  private mutating func begin(_ name: String) {
    append(name.utf8)
    bytes.append(.colon)
    column += 1
  }

  /// A word after a space, on a new line if this one is full; the first stays beside the name.
  private mutating func appendWord(_ word: some Collection<UInt8>, isFirst: Bool) {
    if column + 1 + word.count > 78, !isFirst || column + word.count > 900 { fold() }
    bytes.append(.space)
    column += 1
    append(word)
  }

  private mutating func append(_ octets: some Collection<UInt8>) {
    bytes.append(contentsOf: octets)
    column += octets.count
  }

  private mutating func fold() {
    bytes.append(.cr)
    bytes.append(.lf)
    column = 0
  }

  private mutating func end() { fold() }
}

extension HeaderWriter {
  /// Lines with an encoded-word have 76 octets at most (RFC 2047 §2).
  private mutating func appendEncodedWords(_ text: [UInt8]) {
    var rest = text[...]
    let form = EncodedWord.Form(for: text)
    while !rest.isEmpty {
      if 75 - column < EncodedWord.shortest { fold() }
      let word = EncodedWord.encode(&rest, as: form, longest: 75 - column)
      bytes.append(.space)
      column += 1
      append(word)
      if !rest.isEmpty { fold() }
    }
  }
}
