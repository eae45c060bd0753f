import Inbox
import Testing

/// All notices are of 21 December 2026.
@Suite struct StatedReturnTests {
  @Test(arguments: [
    ("I am back on 3 January 2027.", "2027-01-03"),
    ("I'm out of the office until 2027-01-03.", "2027-01-03"),
    (
      "I am out of the office until Monday, January 4th, 2027, with no access to mail.",
      "2027-01-04"
    ),
    ("I will be returning to the office on Jan 4.", "2027-01-04"),
    ("I'll be away from 24 December until 3rd of January.", "2027-01-03"),
    ("On leave through 12/31/2026.", "2026-12-31"),
    ("Away until 31 Dec. I return on 4 Jan 2027.", "2027-01-04"),
    ("I will not be back until 7 January.", "2027-01-07"),
    ("Ich bin bis einschließlich 03.01.2027 nicht im Büro.", "2027-01-03"),
    ("Ich bin vom 23.12. bis zum 3.1. im Urlaub.", "2027-01-03"),
    ("Ab dem 4. Januar 2027 bin ich wieder für Sie da.", "2027-01-04"),
    ("Ich bin am Montag, den 4. Januar wieder im Büro.", "2027-01-04"),
    ("Ich bin ab 4.1.27 zurück.", "2027-01-04"),
    ("Je suis absente jusqu’au 3 janvier 2027 inclus.", "2027-01-03"),
    ("Je serai de retour le lundi 4 janvier.", "2027-01-04"),
    (
      "Actuellement en congés, je serai de retour au bureau à partir du 1er février 2027.",
      "2027-02-01"
    ),
    ("Estoy fuera de la oficina hasta el 3 de enero de 2027.", "2027-01-03"),
    ("Estaré de vuelta el lunes 4 de enero.", "2027-01-04"),
    ("Ik ben afwezig tot en met 3 januari 2027.", "2027-01-03"),
    ("Vanaf maandag 4 januari ben ik weer bereikbaar.", "2027-01-04"),
    ("Ik ben terug op 4-1-2027.", "2027-01-04"),
  ])
  func theUsualFormsAreRead(text: String, day: String) {
    #expect(stated(text) == day)
  }

  @Test(arguments: [
    "I am out of the office and will be back soon.",
    "I will get back to you on 4 January 2027.",
    "I will call back on 4 January 2027.",
    "I will be out until 03/01/2027.",
    "I am back on 30 February 2027.",
    "I was out of the office until 3 January 2026.",
    "I am out of the office until 3 January 2037.",
    "I am out of the office until 3 August.",
    "Our offer stands until 3 January 2027.",
    "Back on 4 January 2027. No, back on 5 January 2027.",
    "I am away. My colleague started on 3 January 2027.",
    "Ich bin bis 15.30 Uhr nicht im Büro.",
    "Unser Angebot gilt bis 03.01.2027.",
    "I am on leave.\n\n> I am out of the office until 3 January 2027.",
    "I am on leave.\n\n-----Original Message-----\nI am out of office until 3 January 2027.",
    "", "until", "back on", "back on 4", "back on 99999999999999999999 January", "bis zum -1.-1.",
  ])
  func whatIsNotSureIsNoDay(text: String) {
    #expect(stated(text) == nil)
  }

  @Test func theSubjectCountsToo() {
    let message = Sample.message(
      subject: "Out of office until 4 January 2027",
      fields: [],
      body: "Bye"
    )
    #expect(Arrival(message).kind == .autoReply(returns: StatedDate(year: 2027, month: 1, day: 4)))
  }

  @Test func aNoticeInHTMLIsRead() {
    let html = """
      <html><head><style>p { margin: 0 } until 1 March 2027</style></head><body><p>I am out of the
      office <b>until&nbsp;4&#32;January</b> 2027.</p></body></html>
      """
    let message = Sample.message(
      subject: "Automatic reply: Lights",
      fields: ["Content-Type: text/html"],
      body: html
    )
    #expect(Arrival(message).kind == .autoReply(returns: StatedDate(year: 2027, month: 1, day: 4)))
  }

  @Test func aDayWithoutAYearIsUnknownWhereTheMessageHasNoDate() {
    let head = "From: ann@acme.example\nSubject: Automatic reply: Lights\n\n"
    let message = Sample.parsed(head + "I am back on 4 January.")
    #expect(Arrival(message).kind == .autoReply(returns: nil))
  }

  private func stated(_ text: String) -> String? {
    let message = Sample.message(subject: "Automatic reply: Lights", body: text)
    guard case .autoReply(let day) = Arrival(message).kind else { return "no automatic answer" }
    return day?.description
  }
}
