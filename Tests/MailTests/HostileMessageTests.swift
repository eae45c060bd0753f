import Foundation
import Mail
import TestSupport
import Testing

@Suite("A hostile message") struct HostileMessageTests {
  private static let tight = ParseLimits(
    octets: 4000,
    fields: 5,
    fieldOctets: 50,
    parts: 6,
    depth: 3
  )

  private static func parse(_ text: String, limits: ParseLimits = tight) -> ParsedMessage {
    ParsedMessage(Array(text.utf8), limits: limits)
  }

  @Test("is cut at the limit of octets")
  func octets() {
    let message = Self.parse("\r\n" + String(repeating: "x", count: 5000))
    #expect(message.defects == [.cut(atOctets: 4000)])
    #expect(message.text?.utf8.count == 3998)
  }

  @Test("gives no more fields, and no longer ones, than the limits")
  func fields() {
    let message = Self.parse((0..<9).map { "F\($0): v\r\n" }.joined() + "\r\nbody")
    #expect(message.defects == [.tooManyFields])
    #expect(message.fields.map(\.name) == ["F0", "F1", "F2", "F3", "F4"])
    #expect(message.text == "body")
    let long = Self.parse(
      "A: \(String(repeating: "x", count: 60))\r\nB: y\r\n" + String(repeating: " z\r\n", count: 60)
    )
    #expect(long.defects == [.fieldCut(name: "A"), .fieldCut(name: "B")])
    #expect(long.fields.allSatisfy { $0.raw.count <= 50 })
  }

  @Test("is not followed deeper than the limit")
  func depth() {
    let level = "Content-Type: message/rfc822\r\n\r\n"
    let message = Self.parse(String(repeating: level, count: 50))
    #expect(message.defects == [.tooDeep])
    #expect(message.root.all.count == 4)
    let nest = (0..<20).map { "Content-Type: multipart/mixed; boundary=b\($0)\r\n\r\n--b\($0)\r\n" }
    #expect(Self.parse(nest.joined()).root.all.count == 4)
  }

  @Test("has no more parts than the limit, over all levels")
  func parts() {
    let message = Self.parse(
      "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
        + String(repeating: "--b\r\n\r\nx\r\n", count: 90)
    )
    #expect(message.defects.contains(.tooManyParts))
    #expect(message.root.all.count <= 6)
  }

  @Test(
    "is read as far as it makes sense, and what is odd is named",
    arguments: [
      ("", []), ("\r\n", []), ("no colon\r\nSubject: s\r\n\r\n", [.malformedField(line: 1)]),
      (" folded first\r\n\r\n", [.malformedField(line: 1)]),
      (": x\r\n\r\n", [.malformedField(line: 1)]),
      ("Content-Type: multipart/mixed\r\n\r\nx", [.noBoundary]),
      ("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nx", [.unclosedMultipart]),
      ("Content-Type: multipart/mixed; boundary=b\r\n\r\nx", [.unclosedMultipart]),
      ("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b--", []),
      ("Content-Type: ;;;=;\"\r\n\r\nx", []),
    ] as [(String, [ParseDefect])]
  )
  func defects(text: String, defects: [ParseDefect]) {
    #expect(Self.parse(text).defects == defects)
  }

  @Test("keeps an empty part, and a last line without its end")
  func edges() {
    let message = Self.parse("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n--b\r\n\r\nx")
    #expect(message.root.parts.count == 2)
    #expect(message.root.parts.last?.text == "x")
  }

  @Test("of random damage is read without a trap", arguments: 0..<150)
  func damaged(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let all = GoldenMessage.allCases
    var bytes = try all[Int.random(in: 0..<all.count, using: &random)].message().serialized()
    let pieces = [
      "\r\n", "\n", "\r\n\r\n", "=?utf-8?b?", "=?", "?=", "--=_", "\"", "(", "<", ";", ":", "=",
      "*0*=",
      "\0", "\u{FF}", "Content-Type: multipart/mixed; boundary=\"\"\r\n", "charset=utf-16\r\n",
    ]
    for _ in 0..<Int.random(in: 1...40, using: &random) {
      let position = Int.random(in: 0...bytes.count, using: &random)
      let end = min(bytes.count, position + Int.random(in: 0...4, using: &random))
      let piece = pieces[Int.random(in: 0..<pieces.count, using: &random)]
      bytes.replaceSubrange(position..<end, with: piece.utf8)
    }
    Self.readAll(ParsedMessage(bytes, limits: Self.tight))
    Self.readAll(ParsedMessage(bytes))
  }

  /// Everything that is computed when asked for.
  private static func readAll(_ message: ParsedMessage) {
    let seen = (
      message.from, message.to, message.subject, message.date, message.messageID,
      message.references, message.autoSubmitted, message.text, message.html
    )
    withExtendedLifetime(seen) {}
    for part in message.root.all {
      #expect(part.body.count <= 5000 || part.parts.isEmpty)
      withExtendedLifetime((part.text, part.filename, part.fields.map(\.value))) {}
    }
  }
}
