import CSV

extension FileCase {
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// `text` with `§` as the bytes in question.
  private static func with(_ bytes: [UInt8], in text: String) -> [UInt8] {
    text.unicodeScalars.flatMap { $0 == "§" ? bytes : Array(String($0).utf8) }
  }

  private static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    ("\u{FEFF}" + text).utf16.flatMap { unit in
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return bigEndian ? pair : pair.reversed()
    }
  }

  static let encodings: [FileCase] = [
    FileCase("UTF-8 mark", "\u{FEFF}a,b\né,2\n", "header a|b", "1@2 é|2"),
    FileCase(
      "UTF-8 mark before a quote",
      "\u{FEFF}\"a\",b\n1,x\"\n",
      "header a|b",
      "problem 1@2 at 2:4 strayQuote"
    ),
    FileCase(
      "UTF-16 LE",
      bytes: utf16("a;b\r\né日🎉;\"2\"\r\n", bigEndian: false),
      ["header a|b", "1@2 é日🎉|2"]
    ),
    FileCase(
      "UTF-16 BE",
      bytes: utf16("a\tb\né日🎉\t2\n", bigEndian: true),
      ["header a|b", "1@2 é日🎉|2"]
    ),
    FileCase(
      "UTF-16 with half a pair",
      bytes: utf16("a,b\n1,2\n3,", bigEndian: false) + [0x3D, 0xD8, 0x61, 0],
      ["header a|b", "1@2 1|2", "error at 3:3 notOfEncoding UTF-16 LE 61"]
    ),
    FileCase(
      "UTF-16 with an odd byte",
      bytes: utf16("a\n1\n", bigEndian: true) + [0],
      ["header a", "1@2 1", "error at 3:1 notOfEncoding UTF-16 BE 0"]
    ),
    FileCase(
      "UTF-16 told and without a mark",
      bytes: Array(utf16("a\né\n", bigEndian: false).dropFirst(2)),
      options: CSVOptions(encoding: .utf16LittleEndian),
      ["header a", "1@2 é"]
    ),
    FileCase(
      "UTF-16 without a mark",
      bytes: Array(utf16("a\n1\n", bigEndian: false).dropFirst(2)),
      ["error at 1:2 malformedHeader nulByte"]
    ),
    FileCase("UTF-32", bytes: [0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], ["error at 1:1 utf32"]),
    FileCase("UTF-32 BE", bytes: [0, 0, 0xFE, 0xFF, 0, 0, 0, 0x61], ["error at 1:1 utf32"]),
    FileCase(
      "Windows-1252",
      bytes: with([0x80, 0xE9, 0x93, 0xFF], in: "a,b\n§,2\n1,§"),
      ["header a|b", "1@2 €é“ÿ|2", "2@3 1|€é“ÿ"]
    ),
    FileCase(
      "Windows-1252 at the end",
      bytes: with([0xE9], in: "a,b\n1,caf§"),
      ["header a|b", "1@2 1|café"]
    ),
    FileCase(
      "Windows-1252 sharp s and a mark",
      bytes: with([0x84, 0x53, 0xDF, 0x93], in: "a,b\n1,§\n"),
      ["header a|b", "1@2 1|„Sß“"]
    ),
    FileCase(
      "a byte of neither",
      bytes: with([0x81], in: "a,b\n1,2\n1,x§\n"),
      ["header a|b", "1@2 1|2", "error at 3:4 notOfEncoding Windows-1252 129"]
    ),
    FileCase(
      "UTF-8, then Windows-1252",
      bytes: with([0xE9], in: "a,b\né,2\n3,4\n5,x§\n6,7\n"),
      ["header a|b", "1@2 é|2", "2@3 3|4", "error at 4:4 mixedEncodings UTF-8 2:1 Windows-1252"]
    ),
    FileCase(
      "Windows-1252, then UTF-8",
      bytes: with([0xE9], in: "a,b\n1,§\n3,4\n5,né\n"),
      ["header a|b", "1@2 1|é", "2@3 3|4", "error at 4:4 mixedEncodings Windows-1252 2:3 UTF-8"]
    ),
    FileCase(
      "UTF-8 cut off at the end",
      bytes: Array("a,b\né,日".utf8.dropLast()),
      ["header a|b", "error at 2:3 mixedEncodings UTF-8 2:1 Windows-1252"]
    ),
    FileCase(
      "UTF-8 mark, then another byte",
      bytes: mark + with([0xE9], in: "a,b\n1,§\n"),
      ["header a|b", "error at 2:3 notOfEncoding UTF-8 233"]
    ),
    FileCase(
      "told UTF-8",
      bytes: with([0xE9], in: "a,b\n1,§\n"),
      options: CSVOptions(encoding: .utf8),
      ["header a|b", "error at 2:3 notOfEncoding UTF-8 233"]
    ),
    FileCase(
      "told Windows-1252",
      bytes: with([0xC3, 0xA9], in: "a,b\n1,§\n"),
      options: CSVOptions(encoding: .windows1252),
      ["header a|b", "1@2 1|Ã©"]
    ),
    FileCase(
      "overlong UTF-8",
      bytes: mark + with([0xC0, 0x80], in: "a,b\n1,§\n"),
      ["header a|b", "error at 2:3 notOfEncoding UTF-8 192"]
    ),
    FileCase(
      "Windows-1252 that resembles overlong UTF-8",
      bytes: with([0xE0, 0x80, 0x80], in: "a\n§\n"),
      ["header a", "1@2 à€€"]
    ),
    FileCase(
      "surrogate in UTF-8",
      bytes: mark + with([0xED, 0xA0, 0x80], in: "a,b\n1,§\n"),
      ["header a|b", "error at 2:3 notOfEncoding UTF-8 237"]
    ),
    FileCase(
      "wrong byte in the header",
      bytes: mark + with([0xE9], in: "a,§\n1,2\n"),
      ["error at 1:3 notOfEncoding UTF-8 233"]
    ),
    FileCase(
      "mixed behind a refused record",
      bytes: with([0xE9], in: "a,b\n1,\"é\"x\n\"3§"),
      [
        "header a|b", "problem 1@2 at 2:6 textAfterQuote opened 2:3",
        "error at 3:3 mixedEncodings UTF-8 2:4 Windows-1252",
      ]
    ),
  ]
}
