import Testing

@testable import Pipeline

@Suite("A notice")
struct NoticeTests {
  @Test(
    "names no address",
    arguments: [
      ("550 <zoe@acme.example>: no such user", "550 [address] no such user"),
      ("535 5.7.8 ana@northlight.example wrong", "535 5.7.8 [address] wrong"),
      ("the connection was refused", "the connection was refused"), ("a＠b.example", "[address]"),
    ]
  )
  func addresses(_ text: String, _ shown: String) { #expect(text.withoutAddresses == shown) }

  @Test("leaves out facts that are not there")
  func facts() {
    let notice = Notice(.planned, ["drafted": "3", "rule": nil])
    #expect(notice.facts.map(\.name) == ["drafted"])
  }
}
