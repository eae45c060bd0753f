import Foundation
import Mail
import TestSupport
import Testing

@Suite("An address") struct AddressTests {
  @Test(
    "is kept as sent, with its domain as lower-case A-labels",
    arguments: [
      ("Ada@Notes.EXAMPLE", "Ada@notes.example", "ada@notes.example"),
      ("ada@Müller.example", "ada@xn--mller-kva.example", "ada@xn--mller-kva.example"),
      ("a.b+c=d@x-y.example", "a.b+c=d@x-y.example", "a.b+c=d@x-y.example"),
      ("ada@例え。テスト", "ada@xn--r8jz45g.xn--zckzah", "ada@xn--r8jz45g.xn--zckzah"),
      ("ada@straße.example", "ada@xn--strae-oqa.example", "ada@xn--strae-oqa.example"),
      ("O'Neil@x.example", "O'Neil@x.example", "o'neil@x.example"),
      ("ÉVE@x.example", "ÉVE@x.example", "éve@x.example"),
    ]
  )
  func keeps(text: String, sent: String, key: String) throws {
    let address = try Address(text)
    #expect(Array(address.description.utf8) == Array(sent.utf8))
    #expect(Array(address.key.utf8) == Array(key.utf8))
  }

  @Test("says its domain to people in their script")
  func displays() throws {
    #expect(try Address("a@xn--mller-kva.example").domainForDisplay == "müller.example")
    #expect(try Address("a@plain.example").domainForDisplay == "plain.example")
  }

  @Test("is normalised outside ASCII, and then needs SMTPUTF8")
  func normalises() throws {
    let address = try Address("e\u{301}ve@x.example")
    #expect(Array(address.localPart.utf8) == Array("éve".utf8))
    #expect(address.needsSMTPUTF8)
    #expect(try !Address("eve@müller.example").needsSMTPUTF8)
  }

  @Test(
    "is refused with the reason",
    arguments: [
      ("", .empty), ("ada", .noAt), ("@x.example", .emptyLocalPart), ("\"a\"@x.example", .quoted),
      ("a..b@x.example", .misplacedDot), (".a@x.example", .misplacedDot),
      ("a.@x.example", .misplacedDot), ("a@[192.0.2.1]", .literal),
      ("a b@x.example", .character(" ", column: 2)),
      ("a@b@x.example", .character("@", column: 2)),
      ("a\r\nRCPT TO:<b@x.example>", .character("\r", column: 2)),
      ("<a@x.example", .character("<", column: 1)),
      ("é\u{202E}a@x.example", .character("\u{202E}", column: 2)),
      ("a\u{A0}b@x.example", .character("\u{A0}", column: 2)),
      ("a\u{200B}@x.example", .character("\u{200B}", column: 2)),
      (String(repeating: "a", count: 65) + "@x.example", .localPartTooLong(octets: 65)),
      (String(repeating: "é", count: 33) + "@x.example", .localPartTooLong(octets: 66)),
    ] as [(String, AddressError.Reason)]
  )
  func refuses(text: String, reason: AddressError.Reason) {
    let error = #expect(throws: AddressError.self) { try Address(text) }
    #expect(error?.reason == reason)
    #expect(error?.text == text)
  }

  /// A capital in the domain sends it the careful way; without one it goes the quick way, if at all.
  @Test("is the same address, or none, whether it was read quickly or carefully", arguments: 0..<8)
  func isReadAlike(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    var kept = 0
    for _ in 0..<2_000 {
      let local = text(of: "ab1.+-_@", 1...6, &chance)
      let domain = text(of: "ab1.-n_", 1...9, &chance)
      let quick = try? Address("\(local)@\(domain)")
      let careful = try? Address("\(local)@\(domain.uppercased())")
      #expect(quick == careful, "\(local)@\(domain)")
      kept += quick == nil ? 0 : 1
    }
    #expect(100...1_900 ~= kept)
  }

  private func text(
    of characters: String,
    _ length: ClosedRange<Int>,
    _ chance: inout SeededGenerator
  ) -> String {
    let count = Int.random(in: length, using: &chance)
    return String((0..<count).compactMap { _ in characters.randomElement(using: &chance) })
  }

