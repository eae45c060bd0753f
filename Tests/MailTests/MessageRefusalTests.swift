import Mail
import Testing

@Suite("A message that cannot be written") struct MessageRefusalTests {
  @Test(
    "names the control character's place in its text",
    arguments: [
      ("one\ntwo\u{0}", "\0", 2, 4), ("one\r\n\u{1B}", "\u{1B}", 2, 1),
      ("a\rb\u{8}", "\u{8}", 2, 2),
      ("\t\u{B}", "\u{B}", 1, 2), ("é\n\né\u{85}", "\u{85}", 3, 2), ("\u{7F}", "\u{7F}", 1, 1),
    ] as [(String, Unicode.Scalar, Int, Int)]
  )
  func places(text: String, scalar: Unicode.Scalar, line: Int, column: Int) throws {
    for (part, message) in [
      ("text", try Sample.message(text: text)), ("html", try Sample.message(html: text)),
    ] {
      let error = #expect(throws: MessageError.self) { try message.serialized() }
      guard case .controlCharacter(let found)? = error else {
        Issue.record("another error: \(String(describing: error))")
        continue
      }
      #expect(found.part == part)
      #expect(found.scalar == scalar)
      #expect(found.line == line)
      #expect(found.column == column)
    }
  }

  @Test("is found out wherever in a line the control character stands", arguments: 0..<20)
  func everyPosition(position: Int) throws {
    let line = String(repeating: "x", count: 19)
    let controls = Array(0x00...0x1F) + Array(0x7F...0x9F)
    for value in controls where ![0x09, 0x0A, 0x0D].contains(value) {
      let scalar = try #require(Unicode.Scalar(UInt32(value)))
      let text = line.prefix(position) + String(scalar) + line.dropFirst(position)
      let message = try Sample.message(text: String(text))
      let error = #expect(throws: MessageError.self) { try message.serialized() }
      guard case .controlCharacter(let found)? = error else { continue }
      #expect(found.scalar == scalar)
      #expect(found.column == position + 1)
    }
  }

  @Test("does not end its subject's line", arguments: ["a\r\nBcc: b@x.example", "a\n", "\r", "\0"])
  func subject(subject: String) throws {
    let message = try Sample.message(subject: subject)
    let error = #expect(throws: MessageError.self) { try message.serialized() }
    #expect(error?.description.contains("Subject") == true)
    #expect(error?.description.utf8.contains { $0 < 0x20 } == false)
  }

  @Test(
    "has no extra field that it writes itself, nor one that servers write",
    arguments: [
      "Bcc", "FROM", "content-type", "Content-Language", "Received", "Resent-To",
      "list-unsubscribe",
    ]
  )
  func reserved(name: String) throws {
    let message = try Sample.message(headers: [try HeaderField(name, "x")])
    #expect(throws: MessageError.reservedField(name)) { try message.serialized() }
  }

  @Test("has no extra field twice")
  func repeated() throws {
    let fields = try ["X-A", "X-B", "x-a"].map { try HeaderField($0, "v") }
    let message = try Sample.message(headers: fields)
    #expect(throws: MessageError.repeatedField("x-a")) { try message.serialized() }
  }

  @Test("never happens for its boundary: one that occurs in a part is not taken")
  func boundary() throws {
    let plain = try Sample.message(html: "<p>x</p>")
    let first = try #require(
      ParsedMessage(try plain.serialized()).root.contentType.parameters["boundary"]
    )
    let trap = try Sample.message(text: "a\n--\(first)\nb\n", html: "<p>x</p>")
    let parsed = ParsedMessage(try trap.serialized())
    #expect(parsed.text == "a\n--\(first)\nb\n")
    #expect(parsed.root.contentType.parameters["boundary"] != first)
    #expect(first.wholeMatch(of: /=_[0-9a-f]{24}/) != nil)
  }
}
