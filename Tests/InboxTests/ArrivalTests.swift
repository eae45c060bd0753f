import Inbox
import Mail
import Testing

@Suite struct ArrivalTests {
  @Test func itSaysWhoWroteWhatAndWhen() throws {
    let arrival = Arrival(
      Sample.message(fields: ["Message-ID: <1@acme.example>", "In-Reply-To: \(Sample.ours)"])
    )
    #expect(arrival.from?.address == (try Address("ann@acme.example")))
    #expect(arrival.subject == "Re: Lights")
    #expect(arrival.messageID == (try MessageID("<1@acme.example>")))
    #expect(arrival.when == (try MailDate(seconds: 1_797_843_600, offsetMinutes: 60)))
  }

  @Test func ourOwnServersStampGoesBeforeTheWritersDate() throws {
    let arrival = Arrival(
      Sample.message(fields: [
        "Received: from mx by ours.example; Mon, 21 Dec 2026 10:05:00 +0100",
        "Received: from pc by mx; Mon, 21 Dec 2026 09:00:00 +0100",
      ])
    )
    #expect(arrival.when == (try MailDate(seconds: 1_797_843_900, offsetMinutes: 60)))
  }

  @Test func theNearestMessageIsNamedFirstAndNoneTwice() throws {
    let arrival = Arrival(
      Sample.message(fields: [
        "References: <1@ours.example> <2@acme.example> <3@ours.example>",
        "In-Reply-To: <3@ours.example>",
      ])
    )
    #expect(
      arrival.answers
        == (try Sample.ids("<3@ours.example>", "<2@acme.example>", "<1@ours.example>"))
    )
  }

  @Test func thousandsOfReferencesAreCutShort() {
    let references = (1...5_000).map { "<\($0)@acme.example>" }.joined(separator: "\n ")
    let arrival = Arrival(Sample.message(fields: ["References: \(references)"]))
    #expect(arrival.answers.count == 100)
  }

  @Test(arguments: ["", "\n", "From:", "\0\0\0", "Content-Type: multipart/report\n\n"])
  func anythingCanBeRead(text: String) {
    #expect(Arrival(Sample.parsed(text)).kind == .reply)
  }

  @Test(arguments: [
    "From: MAILER-DAEMON\nX-Failed-Recipients: ,\n\n<a@b.example>:\n550 5.1.1 no\nMessage-ID: <1@a.b>\n",
    "Subject: Automatic reply: x\nDate: Mon, 21 Dec 2026 10:00:00 +0100\n"
      + "Content-Type: text/html\n\n<style>p</style><!-- x -->back on &#x33;. J&auml;nner 2027 <b",
    "Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n"
      + "A: b\n\nAction: failed\nStatus: 5.1.1\nFinal-Recipient: rfc822; a@b.example\n\n--b--\n",
  ])
  func aMessageCutAnywhereCanBeRead(text: String) {
    let octets = Array(text.utf8)
    let kinds = octets.indices.map { Sample.kind(ParsedMessage(Array(octets[..<$0]))) }
    #expect(kinds.first == .reply)
    #expect(kinds.last != .reply)
  }
}
