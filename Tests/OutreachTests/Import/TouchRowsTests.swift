import CSV
import Civil
import Outreach
import Testing

@Suite("Rows of touches")
struct TouchRowsTests {
  private func one(_ header: String, _ row: String) throws -> Touch {
    let rows = try ImportTable.touches(header + "\n" + row + "\n", book: ImportTable.book())
    #expect(rows.flatMap(\.messages) == [])
    return try #require(rows.first?.value)
  }

  @Test func `a full row is read column by column`() throws {
    let touch = try one(
      "id,account,contact,kind,at,minutes,text,answered,until,sequence,step,occurrence,mailbox",
      "7,A1,C1,mail-out,2025-03-01T09:00:00+01:00,5,\"Hello,\nWile\",yes,2025-04-01,prospect,"
        + "check-in/first,2025,old-box"
    )
    #expect(
      touch
        == Touch(
          id: TouchID("7"),
          account: AccountID("A1"),
          contact: ContactID("C1"),
          kind: .mailOut,
          at: try Instant(rfc3339: "2025-03-01T08:00:00Z"),
          minutes: 5,
          text: "Hello,\nWile",
          answered: true,
          until: try LocalDate(iso: "2025-04-01"),
          position: Touch.Position(
            sequence: SequenceID("prospect"),
            step: StepID("check-in/first"),
            occurrence: "2025"
          ),
          mailbox: MailboxID("old-box")
        )
    )
  }

  @Test func `a complaint names the mailbox that it is about`() throws {
    let touch = try one("contact,kind,at,mailbox", "C1,complaint,2025-03-01,ana")
    #expect(touch.kind == .complaint && touch.mailbox == MailboxID("ana"))
  }

  @Test(
    "a time without an offset is by the clock of the rules' zone",
    arguments: [
      ("2025-03-01T09:00:00Z", "2025-03-01T09:00:00Z"),
      ("2025-03-01T09:00:00.5-05:00", "2025-03-01T14:00:00Z"),
      ("2025-03-01 09:00", "2025-03-01T08:00:00Z"),
      ("2025-07-01 09:00:30", "2025-07-01T07:00:30Z"),
      ("2025-07-01T09:00", "2025-07-01T07:00:00Z"),
      ("2025-07-01", "2025-06-30T22:00:00Z"),
      // The clocks skip 02:30 there.
      ("2025-03-30 02:30", "2025-03-30T01:00:00Z"),
    ]
  )
  func times(cell: String, instant: String) throws {
    #expect(try one("contact,kind,at", "C1,note,\(cell)").at.description == instant)
  }

  @Test(
    "account and contact are found from each other",
    arguments: [
      ("A1", "", "A1", nil), ("", "C1", "A1", "C1"), ("acme.example", "C1", "A1", "C1"),
      ("", "Wile@ACME.example", "A1", "C1"),
      ("", "HANK@globex.example", "A2", "hank@globex.example"),
      // A mail to a teammate is about the client.
      ("A1", "T1", "A1", "T1"),
    ]
  )
  func references(account: String, contact: String, id: String, person: String?) throws {
    let touch = try one("account,contact,kind,at", "\(account),\(contact),note,2025-03-01")
    #expect(touch.account == AccountID(id))
    #expect(touch.contact?.text == person)
  }

  @Test(
    "kinds are read in any letter case and with any hyphen",
    arguments: [("Mail Out", Touch.Kind.mailOut), ("auto_reply", .autoReply), ("RE-OPEN", .reopen)]
  )
  func kinds(word: String, kind: Touch.Kind) throws {
    #expect(try one("contact,kind,at", "C1,\(word),2025-03-01").kind == kind)
  }

  @Test func `a row without an id gets the same one in every import`() throws {
    let row = "C1,mail-out,2025-03-01T09:00:00Z,5,Hello\n"
    let head = "contact,kind,at,minutes,text\n"
    let book = try ImportTable.book()
    let first = try ImportTable.touches(head + row, book: book)
    let ids = first.compactMap(\.value?.id.text)
    // SHA-256 of the parts, each behind its length in 32 bits, low byte first; worked out apart.
    #expect(ids == ["t-cgkvsa4f4dnlu"])
    let moved = try ImportTable.touches(
      head + "C1,note,2025-03-01T09:00:00Z,5,Hello\n" + row + row + row,
      book: book
    )
    let movedIDs = moved.compactMap(\.value?.id.text)
    #expect(movedIDs[1] == ids[0])
    #expect(Set(movedIDs).count == 4)
    #expect(movedIDs.allSatisfy { $0.utf8.count == 15 && $0.hasPrefix("t-") })
    let again = try ImportTable.touches(head + row + row + row, book: book)
    #expect(again.compactMap(\.value?.id.text) == Array(movedIDs[1...]))
  }

  @Test(
    "rows that differ in what they say have different ids",
    arguments: [
      "A1,,mail-out,2025-03-01T09:00:00Z,Hello", "A1,C1,mail-in,2025-03-01T09:00:00Z,Hello",
      "A1,C1,mail-out,2025-03-01T09:00:01Z,Hello", "A1,C1,mail-out,2025-03-01T09:00:00Z,Hello!",
      "A1,T1,mail-out,2025-03-01T09:00:00Z,Hello",
    ]
  )
  func differing(row: String) throws {
    let head = "account,contact,kind,at,text"
    let plain = try one(head, "A1,C1,mail-out,2025-03-01T09:00:00Z,Hello")
    #expect(try one(head, row).id != plain.id)
  }

  @Test func `columns that nothing reads are named`() throws {
    let rows = try TouchRows(
      ImportTable.reader("touches.csv", "account,kind,at,Notes\n"),
      rules: ImportTable.rules(),
      book: BookIndex()
    )
    #expect(rows.unread == ["Notes"])
  }
}
