import Check
import Markdown
import Markup
import Outreach
import Testing

@testable import Preview

/// The page for a browser, by its octets.
@Suite struct PageTests {
  private static func page(
    _ preview: Preview = PageSample.preview(),
    comparison: Comparison? = nil,
    findings: [Finding] = [PageSample.finding()]
  ) -> String {
    Page(preview, comparison: comparison, findings: findings).text
  }

  static let hostile = [
    "<script>document.title='owned'</script>", "\"><img src=x onerror=alert(1)>",
    "'><svg onload=x>",
    "</style><script>x</script>", "</title>", "<!--", "]]>", "&lt;b&gt;",
    "\u{202E}gnp.exe\u{202C}", "a\u{0}b\u{7}\u{1B}[31m", "\u{2028}\u{FEFF}\u{200B}",
    String(repeating: "Wolfeschlegelsteinhausen", count: 21), "javascript:alert(1)",
    "a\r\nb", "שלום عالم", "\u{E0041}\u{F0000}", "<\u{338}", "",
  ]

  @Test("Data is text, whatever it looks like", arguments: hostile)
  func escapes(_ text: String) throws {
    let preview = PageSample.preview(text: text, findings: [])
    let page = Self.page(preview, findings: [PageSample.finding(message: text)])
    let harmless = Self.page(PageSample.preview(text: "Bo"), findings: [PageSample.finding()])
    #expect(Outline(page).tags == Outline(harmless).tags)
    let unseen = page.unicodeScalars.filter { scalar in
      scalar.properties.generalCategory == .format
        || scalar.properties.generalCategory == .control
          && scalar != "\n" && scalar != "\t"
    }
    #expect(unseen.isEmpty)
  }

