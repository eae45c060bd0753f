import Markdown
import Testing

@Suite struct MarkdownTests {
  @Test func x() throws { #expect(try RichText(markdown: "a").plain == "a\n") }
}
