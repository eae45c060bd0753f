import Check
import Testing

@Suite("What is well stays unmentioned")
struct NoFalseAlarmTests {
  @Test(
    "in a text",
    arguments: [
      "They ended.  Then we began.", "It is attached to the cable, and nothing else.",
      "Todo está bien, and the load... well.", "Nadie respondió. Prices rise by .5 percent.",
      "One link: https://northlight.example/a_(b)?page=2.",
      "See [our page](https://northlight.example/).",
      "Braces {like these} and 50% } more.", "Checking the meters takes an hour!",
    ]
  )
  func text(sentence: String) throws {
    var sandbox = try Sandbox.small()
    try sandbox.say(sentence)
    #expect(try sandbox.heard == [])
  }

  @Test(
    "in a subject",
    arguments: ["Reply by Friday?", "Regarding: hall 2", "BMW and ABB AG", "A: the first of three"]
  )
  func subject(text: String) throws {
    var sandbox = try Sandbox.small()
    try sandbox.setSubject(text)
    #expect(try sandbox.heard == [])
  }

  @Test(
    "in a name",
    arguments: [
      ("first_name", "明"), ("first_name", "J.P."), ("first_name", "Anne-Marie"),
      ("first_name", "D’Arcy"), ("first_name", "ნინო"), ("last_name", "van der Berg"),
      ("last_name", "O'Dea"), ("last_name", "Wu"), ("first_name", "JP"),
    ]
  )
  func name(column: String, name: String) throws {
    var sandbox = try Sandbox.small()
    sandbox.addAccount()
    sandbox.addContact([column: name])
    #expect(try sandbox.heard == [])
  }

  @Test("where a mail is no longer ahead: the step is done, or nobody may be written to")
  func pastMails() throws {
    var sandbox = try Sandbox.small()
    sandbox.addAccount(["topic": ""])
    sandbox.addContact()
    let sent = "2026-11-20T10:00:00Z,5,,,,prospect,check-in/first,ana\n"
    sandbox.touches += "t9999,planted,p-lind,mail-out,\(sent)"
    #expect(try sandbox.heard == [])
  }
}
