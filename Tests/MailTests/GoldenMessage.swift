import Mail

/// The messages whose bytes are kept in `Golden`, one file each.
enum GoldenMessage: String, CaseIterable, Sendable {
  case plain
  case reply
  case longThread = "long-thread"
  case quotedPrintable = "quoted-printable"
  case base64
  case alternative
  case names
  case oneClick = "one-click"
  case fakeEncodedWords = "fake-encoded-words"
  case longWords = "long-words"
  case fragileLines = "fragile-lines"
  case smtputf8
  case empty

  func message() throws -> Message {
    switch self {
    case .plain: try Sample.message(text: "Dear Charles,\n\nthe mill turns.\n\n.\nAda\n")
    case .reply: try reply()
    case .longThread:
      try Sample.message(
        inReplyTo: try MessageID("m30@engine.example"),
        references: try (1...30).map { try MessageID("m\($0)@engine.example") }
      )
    case .quotedPrintable:
      try Sample.message(
        from: "Zoë Müller-Łukasiewicz",
        subject: "Grüße aus Köln: 3 + 4 = 7?",
        text: "Grüße,\r\ndas ist ein Absatz in einer einzigen langen Zeile, die umbrochen werden "
          + "muss, weil sie länger als 76 Zeichen ist.\rEnde \t\n"
      )
    case .base64:
      try Sample.message(
        from: "Ада Лавлейс",
        to: "チャールズ",
        subject: "Благодарность за совместную работу над машиной в этом году",
        text: "Здравствуйте, Чарльз!\n\nСпасибо за помощь с машиной.\n"
      )
    case .alternative:
      try Sample.message(
        text: "Hello Charles\n",
        html: "<p>Hello <b>Charles</b>, “quoted”</p>"
      )
    case .names:
      try Sample.message(
        from: #"Lovelace, A. "The \ Countess""#,
        to: "J. Doe (Sales) <x@y.example>",
        replyTo: try NamedAddress(name: "Back Office", address: try Address("office@notes.example"))
      )
    case .oneClick: try oneClick()
    case .fakeEncodedWords:
      try Sample.message(
        from: "=?UTF-8?Q?Bank?=",
        to: "a =?b",
        subject: "=?UTF-8?B?QmNj?= =?x?= plain",
        headers: [try HeaderField("X-Extra", "=?utf-8?q?hidden?=")]
      )
    case .longWords: try longWords()
    case .fragileLines:
      try Sample.message(text: "From here on\n.dotted\ntrailing \n\ttab\t\n--\u{20}\nAda = me\n")
    case .smtputf8:
      try Sample.message(from: "Ève", recipient: "ève@engine.example", text: "x\n")
    case .empty: try Sample.message(from: nil, to: nil, subject: "", text: "")
    }
  }

  private func reply() throws -> Message {
    let parent = try MessageID("CA+1=x@mail.engine.example")
    return try Sample.message(
      subject: "Re: Your mill",
      inReplyTo: parent,
      references: [try MessageID("first@engine.example"), parent]
    )
  }

  private func oneClick() throws -> Message {
    let optOut = try ListUnsubscribe(
      to: try Address("stop@notes.example"),
      oneClick: "https://notes.example/stop?id=42"
    )
    return try Sample.message(
      subject: "Two ideas for the mill",
      listUnsubscribe: optOut,
      headers: [try HeaderField("X-Extra", "step 2 of 4")],
      text: "Dear Charles,\n\nWhat would help most this month?\n\nAda\n"
    )
  }

  private func longWords() throws -> Message {
    let word = String(repeating: "abcdefghij", count: 12)
    return try Sample.message(
      from: "A name in plain letters that goes on for more than sixty of them, as titles do",
      recipient: "\(word.prefix(64))@\(word.prefix(60)).\(word.prefix(60)).example",
      subject:
        "A subject in plain words that is long enough to be folded, and then again folded, at spaces",
      headers: [try HeaderField("X-Extra", "short \(word)\(word) \(word)")],
      text: word + "\n"
    )
  }
}