  @Test("It is one file that needs nothing else and runs nothing")
  func isAlone() throws {
    let page = Self.page()
    let outline = Outline(page)
    #expect(
      outline.tags.allSatisfy { !["script", "link", "img", "iframe", "base", "form"].contains($0) }
    )
    #expect(
      outline.attributes.allSatisfy { !$0.hasPrefix("on") && !["src", "style"].contains($0) }
    )
    #expect(outline.links.allSatisfy { $0.hasPrefix("#") })
    let style = try #require(page.firstText(between: "<style>", and: "</style>"))
    #expect(!style.contains("url(") && !style.contains("@import") && !style.contains("<"))
    #expect(
      page.contains(
        """
        <meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; \
        style-src &#39;\(HTML.policySource(of: style))&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;">
        """
      )
    )
  }

  @Test("Every tag is closed, every name is used once, every link leads somewhere")
  func isWhole() {
    let outline = Outline(Self.page())
    #expect(outline.isBalanced)
    #expect(Set(outline.ids).count == outline.ids.count)
    let dead = outline.links.filter { !outline.ids.contains(String($0.dropFirst())) }
    #expect(dead.isEmpty)
  }

  @Test("Words of a script that is written the other way turn nothing around them")
  func isolates() {
    let name = "שלום"
    let page = Self.page(
      PageSample.preview(text: name),
      findings: [PageSample.finding(message: name)]
    )
    // An address would stand before a name that decided on the direction.
    #expect(
      page.contains("<span dir=\"ltr\">\(name)</span> to <span dir=\"ltr\">\(name)</span></p>")
    )
    #expect(
      page.contains(
        """
        <span dir="ltr">\(name).</span> <span class="faint" dir="ltr">\(name).</span>
        """
      )
    )
  }

  @Test("On paper the page is a wide one in light colours, with all that is folded away on screen")
  func prints() {
    let style = PageStyle.text
    let media = style.components(separatedBy: "@media ").dropFirst()
    #expect(media.count > 3)
    #expect(media.allSatisfy { $0.hasPrefix("screen and (") || $0.hasPrefix("print {") })
    let print = media.first { $0.hasPrefix("print {") } ?? ""
    #expect(print.contains("details::details-content { content-visibility: visible"))
    #expect(print.contains("mark { background: none"))
  }

  @Test("What goes is not covered by what comes beside it")
  func leavesRoomForRemovedWords() {
    let rule = PageStyle.text.firstText(between: "\nins {", and: "}")
    #expect(rule?.contains("box-shadow") == false)
  }

  @Test("What came from the data is marked, and a default's words otherwise")
  func marks() {
    let mark = "title=\"contact.first_name (Templates/check-in/first.md:4:4)\">Bo</mark>"
    #expect(Self.page().contains("Hello <mark \(mark)"))
    let words = PageSample.words("Bo", isFallback: true)
    let page = Self.page(PageSample.preview(mails: [PageSample.mail(words: words)]))
    #expect(page.contains("Hello <mark class=\"fallback\" title=\"contact.first_name has no value"))
  }

  @Test("Words that are not the letter's own are not shown in its place")
  func doesNotMarkOtherWords() {
    let words = MarkedWords(
      subject: [RichText.Piece("Elsewhere")],
      text: [RichText.Piece("Elsewhere")],
      origins: []
    )
    let page = Self.page(PageSample.preview(mails: [PageSample.mail(words: words)]))
    #expect(!page.contains("Elsewhere"))
    #expect(page.contains("<div class=\"body text\" dir=\"auto\">Hello Bo\n</div>"))
  }

  @Test("A mail with form is shown with it, and says where its links lead")
  func showsForm() throws {
    let form = try RichText(
      markdown: "**Hello** [you](https://a.example)\n\n# Big\n\n- Bo",
      values: []
    )
    let words = MarkedWords(subject: [RichText.Piece("Bo")], text: [], form: form, origins: [])
    let page = Self.page(
      PageSample.preview(mails: [PageSample.mail(body: form.plain, words: words, html: "x")])
    )
    #expect(
      page.contains(
        """
        <p><strong>Hello</strong> <span class="link">you</span> \
        <span class="address">https://a.example</span></p>
        <p class="heading large">Big</p>
        """
      )
    )
    #expect(page.contains("Its plain part</summary>"))
  }

  @Test("A finding stands beside its line and its mail, one that may stay is folded away")
  func placesFindings() throws {
    let silence = Silence(reason: "meant", place: Place(file: "rapport.yaml", line: 3, column: 1))
    let page = Self.page(findings: [
      PageSample.finding(message: "beside"), PageSample.finding(message: "kept", silence: silence),
      PageSample.finding(line: 99, message: "nowhere"),
    ])
    let line = try #require(page.firstText(between: "<li id=\"s0-4\">", and: "</li>"))
    #expect(line.contains("beside.") && line.contains("write more."))
    let card = try #require(
      page.firstText(between: "<article class=\"mail\" id=\"m-d-0\">", and: "</article>")
    )
    #expect(card.contains("beside."))
    let folded = try #require(page.firstText(between: "1 finding that may stay", and: "</details>"))
    #expect(folded.contains("kept.") && folded.contains("It may stay: meant"))
    #expect(page.contains("<span class=\"place\">Templates/check-in/first.md:99:1</span>"))
  }

  @Test("Of many mails some are shown in full, all are in the plan, and the page says so")
  func saysWhatIsCut() {
    let mails =
      (0..<1000).map { PageSample.mail($0) }
      + (1000..<1003).map { PageSample.mail($0, template: "b/x") }
    let page = Self.page(PageSample.preview(mails: mails))
    let ids = Set(Outline(page).ids)
    #expect(ids.count { $0.hasPrefix("r-") } == 1003)
    #expect(ids.count { $0.hasPrefix("m-") } == PageIndex.fullMails)
    #expect(ids.isSuperset(of: ["m-d-0", "m-d-1000", "m-d-1001", "m-d-1002"]))
    #expect(page.contains("300 of the 1003 mails are shown in full below"))
    #expect(page.contains("1000 mails, 297 of them shown in full"))
    #expect(page.contains("2 more; “rapport plan --all” names everyone."))
  }

  @Test("A comparison shows what comes, goes, moves and reads otherwise, the same words once")
  func compares() throws {
    let before = PageSample.preview(mails: [
      PageSample.mail(0), PageSample.mail(1, subject: "Old words"),
      PageSample.mail(2, subject: "Old words"),
      PageSample.mail(3, subject: "Gone"),
    ])
    let after = PageSample.preview(mails: [
      PageSample.mail(0, after: 7200), PageSample.mail(1, subject: "New words"),
      PageSample.mail(2, subject: "New words"), PageSample.mail(4, subject: "Fresh"),
    ])
    let page = Self.page(
      after,
      comparison: Comparison(before, called: "origin/main", with: after),
      findings: []
    )
    let changes = try #require(
      page.firstText(between: "<section id=\"changes\"", and: "</section>")
    )
    #expect(changes.contains("Compared with <code>origin/main</code>"))
    for kind in ["added", "removed", "moved", "changed"] {
      #expect(changes.contains("<span class=\"badge \(kind)\">\(kind)</span>"))
    }
    #expect(changes.components(separatedBy: "<del>Old</del><ins>New</ins> words").count == 2)
    #expect(changes.contains("What it said"))
    let moved = try #require(
      changes.components(separatedBy: "<article").first { $0.contains("badge moved\"") }
    )
    #expect(!moved.contains("<div"), "a mail that only moves has the whole width")
    #expect(Outline(page).isBalanced)
  }
}

extension String {
  func firstText(between start: String, and end: String) -> String? {
    let parts = components(separatedBy: start)
    return parts.count > 1 ? parts[1].components(separatedBy: end).first : nil
  }

  func components(separatedBy separator: String) -> [String] {
    var parts: [String] = []
    var rest = Substring(self)
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}
