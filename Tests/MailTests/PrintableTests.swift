import Mail
import Testing

@Suite("Printable text") struct PrintableTests {
  @Test(
    "shows what would act or hide",
    arguments: [
      ("plain ~", "plain ~"), ("a\r\nb\tc", "a\\r\\nb\\tc"), ("\u{1B}[31m\0", "\\u{1B}[31m\\u{0}"),
      ("a\u{202E}b\u{2066}", "a\\u{202E}b\\u{2066}"), ("\u{9B}1m", "\\u{9B}1m"),
      ("a\u{200B}\u{FEFF}\u{AD}", "a\\u{200B}\\u{FEFF}\\u{AD}"), ("\u{2028}", "\\u{2028}"),
      ("a\u{200D}b", "a\\u{200D}b"), ("\u{E000}\u{E0041}", "\\u{E000}\\u{E0041}"),
      ("e" + marks(9) + "x" + marks(1), "e" + marks(8) + "\\u{301}x" + marks(1)),
      ("é" + marks(7) + "\u{200D}" + marks(2), "é" + marks(7) + "\u{200D}" + marks(1) + "\\u{301}"),
    ]
  )
  func shows(text: String, expected: String) { #expect(text.printable == expected) }

  private static func marks(_ count: Int) -> String { String(repeating: "\u{301}", count: count) }

  @Test(
    "leaves what people write",
    arguments: [
      "Grüße, Ελλάδα", "日本語", "👩\u{200D}💻 ❤\u{FE0F}", "می\u{200C}خواهم", "שלום", "שָּׁ֑ל", "ཧཱུྃ", "Ǘ",
    ]
  )
  func leaves(text: String) { #expect(text.printable == text) }
}
