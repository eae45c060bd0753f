import Mail
import Testing

@Suite("A digest") struct DigestTests {
  @Test(
    "is the SHA-256 of the octets",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ]
  )
  func vectors(text: String, hex: String) {
    #expect(Digest.of(Array(text.utf8)).hex == hex)
    #expect(Digest(hex: hex.uppercased()) == Digest.of(Array(text.utf8)))
  }

  @Test("of a delivery is that of both addresses, each ended by NUL, and the octets")
  func delivery() throws {
    let envelope = Envelope(
      sender: try Address("a@x.example"),
      recipient: try Address("b@y.example")
    )
    let expected = Digest.of(Array("a@x.example\0b@y.example\0text".utf8))
    #expect(Digest.of(envelope, Array("text".utf8)) == expected)
  }

  @Test("changes with the case of the local part, which servers may tell apart")
  func exact() throws {
    let lower = Envelope(sender: try Address("a@x.example"), recipient: try Address("b@y.example"))
    let upper = Envelope(sender: try Address("a@x.example"), recipient: try Address("B@y.example"))
    #expect(Digest.of(lower, []) != Digest.of(upper, []))
  }

  @Test(
    "is not made of anything but 64 hex digits",
    arguments: ["", "ab", String(repeating: "g", count: 64), String(repeating: "a", count: 65)]
  )
  func refuses(hex: String) { #expect(Digest(hex: hex) == nil) }
}
