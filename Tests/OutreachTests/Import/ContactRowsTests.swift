import CSV
import Civil
import Mail
import Outreach
import Testing

@Suite("Rows of contacts")
struct ContactRowsTests {
  private func one(_ header: String, _ row: String) throws -> Contact {
    let rows = try ImportTable.contacts(header + "\n" + row + "\n", book: ImportTable.book())
    #expect(rows.flatMap(\.messages) == [])
    return try #require(rows.first?.value)
  }

  @Test func `a full row is read column by column`() throws {
    let contact = try one(
      "id,account,e-mail,Role,Name,First Name,Last Name,Title,Country,Zone,Favourite team",
      "C9,A1,Road@Acme.example,Decision Maker,Road Runner,Road,Runner,CEO,US,America/Phoenix,Suns"
    )
    #expect(
      contact
        == Contact(
          id: ContactID("C9"),
          account: AccountID("A1"),
          address: try Address("Road@acme.example"),
          role: .decisionMaker,
          name: "Road Runner",
          firstName: "Road",
          lastName: "Runner",
          title: "CEO",
          country: try Country("US"),
          zone: try Zone("America/Phoenix"),
          fields: Fields(names: ["favourite_team"], values: ["Suns"])
        )
    )
  }

  @Test(
    "the address stands in a column of any of its names",
    arguments: ["email", "E-Mail", "address", "Email Address", "e_mail_address"]
  )
  func addressColumn(header: String) throws {
    let contact = try one("account,\(header)", "A1,Road@Acme.example")
    #expect(contact.address.description == "Road@acme.example")
    #expect(contact.id.text == "road@acme.example")
    #expect(contact.role == .other)
  }

  @Test(
    "the account is named by id or domain, or found by the address",
    arguments: [
      ("A1", "x@elsewhere.example", "A1"), ("acme.example", "x@elsewhere.example", "A1"),
      ("WWW.Acme.example", "x@elsewhere.example", "A1"), ("", "x@sales.acme.example", "A1"),
      ("", "x@globex.example", "A2"),
    ]
  )
  func account(cell: String, address: String, id: String) throws {
    #expect(try one("account,email", "\(cell),\(address)").account == AccountID(id))
  }

  @Test(
    "roles are read in any letter case and with any hyphen",
    arguments: [
      ("decision-maker", Role.decisionMaker), ("Decision Maker", .decisionMaker),
      ("END_USER", .endUser), ("teammate", .teammate), ("", .other),
    ]
  )
  func roles(word: String, role: Role) throws {
    #expect(try one("account,email,role", "A1,a@b.example,\(word)").role == role)
  }

  @Test func `a file without addresses is refused as a whole`() throws {
    let error = #expect(throws: ColumnError.self) {
      try ImportTable.contacts("account,mail\n", book: BookIndex())
    }
    #expect(error?.reason == .missing(["email"], found: ["account", "mail"], closest: "mail"))
  }
}