  @Test(
    "has at most 64 octets before the @, 63 in a label, and 254 in all",
    arguments: [
      (64, 60, true), (65, 60, false), (10, 63, true), (10, 64, false), (62, 63, true),
      (63, 63, false),
    ]
  )
  func isBounded(local: Int, label: Int, isTaken: Bool) {
    let labels = Array(repeating: String(repeating: "x", count: label), count: 3)
    let text = String(repeating: "a", count: local) + "@" + labels.joined(separator: ".")
    #expect(((try? Address(text)) != nil) == isTaken)
  }

  @Test(
    "is refused for its domain",
    arguments: [
      ("", .empty), ("x..example", .emptyLabel), ("x.example.", .emptyLabel),
      ("-x.example", .hyphenAtEdge("-x")), ("192.0.2.1", .numericTopLevel),
      ("x_y.example", .character("_", column: 2)), ("x example", .character(" ", column: 2)),
      ("x.exam\0ple", .character("\0", column: 7)), ("é\n.example", .character("\n", column: 2)),
      (
        String(repeating: "x", count: 64) + ".example",
        .labelTooLong(String(repeating: "x", count: 64))
      ),
      (String(repeating: "x.", count: 124) + "example", .tooLong(octets: 255)),
    ] as [(String, DomainError.Reason)]
  )
  func refusesDomain(domain: String, reason: DomainError.Reason) {
    let error = #expect(throws: AddressError.self) { try Address("a@" + domain) }
    guard case .domain(let found)? = error?.reason else {
      Issue.record("no domain error: \(String(describing: error))")
      return
    }
    #expect(found.reason == reason)
  }

  @Test(
    "is refused where libidn2 finds the domain invalid",
    arguments: [
      "xn--0.example", "xn--mller-kva-.example", "a\u{200D}b.example", "☃\u{FE0F}.-é.example",
    ]
  )
  func refusesInternational(domain: String) {
    #expect(throws: AddressError.self) { try Address("a@" + domain) }
  }

  @Test("shows hostile text made visible in its error")
  func showsVisibly() {
    let error = #expect(throws: AddressError.self) { try Address("a\u{1B}[2J@x.example") }
    #expect(error?.description.contains("\u{1B}") == false)
    #expect(error?.description.contains("\\u{1B}[2J") == true)
  }

  @Test("is of the length that SMTP allows, to the octet")
  func limits() throws {
    let domain = String(repeating: "x.", count: 90) + "example"
    let local = String(repeating: "a", count: 254 - 1 - domain.utf8.count)
    #expect(try Address("\(local.prefix(60))@\(domain)").description.utf8.count <= 254)
    let long = String(repeating: "x.", count: 91) + "example"
    let full = String(repeating: "a", count: 64) + "@" + long
    #expect(full.utf8.count == 254)
    #expect(try Address(full).description == full)
    #expect(throws: AddressError.self) { try Address("\(full)e") }
  }

  private struct Case: Decodable {
    let id: String
    let address: String
    let sendable: Bool?
  }

  @Test("is judged as the published cases judge it", .needsSharedMaterial)
  func corpus() throws {
    let lines = try String(
      contentsOf: SharedMaterial.url("corpora/addresses/cases.jsonl"),
      encoding: .utf8
    )
    var judged = 0
    for line in lines.split(separator: "\n") {
      let item = try JSONDecoder().decode(Case.self, from: Data(line.utf8))
      guard let sendable = item.sendable else { continue }
      judged += 1
      let address = try? Address(Self.withControls(item.address))
      #expect((address != nil) == sendable, "\(item.id): \(item.address.printable)")
    }
    #expect(judged > 100)
  }

  /// U+2400 + n stands for the control character n.
  private static func withControls(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar in
      0x2400...0x2421 ~= scalar.value
        ? Unicode.Scalar(UInt8(scalar.value == 0x2421 ? 0x7F : scalar.value - 0x2400)) : scalar
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
