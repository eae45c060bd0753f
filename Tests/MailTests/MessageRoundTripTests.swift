import Mail
import TestSupport
import Testing

@Suite("A message of random text") struct MessageRoundTripTests {
  private static let seeds: [UInt64] = Array(0..<400)

  /// Pieces that folding, quoting, encodings and boundaries trip over.
  private static let pieces = [
    " ", "  ", "a", "word", "=?", "?=", "=?UTF-8?Q?", "=", "=3D", "_", "é", "日本語", "👩\u{200D}💻",
    "e\u{301}\u{301}", "\"", "\\", "(", ")", "<", ">", "@", ",", ";", ":", "From ", ".", "\t", "--",
    "--=_", "\u{202E}", "\u{A0}", "Ωмега", String(repeating: "x", count: 70), "{{ name }}", "'",
  ]

  private static func text(_ random: inout SeededGenerator, lines: Bool) -> String {
    let ends = lines ? ["\n", "\r\n", "\r", "\n\n"] : []
    let choices = pieces + ends
    let count = Int.random(in: 0...60, using: &random)
    return (0..<count).map { _ in choices[Int.random(in: 0..<choices.count, using: &random)] }
      .joined()
  }

  private static func message(seed: UInt64) throws -> Message {
    var random = SeededGenerator(seed: seed)
    let hasHTML = Bool.random(using: &random)
    return try Sample.message(
      from: text(&random, lines: false),
      to: text(&random, lines: false),
      subject: text(&random, lines: false),
      headers: [try HeaderField("X-Extra", text(&random, lines: false))],
      text: text(&random, lines: true),
      html: hasHTML ? text(&random, lines: true) : nil
    )
  }

  @Test("is read back as it was", arguments: seeds)
  func roundTrip(seed: UInt64) throws {
    let message = try Self.message(seed: seed)
    let parsed = ParsedMessage(try message.serialized())
    #expect(parsed.defects.isEmpty)
    #expect(parsed.from == [message.from])
    #expect(parsed.to == [message.to])
    #expect(parsed.date == message.date)
    #expect(parsed.messageID == message.messageID)
    #expect(Self.octets(parsed.subject) == Self.octets(message.subject))
    #expect(Self.octets(parsed.value("X-Extra")) == Self.octets(message.headers[0].value))
    #expect(Self.octets(parsed.text) == Self.octets(Sample.received(message.text)))
    #expect(Self.octets(parsed.html) == Self.octets(message.html.map(Sample.received)))
  }

  @Test(
    "has lines of form: CR LF, at most 998 octets, ASCII, no white space alone",
    arguments: seeds
  )
  func form(seed: UInt64) throws {
    let bytes = try Self.message(seed: seed).serialized()
    let wire = try WireText(bytes)
    #expect(wire.isASCII)
    #expect(bytes.suffix(2) == [0x0D, 0x0A])
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { $0.dropLast() }
    #expect(lines.allSatisfy { $0.count <= 998 })
    let head = lines.prefix { !$0.isEmpty }
    #expect(head.allSatisfy { line in line.contains { $0 != 0x20 && $0 != 0x09 } })
    #expect(!head.contains { $0.last == 0x20 || $0.last == 0x09 })
    let names = head.filter { $0.first != 0x20 }.map {
      String(decoding: $0.prefix { $0 != 0x3A }, as: UTF8.self)
    }
    #expect(Set(names).count == names.count)
  }

  @Test("is the same bytes every time", arguments: seeds.prefix(20))
  func pure(seed: UInt64) throws {
    #expect(try Self.message(seed: seed).serialized() == Self.message(seed: seed).serialized())
  }

  @Test(
    "is clean to the strict checker, but for its random content",
    .needsPython,
    .needsSharedMaterial,
    .temporaryFolder
  )
  func strict() throws {
    let messages = try Self.seeds.map { try Self.message(seed: $0).serialized() }
    let findings = try StrictJudge.findings(in: messages, folder: TemporaryFolder.current)
    #expect(findings.filter { $0.code != "UNFILLED" }.isEmpty)
  }

  private static func octets(_ text: String?) -> [UInt8]? { text.map { Array($0.utf8) } }
}
