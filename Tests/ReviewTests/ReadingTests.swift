import Outreach
import Review
import Store
import Testing

@Suite struct ReadingTests {
  @Test func draftsAreListedByTheDayOnWhichTheyGo() throws {
    let sample = try Sample(drafts: [
      Sample.draft("d-2", step: "second", days: 2, subject: "Second"),
      Sample.draft("d-1", step: "first", days: 1, subject: "First"),
    ])
    let body = try sample.ask().body
    let places = [
      "Saturday, 16 January 2027", "First</a>", "Sunday, 17 January 2027", "Second</a>",
    ]
    .compactMap { body.firstRange(of: $0)?.lowerBound }
    #expect(places.count == 4)
    #expect(places == places.sorted())
    #expect(body.contains("2 drafts to read"))
    #expect(body.contains("To read (2)"))
  }

  @Test func anEmptyListSaysSo() throws {
    #expect(try Sample().ask().body.contains("Nothing waits for you"))
  }

  @Test func approvedDraftsAreOnAShelfOfTheirOwn() throws {
    let draft = try Sample.draft()
    let sample = try Sample(drafts: [draft])
    try sample.store.approve(
      draft.record.id,
      digest: draft.record.digest,
      by: "Ada",
      at: Sample.noon
    )
    #expect(try !sample.ask().body.contains("Lights"))
    #expect(try sample.ask("?show=approved").body.contains("Lights"))
    #expect(try sample.ask("?show=in-doubt").body.contains("No mail is in doubt"))
  }

  @Test func aDraftShowsWhoWhatWhenAndWhy() throws {
    let body = try Sample(drafts: [Sample.draft()]).ask("draft/d-1").body
    for part in [
      "Lights</h1>", "Hello Ann,\n\nshall we?", "<bdi>Ann Lee</bdi>", "ann@acme.example",
      "us@ours.example", "Saturday, 16 January 2027, 09:00 (Europe/Paris)", "check-in/first",
      "decision-maker", "prospect", "waits for your decision", "This draft so far", "drafted · by",
      "Message-ID: ",
    ] {
      #expect(body.contains(part), "\(part)")
    }
  }

  @Test func aDraftWhoseTimeHasPassedSaysSo() throws {
    let sample = try Sample(drafts: [Sample.draft(days: -1)])
    #expect(try sample.ask().body.contains("its time has passed"))
    #expect(try sample.ask("draft/d-1").body.contains("this time has passed"))
  }

  @Test func moreDraftsThanAPageHoldsAreCountedAndCut() throws {
    let drafts = try (0...500).map { try Sample.draft("d-\($0)", step: "s\($0)") }
    let body = try Sample(drafts: drafts).ask().body
    #expect(body.contains("over 500 drafts to read"))
    #expect(body.contains("The first 500 are shown"))
    #expect(body.split(separator: "<li>").count == 501)
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'onmouseover='x", "&lt;b&gt;",
    "</style><script>", "<!--", "]]>", "{{7*7}}", "javascript:alert(1)",
  ])
  func markupInDataIsTextEverywhere(name: String) throws {
    let sample = try Sample(
      name: name,
      drafts: [Sample.draft(step: name, subject: name, text: "\(name)\n")]
    )
    for address in ["", "draft/d-1"] {
      let body = try sample.ask(address).body
      #expect(elements(of: body).isDisjoint(with: ["script", "img", "b", "!--"]))
      #expect(!body.contains("\(name)<") || !name.contains("<") && !name.contains("'"))
      #expect(body.contains(escaped(name)))
    }
  }

  @Test(arguments: [
    ("\u{202E}gnp.exe", "\\u{202E}"), ("a\u{200B}b", "\\u{200B}"), ("a\u{1B}[31m", "\\u{1B}"),
    ("a\u{2066}b", "\\u{2066}"), ("\u{FEFF}a", "\\u{FEFF}"), ("a\u{2028}b", "\\u{2028}"),
  ])
  func whatHidesOrTurnsTextIsMadeVisible(name: String, shown: String) throws {
    let sample = try Sample(name: name, drafts: [Sample.draft()])
    let body = try sample.ask("draft/d-1").body
    #expect(body.contains(shown))
    #expect(
      !body.unicodeScalars.contains {
        "\u{202E}\u{200B}\u{1B}\u{2066}\u{FEFF}\u{2028}".unicodeScalars.contains($0)
      }
    )
  }

  @Test func aTurningSignInTheTextIsMadeVisible() throws {
    let sample = try Sample(drafts: [Sample.draft(text: "pay\u{202E}me\n\tnow\n")])
    #expect(try sample.ask("draft/d-1").body.contains("pay\\u{202E}me\n\tnow"))
  }

  @Test func anIdThatIsNoPlainWordStaysOneSegmentOfTheAddress() throws {
    let sample = try Sample(drafts: [Sample.draft("a/../b?c=\"d\"&é\n")])
    let address = "draft/a%2F..%2Fb%3Fc%3D%22d%22%26%C3%A9%0A"
    #expect(try sample.ask().body.contains("/\(address)\""))
    #expect(try sample.ask(address).status == 200)
  }

  @Test func aNameOfFiveHundredLettersIsShownWhole() throws {
    let name = String(repeating: "W", count: 500)
    let body = try Sample(name: name, drafts: [Sample.draft()]).ask("draft/d-1").body
    #expect(body.contains(name))
  }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
  }

  /// Names of all tags in the page.
  private func elements(of body: String) -> Set<String> {
    let style = body.split(separator: "</style>", maxSplits: 1).last ?? ""
    return Set(
      style.split(separator: "<").dropFirst().map {
        String($0.drop { $0 == "/" }.prefix { $0.isLetter || $0 == "!" || $0 == "-" })
      }
    )
  }
}
