import Testing

@testable import Outreach

@Suite("A suppression")
struct SuppressionTests {
  @Test(
    "covers an address, a domain with all below it, or a pattern",
    arguments: [
      ("zoe@acme.example", "zoe@acme.example", true),
      ("Zoe@Acme.example", "ZOE@acme.example", true),
      ("zoe@acme.example", "zoe.b@acme.example", false),
      ("acme.example", "zoe@acme.example", true),
      ("@acme.example", "zoe@mail.acme.example", true),
      ("acme.example", "zoe@notacme.example", false),
      ("*@*.gov.example", "mayor@town.gov.example", true),
      ("*@*.gov.example", "mayor@gov.example", false),
      ("no-reply*", "no-reply-7@acme.example", true),
      ("*", "zoe@acme.example", true),
      ("*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@acme.example", false),
    ]
  )
  func covers(pattern: String, address: String, expected: Bool) throws {
    let pattern = try #require(Suppression.Pattern(pattern))
    let suppression = Suppression(pattern: pattern, reason: "asked")
    #expect(suppression.covers(Sample.address(address)) == expected)
  }

  @Test("is not made of a text that is neither", arguments: ["", "acme", "@", "a b@c"])
  func refused(text: String) {
    #expect(Suppression.Pattern(text) == nil)
  }
}
