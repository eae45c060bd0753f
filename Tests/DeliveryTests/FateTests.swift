import Delivery
import Testing
import Wire

/// The table of fates, over transcripts alone.
struct FateTests {
  private static let opened: [Transcript.Event] = [
    .wrote(.mail), .heard(.mail, Reply(code: 250, text: "")), .wrote(.recipient),
    .heard(.recipient, Reply(code: 250, text: "")), .wrote(.data),
    .heard(.data, Reply(code: 354, text: "")), .wrote(.text),
  ]

  private func verdict(_ events: [Transcript.Event]) -> Verdict? {
    Verdict(Fate(of: Transcript(events)))
  }

  @Test("behind the dot a 2xx is sent, a 4xx or 5xx is not, and nothing else decides")
  func repliesToDot() {
    for code in 0...999 {
      let events = Self.opened + [.wrote(.dot), .heard(.dot, Reply(code: code, text: ""))]
      let expected: Verdict =
        switch code {
        case 200...299: .sent
        case 421, 530...538: code < 500 ? .temporarySession : .permanentSession
        case 400...499: .temporaryMessage
        case 500...599: .permanentMessage
        default: .unknown
        }
      #expect(verdict(events) == expected, "\(code)")
    }
  }

  private static let troubles: [Trouble] = [
    .lost, .silent, .unreadable(VisibleText("x")), .unexpected(Reply(code: 354, text: "")),
    .unasked(VisibleText("x")), .halted,
  ]

  @Test(
    "the same trouble is no delivery before the dot, and unknown behind it",
    arguments: troubles
  )
  func trouble(_ trouble: Trouble) {
    let before = verdict(Self.opened + [.met(.text, trouble)])
    #expect(before == (trouble == .halted ? .halted : .temporaryMessage))
    #expect(verdict(Self.opened + [.wrote(.dot), .met(.dot, trouble)]) == .unknown)
  }

  @Test("a dot without any word about it is unknown")
  func silence() { #expect(verdict(Self.opened + [.wrote(.dot)]) == .unknown) }

  @Test("nothing behind the reply to the dot changes it")
  func firstWordCounts() {
    let later: [Transcript.Event] = [
      .wrote(.dot), .heard(.dot, Reply(code: 550, text: "")),
      .heard(.dot, Reply(code: 250, text: "")),
    ]
    #expect(verdict(Self.opened + later) == .permanentMessage)
  }

  @Test("a 2xx before the dot delivers nothing")
  func earlyAcceptance() {
    #expect(verdict(Self.opened + [.heard(.text, Reply(code: 250, text: ""))]) == .temporaryMessage)
  }

  @Test(
    "before the dot the first refusal decides, for whom it is meant",
    arguments: [
      (Command.mail, 451, "", Verdict.temporarySession), (.mail, 550, "", .permanentSession),
      (.mail, 552, "5.3.4 big", .permanentMessage), (.mail, 503, "", .permanentSession),
      (.recipient, 450, "4.2.1 later", .temporaryRecipient),
      (.recipient, 550, "", .permanentRecipient),
      (.recipient, 421, "", .temporarySession),
      (.recipient, 553, "5.1.8 sender", .permanentSession),
      (.data, 451, "", .temporaryMessage), (.data, 554, "", .permanentMessage),
      (.data, 421, "", .temporarySession), (.data, 250, "", .temporaryMessage),
      (.mail, 354, "", .temporarySession), (.recipient, 299, "", .temporaryMessage),
    ]
  )
  func refusals(_ command: Command, _ code: Int, _ text: String, _ expected: Verdict) {
    let end = Self.opened.firstIndex(of: .wrote(command)) ?? 0
    var events = Array(Self.opened[...end]) + [.heard(command, Reply(code: code, text: text))]
    if code == 299 { events += [.wrote(.data), .met(.data, .lost)] }
    #expect(verdict(events) == expected)
  }

  @Test(
    "behind the dot the enhanced code says whom a refusal is about",
    arguments: [
      ("5.1.1 nobody", Verdict.permanentRecipient), ("5.2.2 full", .permanentRecipient),
      ("5.1.8 sender", .permanentSession), ("5.7.1 spam", .permanentMessage),
      ("5.3.4 big", .permanentMessage),
    ]
  )
  func refusedText(_ text: String, _ expected: Verdict) {
    let events = Self.opened + [.wrote(.dot), .heard(.dot, Reply(code: 550, text: text))]
    #expect(verdict(events) == expected)
  }

  @Test("nothing said is nothing delivered")
  func nothing() {
    #expect(verdict([]) == .temporarySession)
    #expect(verdict(Self.opened + [.withdrew(.vetoed)]) == .vetoed)
    #expect(verdict([.held(.tooLarge(size: 2, limit: 1))]) == .permanentMessage)
    #expect(verdict([.held(.needsSMTPUTF8)]) == .permanentRecipient)
  }
}
