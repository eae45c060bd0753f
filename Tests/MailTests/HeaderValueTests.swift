import Mail
import Testing

@Suite("What headers are made of") struct HeaderValueTests {
  @Test("a name loses its outer white space; an empty one is none")
  func trimsNames() throws {
    let address = try Address("a@x.example")
    #expect(try NamedAddress(name: "  Ada \t", address: address).name == "Ada")
    #expect(try NamedAddress(name: " \u{A0}", address: address).name == nil)
    #expect(try NamedAddress(name: "A\tB", address: address).name == "A B")
  }

  @Test(
    "a name with a control character is refused, with its place",
    arguments: [
      ("Ada\r\nBcc: b@x.example", "\r", 4), ("Ada\n", "\n", 4), ("\0", "\0", 1),
      ("é\u{85}", "\u{85}", 2), ("\u{7F}", "\u{7F}", 1), ("A\u{1B}[1m", "\u{1B}", 2),
    ] as [(String, Unicode.Scalar, Int)]
  )
  func refusesNames(name: String, scalar: Unicode.Scalar, column: Int) throws {
    let address = try Address("a@x.example")
    let error = #expect(throws: ControlCharacterError.self) {
      try NamedAddress(name: name, address: address)
    }
    #expect(error?.scalar == scalar)
    #expect(error?.column == column)
    #expect(error?.line == 1)
  }

  @Test("a field has a legal name and a value that ends no line")
  func fields() throws {
    #expect(try HeaderField("X-Step", "größer").value == "größer")
    for name in ["", "X Step", "X:", "Ü", "X\r\n", String(repeating: "x", count: 61)] {
      #expect(throws: HeaderFieldError.name(name)) { try HeaderField(name, "v") }
    }
    for value in ["a\r\nBcc: b", "a\nb", "a\rb", "a\0"] {
      #expect(throws: HeaderFieldError.self) { try HeaderField("X-Step", value) }
    }
  }

  @Test(
    "a Message-ID is taken with or without its brackets",
    arguments: ["a@x.example", "<a@x.example>", "<a.b..c+d@[192.0.2.1]>", "<.a.@x>"]
  )
  func messageIDs(text: String) throws {
    let id = try MessageID(text)
    #expect(id.description == (text.hasPrefix("<") ? text : "<\(text)>"))
  }

  @Test(
    "a malformed Message-ID is refused",
    arguments: [
      "", "<>", "a", "a@", "@x", "a@b@c", "<a@x.example", "a b@x", "a@x\r\n", "<a@[b[c]>",
      "a@[b@c]",
      "\"a\"@x", "é@x", "a@x>\r\nBcc:<b@x",
    ]
  )
  func refusesMessageIDs(text: String) {
    #expect(throws: MessageIDError.self) { try MessageID(text) }
  }

  @Test("a Message-ID is a function of its seed, at the sender's domain")
  func derives() throws {
    let sender = try Address("ada@Notes.example")
    let id = MessageID.derived(from: "sequence/step/contact", for: sender)
    #expect(id == MessageID.derived(from: "sequence/step/contact", for: sender))
    #expect(id != MessageID.derived(from: "sequence/step/other", for: sender))
    #expect(id.description.hasSuffix("@notes.example>"))
    #expect(try MessageID(id.description) == id)
  }

  @Test("an opt-out is percent-encoded, and its link is https or refused")
  func optOut() throws {
    let address = try Address("stop+é%&@x.example")
    let plain = try ListUnsubscribe(to: address, subject: "no more?")
    #expect(plain.mailto == "mailto:stop%2B%C3%A9%25%26@x.example?subject=no%20more%3F")
    #expect(
      try ListUnsubscribe(to: address, subject: "").mailto == "mailto:stop%2B%C3%A9%25%26@x.example"
    )
    for url in [
      "http://x.example/", "https://", "https://x.example/>\r\nBcc: b", "https://é.example/",
    ] {
      #expect(throws: ListUnsubscribeError.oneClick(url)) {
        try ListUnsubscribe(to: address, oneClick: url)
      }
    }
    #expect(throws: ListUnsubscribeError.subject("a\r\nb")) {
      try ListUnsubscribe(to: address, subject: "a\r\nb")
    }
  }
}
