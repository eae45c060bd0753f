/// A word of a text, or what stands between two.
struct MaskedWord {
  let text: String
  let folded: String
  let isWord: Bool

  var isShort: Bool { text.unicodeScalars.count <= 3 }

  static func words(of text: String) -> [String] {
    all(in: text).filter(\.isWord).map(\.folded)
  }

  static func all(in text: String) -> [MaskedWord] {
    var words: [MaskedWord] = []
    var current = String.UnicodeScalarView()
    var last = Sort.between
    for scalar in text.unicodeScalars {
      let sort = Sort(scalar)
      if sort != last || sort == .sign, !current.isEmpty {
        words.append(MaskedWord(String(current), last))
        current = String.UnicodeScalarView()
      }
      last = sort
      current.append(scalar)
    }
    if !current.isEmpty { words.append(MaskedWord(String(current), last)) }
    return words
  }

  private init(_ text: String, _ sort: Sort) {
    self.text = text
    isWord = sort != .between
    folded = isWord ? text.lowercased() : text
  }

  private enum Sort {
    case word
    /// A sign of a script that sets no spaces between words: each is looked at by itself.
    case sign
    case between

    init(_ scalar: Unicode.Scalar) {
      switch scalar.value {
      // Thai, Lao, Burmese, Khmer; kana, ideographs, Hangul.
      case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x9FFF,
        0xAC00...0xD7A3, 0xF900...0xFAFF, 0x20000...0x3FFFF:
        self = .sign
      default: self = scalar.isWordy ? .word : .between
      }
    }
  }
}
