import Check
import Outreach
import Testing

@Suite("A mail with an HTML part")
struct RichMailTests {
  private func heard(saying sentence: String) throws -> [Finding] {
    var sandbox = try Sandbox.small()
    try sandbox.replace("format: text", by: "format: html", in: "check-in/third")
    try sandbox.say(sentence)
    return try sandbox.heard
  }

  @Test(
    "is well with words that are linked, and with the address itself",
    arguments: [
      "See [our page](https://northlight.example/page).",
      "See [northlight.example](https://www.northlight.example/page).",
      "See <https://northlight.example/page>.", "It is **ours**, and *not* [yours].",
    ]
  )
  func well(sentence: String) throws {
    #expect(try heard(saying: sentence) == [])
  }

  @Test(
    "is looked at in both parts",
    arguments: [
      ("See [northlight.example](https://elsewhere.example/page).", FindingKind.linkTextDiffers),
      ("See [our page](https://bit.ly/3abc).", .shortenedLink),
      ("See [our page](http://northlight.example/page).", .insecureLink),
      ("See [our  page](https://northlight.example/?utm_medium=mail).", .trackedLink),
      (
        "[a](https://a.example) [b](https://b.example) [c](https://c.example)",
        .tooManyLinks
      ),
      ("Please find attached the page.", .missingAttachment),
    ]
  )
  func found(sentence: String, kind: FindingKind) throws {
    let found = try heard(saying: sentence)
    #expect(found.map(\.kind).contains(kind), "\(found)")
    #expect(found.allSatisfy { $0.place.file == "Templates/check-in/third.md" })
  }
}
