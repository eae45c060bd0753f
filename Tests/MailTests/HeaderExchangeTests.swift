import Mail
import Testing

@Suite("Exchanging a header field")
struct HeaderExchangeTests {
  private struct Case: CustomTestStringConvertible {
    let testDescription: String
    let before: String
    let after: String
  }

  private static let cases = [
    Case(
      testDescription: "leaves every other octet as it is",
      before: "From: a@x.example\r\nTo: b@x.example\r\nSubject: s\r\n\r\nTo: me\r\n",
      after: "From: a@x.example\r\nTo: z@x.example\r\nSubject: s\r\n\r\nTo: me\r\n"
    ),
    Case(
      testDescription: "takes the folded lines with it",
      before: "TO : b@x.example,\r\n c@x.example,\r\n\td@x.example\r\nSubject: s\r\n\r\nx",
      after: "To: z@x.example\r\nSubject: s\r\n\r\nx"
    ),
    Case(
      testDescription: "finds the last field of a header",
      before: "Subject: s\r\nTo: b@x.example\r\n c@x.example\r\n\r\nx\r\n",
      after: "Subject: s\r\nTo: z@x.example\r\n\r\nx\r\n"
    ),
    Case(
      testDescription: "works on a header without a body",
      before: "Subject: s\r\nTo: b@x.example\r\n",
      after: "Subject: s\r\nTo: z@x.example\r\n"
    ),
    Case(
      testDescription: "is not taken in by a folded line or a longer name",
      before: "Subject: s\r\n To: x\r\nTo-Do: x\r\nX-To: x\r\n\r\nx",
      after: "Subject: s\r\n To: x\r\nTo-Do: x\r\nX-To: x\r\n\r\nx"
    ),
    Case(
      testDescription: "adds none where there is none",
      before: "Subject: s\r\n\r\nTo: me\r\n",
      after: "Subject: s\r\n\r\nTo: me\r\n"
    ),
  ]

  @Test(arguments: cases)
  private func exchanges(_ sample: Case) throws {
    let exchange = HeaderExchange(try HeaderField("To", "z@x.example"))
    let result = exchange.apply(to: Array(sample.before.utf8))
    #expect(String(decoding: result, as: UTF8.self) == sample.after)
  }
}
