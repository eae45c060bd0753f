import Preview
import Testing

@Suite("Text from data in reports")
struct EscapeTests {
  @Test(
    "ends no workflow command and begins none",
    arguments: [
      ("plain, with: signs", "plain, with: signs"),
      ("one\ntwo", "one%0Atwo"),
      ("50% off%0A::error::", "50%25 off%250A::error::"),
      ("a\r\n::add-mask::x", "a\\r\\n::add-mask::x"),
      ("bell\u{7} \u{202E}gpj", "bell\\u{7} \\u{202E}gpj"),
      ("line\u{2028}two\u{85}three", "line\\u{2028}two\\u{85}three"),
    ]
  )
  func message(text: String, expected: String) {
    #expect(text.workflowMessage == expected)
    #expect(!text.workflowMessage.utf8.contains { $0 < 0x20 })
  }

  @Test(
    "ends no property of a workflow command",
    arguments: [
      ("Templates/a.md", "Templates/a.md"),
      ("a,line=1::x", "a%2Cline=1%3A%3Ax"),
      ("a\nb%", "a\\nb%25"),
    ]
  )
  func property(text: String, expected: String) { #expect(text.workflowProperty == expected) }

  @Test(
    "is no markup in HTML and XML",
    arguments: [
      ("<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"),
      ("a & b \"c\"", "a &amp; b &quot;c&quot;"),
      ("&amp;", "&amp;amp;"),
      ("]]>\u{0}\u{B}\u{FFFE}", "]]&gt;\\u{0}\\u{B}\\u{FFFE}"),
      ("a\nb\tc", "a\\nb\\tc"),
      ("Zoë 김민수", "Zoë 김민수"),
    ]
  )
  func markup(text: String, expected: String) { #expect(text.markup == expected) }

  @Test("keeps its lines where they mean something")
  func lines() { #expect("a\n\tb\u{1B}<".markupLines == "a\n\tb\\u{1B}&lt;") }

  @Test(
    "is no markup in Markdown",
    arguments: [
      "| a | b |", "# head", "[link](https://evil.example)", "![x](y)", "<img src=x>",
      "**b** _i_ `c`",
      "- item", "1. item", "www.evil.example", "https://evil.example", "@org/team", "#123",
      "a\n\n# b",
      "</pre><script>", "&lt;b&gt;", "\\| x", "~~x~~", "    code", "org/repo#1", "==x==", "$x$",
    ]
  )
  func markdown(text: String) {
    let escaped = text.markdown
    // Nothing is left that Markdown or GitHub reads: letters, digits, spaces and entities alone.
    let rest = escaped.replacing(/&#[0-9]+;/, with: "")
    #expect(rest.allSatisfy { $0.isLetter || $0.isNumber || $0 == " " }, "\(escaped)")
    #expect(!escaped.contains("\n"))
  }

  @Test(
    "is a reference to a file",
    arguments: [
      ("Templates/a.md", "Templates/a.md"), ("a b#c?.md", "a%20b%23c%3F.md"),
      ("/srv/ä.csv", "file:///srv/%C3%A4.csv"), ("..\\x\n", "..%5Cx%0A"),
    ]
  )
  func reference(path: String, expected: String) { #expect(path.fileReference == expected) }
}
