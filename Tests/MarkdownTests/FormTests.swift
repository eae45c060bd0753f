import Markdown
import Testing

/// What each form becomes in the two parts of a mail.
@Suite struct FormTests {
  struct Form: Sendable, CustomTestStringConvertible {
    let markdown: String
    let html: String
    let plain: String

    init(_ markdown: String, _ html: String, _ plain: String) {
      self.markdown = markdown
      self.html = html
      self.plain = plain
    }

    var testDescription: String { markdown }
  }

  static let forms = [
    Form("", "", ""),
    Form(
      "One.\nTwo.\n\nThree.",
      "<p>One.<br>\nTwo.</p>\n<p>Three.</p>\n",
      "One.\nTwo.\n\nThree.\n"
    ),
    Form("A *b* and **c**.", "<p>A <em>b</em> and <strong>c</strong>.</p>\n", "A b and c.\n"),
    Form(
      "[The page](https://a.example/x?a=1&b=2)",
      "<p><a href=\"https://a.example/x?a=1&amp;b=2\">The page</a></p>\n",
      "The page (https://a.example/x?a=1&b=2)\n"
    ),
    Form(
      "<https://a.example/> <ana@a.example>",
      "<p><a href=\"https://a.example/\">https://a.example/</a> "
        + "<a href=\"mailto:ana@a.example\">ana@a.example</a></p>\n",
      "https://a.example/ ana@a.example\n"
    ),
    Form(
      "[https://a.example/](https://a.example/) []( https://b.example/ )",
      "<p><a href=\"https://a.example/\">https://a.example/</a> "
        + "<a href=\"https://b.example/\">https://b.example/</a></p>\n",
      "https://a.example/ https://b.example/\n"
    ),
    Form(
      "[Bücher](<https://bücher.example/a b>)",
      "<p><a href=\"https://bücher.example/a%20b\">Bücher</a></p>\n",
      "Bücher (https://bücher.example/a%20b)\n"
    ),
    Form(
      "Two things:\n\n- one\n  more\n- two\n",
      "<p>Two things:</p>\n<ul>\n<li>one<br>\nmore</li>\n<li>two</li>\n</ul>\n",
      "Two things:\n\n- one\n  more\n- two\n"
    ),
    Form(
      "9. nine\n\n10. ten\n    - a\n    - b\n",
      "<ol start=\"9\">\n<li>\n<p>nine</p>\n</li>\n<li>\n<p>ten</p>\n<ul>\n<li>a</li>\n<li>b</li>\n"
        + "</ul>\n</li>\n</ol>\n",
      "9. nine\n\n10. ten\n\n    - a\n    - b\n"
    ),
    Form(
      "> They said:\n>\n> > no",
      "<blockquote>\n<p>They said:</p>\n<blockquote>\n<p>no</p>\n</blockquote>\n</blockquote>\n",
      "> They said:\n>\n> > no\n"
    ),
    Form("## What", "<h2>What</h2>\n", "What\n"),
    Form("a\n\n***\n\nb", "<p>a</p>\n<hr>\n<p>b</p>\n", "a\n\n---\n\nb\n"),
    Form(
      "Run `a < b`:\n\n    x\n      y\n",
      "<p>Run <code>a &lt; b</code>:</p>\n<pre><code>x\n  y\n</code></pre>\n",
      "Run a < b:\n\nx\n  y\n"
    ),
    Form(
      "R&amp;D \\*x\\* \\<b> “ok” 'a' \"b\"",
      "<p>R&amp;D *x* &lt;b&gt; “ok” 'a' &quot;b&quot;</p>\n",
      "R&D *x* <b> “ok” 'a' \"b\"\n"
    ),
  ]

  @Test("A form is written in both parts", arguments: forms)
  func writes(_ form: Form) throws {
    let text = try RichText(markdown: form.markdown)
    #expect(text.html == Self.page(form.html))
    #expect(text.plain == form.plain)
  }

  @Test("The HTML that was written is read back, and edited as Markdown", arguments: forms)
  func readsBack(_ form: Form) throws {
    let html = try RichText(markdown: form.markdown).html
    let read = try #require(RichText(html: html))
    let source = try #require(read.source)
    #expect(read.plain == form.plain)
    #expect(try RichText(markdown: source).html == html)
  }

  @Test(
    "HTML that is not ours is not read",
    arguments: [
      "", "<p>x</p>", "<script>x</script>\n", "<p onclick=\"x\">x</p>\n", "<p>x\n",
      "<p><b>x</b></p>\n",
      "<p><img src=\"https://a.example/p.gif\"></p>\n", "<a href=\"javascript:x\">x</a>\n",
      "<p>&eacute;</p>\n", "<p><a href=\"javascript:x\">x</a></p>\n", "<p>a</p><p>b</p>\n",
    ]
  )
  func refusesForeign(_ body: String) {
    #expect(RichText(html: body.isEmpty ? "" : Self.page(body)) == nil)
  }

  @Test(
    "What a mail does not have is refused, with its line",
    arguments: [
      (
        "a\n\n![x](https://a.example/p.gif)",
        MarkdownError.image(line: 3, source: "https://a.example/p.gif")
      ),
      ("a <b>x</b>", .rawHTML(line: 1, text: "<b>")),
      ("a\n\n<div>\nx</div>", .rawHTML(line: 3, text: "<div>")),
      ("a\n\n<!-- x -->", .rawHTML(line: 3, text: "<!-- x -->")),
      ("[x](javascript:alert(1))", .address(line: 1, "javascript:alert(1)")),
      ("[x](page.html)", .address(line: 1, "page.html")),
      ("[x](https:)", .address(line: 1, "https:")),
      ("[x](data:text/html,x)", .address(line: 1, "data:text/html,x")),
      ("[x](https://a.example \"t\")", .linkTitle(line: 1, "t")),
    ]
  )
  func refuses(_ markdown: String, _ error: MarkdownError) {
    #expect(throws: error) { try RichText(markdown: markdown) }
  }

  @Test("Forms inside each other end somewhere")
  func refusesTheDeep() throws {
    let deep = String(repeating: "> ", count: 100_000) + "x"
    #expect(throws: MarkdownError.tooDeep(line: 1)) { try RichText(markdown: deep) }
    let html = String(repeating: "<blockquote>\n", count: 100_000)
    #expect(RichText(html: Self.page(html)) == nil)
    _ = try RichText(markdown: String(repeating: "> ", count: 90) + "x").html
  }

  static func page(_ body: String) -> String {
    """
    <!DOCTYPE html>
    <html>
    <head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head>
    <body dir="auto">
    \(body)</body>
    </html>

    """
  }
}
