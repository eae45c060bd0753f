import Mail
import Testing

@Suite("A message read") struct ParsedMessageTests {
  private static func parse(_ lines: String...) -> ParsedMessage {
    ParsedMessage(Array(lines.joined(separator: "\r\n").utf8))
  }

  @Test("gives its threading, its sender and whether a machine wrote it")
  func reply() throws {
    let message = Self.parse(
      "From mailbox Sun Nov 22 14:05:09 2026",
      "from: Charles <Charles@Engine.example>",
      "TO: ada@notes.example",
      "Subject: Re: Your",
      "\tmill",
      "Message-Id: <r1@engine.example>",
      "In-Reply-To: Your message of Sunday <d1@notes.example>",
      "References: <d0@notes.example>",
      " <broken",
      " <d1@notes.example>",
      "Auto-Submitted: Auto-Replied (vacation)",
      "Date: Sun, 22 Nov 2026 15:05:09 +0100",
      "",
      "Thanks!",
      ""
    )
    #expect(message.from.map(\.address) == [try Address("Charles@engine.example")])
    #expect(message.from.first?.name == "Charles")
    #expect(message.subject == "Re: Your\tmill")
    #expect(message.messageID == (try MessageID("r1@engine.example")))
    #expect(message.inReplyTo == [try MessageID("d1@notes.example")])
    #expect(
      message.references
        == (try ["d0@notes.example", "d1@notes.example"].map { try MessageID($0) })
    )
    #expect(message.autoSubmitted == "auto-replied")
    #expect(message.date?.seconds == 1_795_356_309)
    #expect(message.text == "Thanks!\n")
    #expect(message.html == nil)
    #expect(message.defects.isEmpty)
  }

  @Test(
    "opens lists of addresses as people write them",
    arguments: [
      ("a@x.example, b@y.example", ["a@x.example", "b@y.example"]),
      (#""Doe, J. \"x\"" <a@x.example>"#, [#"Doe, J. "x" <a@x.example>"#]),
      (
        "Team: a@x.example, B <b@y.example>;, c@z.example",
        ["a@x.example", "B <b@y.example>", "c@z.example"]
      ),
      ("(c(o)mm\\)ent) a@x.example (Ada)", ["a@x.example"]),
      ("=?ISO-8859-1?Q?Ren=E9?= =?ISO-8859-1?Q?e?= <a@x.example>", ["Renée <a@x.example>"]),
      ("\"=?utf-8?B?w4k=?=\" <a@x.example>", ["É <a@x.example>"]),
      ("undisclosed-recipients:;", []), ("nobody, <>, a@@x, <b@y.example", ["b@y.example"]),
      ("=?utf-8?Q?A=0D=0ABcc?= <a@x.example>", ["A  Bcc <a@x.example>"]), ("\"", []), ("(((", []),
    ]
  )
  func addresses(field: String, expected: [String]) {
    #expect(Self.parse("To: \(field)", "", "").to.map(\.description) == expected)
  }

  @Test(
    "decodes encoded-words, and only those",
    arguments: [
      ("=?utf-8?q?a?= =?utf-8?q?b?= c", "ab c"), ("=?utf-8?b?4pg=?= =?utf-8?b?gw==?=", "☃"),
      ("=?utf-8?q?a?= x =?utf-8?q?b?=", "a x b"), ("=?utf-8?x?a?=", "=?utf-8?x?a?="),
      ("=?utf-8?q?a", "=?utf-8?q?a"), ("=?koi8-r?B?8NLJ18XU?=", "Привет"),
      ("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本"), ("=?utf-8*en?Q?a_b?=", "a b"),
      ("=?utf-8?q?a?==?utf-8?q?b?=", "ab"), ("=?utf-8?q?a?==?latin1?q?=E9?=", "aé"),
      ("=?nonsense?q?=C3=A9?=", "é"), ("=?../../x?q?=E9?=", "é"), ("Grüße", "Grüße"),
      ("=?utf-8?q?=FF?=", "\u{FFFD}"), ("=?utf-8?q?a=0D=0Ab=00?=", "a  b "), ("=", "="),
    ]
  )
  func words(raw: String, expected: String) {
    #expect(Self.parse("Subject: \(raw)", "", "").subject == expected)
  }

  @Test(
    "decodes its text by transfer encoding and charset",
    arguments: [
      ("utf-8", "quoted-printable", "Gr=C3=BC=\r\n=C3=9Fe=20 \r\n=zz=3D", "Grüße \n=zz="),
      ("utf-8", "BASE64", "R3LD\r\nvMOfZQ==", "Grüße"),
      ("windows-1252", "quoted-printable", "=80", "€"),
      ("iso-8859-15", "quoted-printable", "=A4", "€"), ("gb18030", "base64", "xOO6ww==", "你好"),
      ("us-ascii", "quoted-printable", "=C3=A9=E9", "Ã©é"), ("bogus", "7bit", "é\r\nx", "é\nx"),
      ("shift_jis", "quoted-printable", "=93=FA=96=7B=80=93", "日本\u{FFFD}\u{FFFD}"),
      ("utf-8", "x-unknown", "a=3D", "a=3D"),
    ]
  )
  func decodes(charset: String, encoding: String, body: String, expected: String) {
    let message = Self.parse(
      "Content-Type: text/plain; charset=\"\(charset)\"",
      "Content-Transfer-Encoding: \(encoding)",
      "",
      body
    )
    #expect(message.text.map { Array($0.utf8) } == Array(expected.utf8))
  }

  @Test("finds the text among nested parts, attachments and messages inside")
  func nested() {
    let message = Self.parse(
      "Content-Type: multipart/mixed; boundary=out",
      "",
      "preamble",
      "--out",
      "Content-Disposition: attachment; filename*=utf-8''na%C3%AFve.txt",
      "",
      "not this",
      "--out",
      "Content-Type: message/rfc822",
      "",
      "Subject: inner",
      "",
      "nor this",
      "--out",
      "Content-Type: multipart/alternative; boundary=\"out-in\"",
      "",
      "--out-in",
      "",
      "this",
      "--out-in",
      "Content-Type: text/html",
      "",
      "<b>this</b>",
      "--out-in--",
      "--out--",
      "epilogue"
    )
    #expect(message.text == "this")
    #expect(message.html == "<b>this</b>")
    #expect(message.root.parts.count == 3)
    #expect(message.root.parts.first?.filename == "naïve.txt")
    #expect(message.root.all.count == 7)
    #expect(message.root.parts[1].parts.first?.value("subject") == "inner")
    #expect(message.defects.isEmpty)
  }

  @Test("gives a bounce's status and the headers that came back")
  func bounce() {
    let message = Self.parse(
      "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"",
      "",
      "--b",
      "",
      "It bounced.",
      "--b",
      "Content-Type: message/delivery-status",
      "",
      "Reporting-MTA: dns; mx.example",
      "",
      "Action: failed",
      "Status: 5.1.1",
      "--b",
      "Content-Type: text/rfc822-headers",
      "",
      "Message-ID: <d1@notes.example>",
      "--b--",
      ""
    )
    let types = message.root.parts.map(\.contentType.name)
    #expect(types == ["text/plain", "message/delivery-status", "text/rfc822-headers"])
    #expect(message.root.contentType.parameters["report-type"] == "delivery-status")
    #expect(message.root.parts[1].text.contains("Status: 5.1.1"))
    #expect(message.root.parts[2].text.contains("<d1@notes.example>"))
  }

  @Test(
    "reads the parameters of RFC 2231 and their lookalikes",
    arguments: [
      ("name=a.txt", "a.txt"), ("name=\"a \\\"b\\\".txt\"", "a \"b\".txt"),
      ("name*=iso-8859-1'de'%E4.txt", "ä.txt"),
      ("name*1=\"b.txt\"; name*0=\"a \"", "a b.txt"), ("NAME*0*=utf-8''%C3; name*1*=%A4", "ä"),
      ("name*0=a; name*2=c", "a"), ("name==?utf-8?q?=C3=A4?=", "ä"), ("name = a ; x", "a"),
      ("name=first; name=second", "first"), ("name=\"open", "open"), ("name*=%zz%4", "%zz%4"),
    ]
  )
  func parameters(text: String, expected: String) {
    let message = Self.parse("Content-Type: text/plain; \(text)", "", "")
    #expect(message.root.contentType.parameters["name"] == expected)
  }
}
