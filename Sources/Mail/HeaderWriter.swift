/// Writes header fields one after the other, folded at 78 columns where the grammar lets it.
struct HeaderWriter {
  private(set) var bytes: [UInt8] = []
  /// Octets in the line being written.
  private var column = 0

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// A field whose value is known to be short enough for one line.
  mutating func line(_ nameAndColon: String, _ value: String) {
    append(nameAndColon.utf8)
    append(value.utf8)
    end()
  }

  /// A field of items that may stand on lines of their own; nothing where there are none.
  mutating func list(_ name: String, _ items: [String], separator: String) {
    if items.isEmpty { return }
    append("\(name):".utf8)
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
    append("\(name):".utf8)
    if value.isEmpty { return end() }
    if isPlain(value.utf8, longestWord: longestWord) {
      for (index, word) in value.utf8.split(separator: .space).enumerated() {
        appendWord(word, isFirst: index == 0)
      }
    } else {
      appendEncodedWords(Array(value.utf8))
    }
    end()
  }

  /// A field of one address (RFC 5322 §3.4).
  mutating func mailbox(_ name: String, _ mailbox: NamedAddress) {
    append("\(name):".utf8)
    let address = mailbox.address.description
    if let phrase = mailbox.name {
      switch Phrase(phrase) {
      case .word(let word): appendWord(word.utf8, isFirst: true)
      case .encoded: appendEncodedWords(Array(phrase.utf8))
      }
      appendWord("<\(address)>".utf8, isFirst: false)
    } else {
      appendWord(address.utf8, isFirst: true)
    }
    end()
  }

  /// Printable ASCII, words apart by one space, none at the edges, nothing like `=?`.
  private func isPlain(_ text: String.UTF8View, longestWord: Int) -> Bool {
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
