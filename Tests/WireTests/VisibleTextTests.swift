import Testing
import Wire

struct VisibleTextTests {
  @Test(
    "what could move a cursor or hide is shown as what it is",
    arguments: [
      ("a\tb\n", "a␉b␊"), ("\u{1B}[2J", "␛[2J"), ("\u{7F}", "␡"), ("\u{85}", "\\u{85}"),
      ("\u{202E}x", "\\u{202e}x"), ("\u{200B}", "\\u{200b}"), ("Grüße 日本 👍", "Grüße 日本 👍"),
      ("\r\n", "␍␊"),
    ]
  )
  func shows(_ text: String, _ shown: String) { #expect(VisibleText(text).text == shown) }

  @Test("octets that are no UTF-8 are shown by their value, and too many are cut")
  func showsOctets() {
    #expect(VisibleText([0x61, 0xFF, 0xC3, 0x28, 0x00]).text == "a\\xFF\\xC3(␀")
    #expect(VisibleText("abcdef", limit: 3).text == "abc…")
  }
}
