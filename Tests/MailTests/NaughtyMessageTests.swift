import Foundation
import Mail
import TestSupport
import Testing

/// The big list of naughty strings, put into every part of a message that takes text.
@Suite("A naughty string", .needsSharedMaterial, .needsPython, .temporaryFolder)
struct NaughtyMessageTests {
  /// A string and the message that has it everywhere.
  private struct Probe {
    let string: String
    let message: Message
    let bytes: [UInt8]
  }

  private static func strings() throws -> [String] {
    let file = SharedMaterial.url("corpora/strings/naughty.json")
    return try JSONDecoder().decode([String].self, from: Data(contentsOf: file))
  }

  private static func probes() throws -> [Probe] {
    try strings().filter { !hasControls($0) }.map { string in
      let message = try Sample.message(
        from: string,
        to: string,
        subject: string,
        headers: [try HeaderField("X-Extra", string)],
        text: "\(string)\n.\(string)",
        html: "<p>\(string)</p>"
      )
      return Probe(string: string, message: message, bytes: try message.serialized())
    }
  }

  @Test("arrives as it was, for Python's reader")
  func arrives() throws {
    let probes = try Self.probes()
    #expect(probes.count > 450)
    let readings = try Judge.read(probes.map(\.bytes), in: TemporaryFolder.current)
    for (probe, reading) in zip(probes, readings) {
      let shown = probe.string.printable
      #expect(reading.defects.isEmpty, "\(shown)")
      #expect(Self.isSame(reading.subject, probe.string), "\(shown)")
      #expect(Self.isSame(reading.fromName, probe.message.from.name ?? ""), "\(shown)")
      #expect(Self.isSame(reading.toName, probe.message.to.name ?? ""), "\(shown)")
      #expect(reading.toAddress == "charles@engine.example")
      #expect(Self.isSame(reading.extra, probe.string), "\(shown)")
      #expect(Self.isSame(reading.text, Sample.received(probe.message.text)), "\(shown)")
      #expect(Self.isSame(reading.html, Sample.received(probe.message.html ?? "")), "\(shown)")
    }
  }

  @Test("leaves nothing that the strict checker calls an error of form")
  func strict() throws {
    let content: Set = ["UNFILLED", "EMPTY_NAME", "REPLACEMENT", "HTML_ACTIVE", "FAKE_RE", "PIXEL"]
    let findings = try StrictJudge.findings(
      in: try Self.probes().map(\.bytes),
      folder: TemporaryFolder.current
    )
    #expect(findings.filter { !content.contains($0.code) }.isEmpty)
  }

  @Test("arrives as it was, for our own reader")
  func returns() throws {
    for probe in try Self.probes() {
      let parsed = ParsedMessage(probe.bytes)
      let shown = probe.string.printable
      #expect(parsed.defects.isEmpty, "\(shown)")
      #expect(Self.isSame(parsed.subject, probe.string), "\(shown)")
      #expect(parsed.from == [probe.message.from], "\(shown)")
      #expect(parsed.to == [probe.message.to], "\(shown)")
      #expect(Self.isSame(parsed.text, Sample.received(probe.message.text)), "\(shown)")
      #expect(Self.isSame(parsed.html, Sample.received(probe.message.html ?? "")), "\(shown)")
    }
  }

  @Test("with a control character is refused everywhere, by its place")
  func refused() throws {
    let naughty = try Self.strings().filter(Self.hasControls)
    #expect(!naughty.isEmpty)
    let address = try Address("a@x.example")
    for string in naughty {
      #expect(throws: MessageError.self) { try Sample.message(subject: string).serialized() }
      #expect(throws: ControlCharacterError.self) {
        try NamedAddress(name: string, address: address)
      }
      #expect(throws: HeaderFieldError.self) { try HeaderField("X-Extra", string) }
    }
  }

  private static func hasControls(_ string: String) -> Bool {
    string.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\t" }
  }

  /// By octets: canonical equivalence would hide a change.
  private static func isSame(_ left: String?, _ right: String) -> Bool {
    left.map { Array($0.utf8) == Array(right.utf8) } ?? false
  }
}
