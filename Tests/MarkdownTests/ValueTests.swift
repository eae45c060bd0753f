import Foundation
import Markdown
import TestSupport
import Testing

/// Values come from data and are text, whatever they look like.
@Suite struct ValueTests {
  /// Every place where a template may have a value, marked `@`.
  static let places = [
    "Hello @,\n\nx", "@", "@ and @\n@", "*@*", "**a @ b**", "x *@*y", "- @\n- b", "1. @\n   @",
    "> @", "# @", "`@`", "a `@` b", "    @\n", "[@](https://a.example)", "![]\\(@)", "@. x", "&@;",
    "[a](https://a.example/@)", "[a][@]\n\n[@]: https://a.example", "a@b.example", "<@>", "\\@",
    "@===\n---",
    "x\n@\ny", "@@",
  ]

  static let hostile = [
    "*Bob* <script>[x](http://evil)", "![p](http://evil/p.gif)", "<img src=x onerror=y>", "&amp;",
    "&lt;b&gt;", "- a\n- b", "# a", "> a", "    code", "```\ncode\n```", "a\n\nb", "a\r\nb\rc",
    "  padded  ", "\ttab\t", "1. one", "12) x", "***", "---", "===", "a\n===", "`code`", "``", "\\",
    "a\\", "*", "_", "**", "__x__", "[", "]", "](http://evil)", "<http://evil>", "javascript:x",
    "\u{202E}gnp.exe", "\u{F0000}\u{F0001}", "\u{10FFFD}", "e\u{301}", "\u{338}x", "<\u{338}", "👩‍👩‍👧",
    "שלום", "&#42;x&#42;", "</p><p>", "</body></html>", "\" onclick=\"x", "' x", "@", "a & b < c",
    "\u{A0}x\u{A0}", "\n", " ", "+ a", "~~~", "[x]: http://evil", "x  \ny",
  ]

  @Test("A value is the same text in both parts, and no Markdown", arguments: places)
  func isText(place: String) throws {
    for value in Self.hostile { try Self.check(value, in: place) }
  }

  @Test("So is every naughty string", .needsSharedMaterial)
  func naughtyStrings() throws {
    let file = SharedMaterial.url("corpora/strings/naughty.json")
    let strings = try JSONDecoder().decode([String].self, from: Data(contentsOf: file))
    #expect(strings.count > 450)
    for string in strings where !string.isEmpty && !string.contains("\0") {
      for place in ["@ and @\n@", "- **@**", "[@](https://a.example)"] {
        try Self.check(string, in: place)
      }
    }
  }

  @Test("An address may be filled by a value that is one")
  func addresses() throws {
    let good = try Self.text("[a](@)", "https://a.example/x y)\"<b>")
    #expect(good.plain == "a (https://a.example/x%20y)%22%3Cb%3E)\n")
    #expect(good.html.contains("<a href=\"https://a.example/x%20y)%22%3Cb%3E\">a</a>"))
    for bad in ["javascript:alert(1)", "a.example", "JAVASCRIPT:x", " https://a.example", "//a"] {
      #expect(throws: MarkdownError.address(line: 1, bad)) { try Self.text("[a](@)", bad) }
    }
  }

  @Test("A text with a value keeps where the value is")
  func keepsItsPlace() throws {
    let text = try Self.text("Hi **@**, @", "Zoë")
    let expected: [RichText.Inline] = [
      .text(RichText.Piece("Hi ")), .strong([.text(RichText.Piece("Zoë", value: 0))]),
      .text(RichText.Piece(", ")), .text(RichText.Piece("Zoë", value: 1)),
    ]
    #expect(text.blocks == [.paragraph(expected)])
  }

  /// The words of both parts are the place's own with the value in it, and both read back.
  private static func check(_ value: String, in place: String) throws {
    let text: RichText
    do throws(MarkdownError) { text = try self.text(place, value) } catch {
      // A value may be no address; it is never anything else that a mail does not have.
      guard case .address = error, place.contains("](") else { throw error }
      return
    }
    let shown = Words(text.html).text
    let context = Comment(rawValue: "\(place.debugDescription) with \(value.debugDescription)")
    #expect(Words.list(shown) == Words.list(text.plain), context)
    let neutral = try self.text(place, "neutral")
    #expect(Words(text.html).tags == Words(neutral.html).tags, context)
    let read = RichText(html: text.html)
    #expect(read?.html == text.html, context)
    #expect(read?.plain == text.plain, context)
    // Not all can be said in Markdown: not in code, nor where emphasis ends inside a word.
    let source = read?.source
    #expect(source != nil || ["`", "    ", "*y"].contains { place.contains($0) }, context)
    if let source { #expect(try RichText(markdown: source).html == text.html, context) }
  }

  static func text(_ place: String, _ value: String) throws(MarkdownError) -> RichText {
    var source = ""
    var values: [Range<Int>] = []
    for (index, piece) in place.split(separator: "@", omittingEmptySubsequences: false).enumerated()
    {
      if index > 0 {
        let start = source.utf8.count
        source += value
        values.append(start..<source.utf8.count)
      }
      source += piece
    }
    return try RichText(markdown: source, values: values)
  }
}
