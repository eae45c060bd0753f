import CSV
import Civil
import Outreach
import Testing

@Suite("Rows of accounts")
struct AccountRowsTests {
  private func one(_ header: String, _ row: String) throws -> Account {
    let rows = try ImportTable.accounts(header + "\n" + row + "\n")
    #expect(rows.flatMap(\.messages) == [])
    return try #require(rows.first?.value)
  }

  @Test func `a full row is read column by column`() throws {
    let account = try one(
      "ID,Name,Stage,Internal,Domain,Country,Zone,Mailbox,Delivered By,Delivered On,Größe",
      "A1,Acme Ltd,Customer,no,www.acme.co.uk,gb,Europe/London,ben,C1; Tom@Northlight.example,"
        + "2025-03-01,12"
    )
    #expect(
      account
        == Account(
          id: AccountID("A1"),
          name: "Acme Ltd",
          declaredStage: .client,
          isInternal: false,
          domains: ["acme.co.uk"],
          country: try Country("GB"),
          zone: try Zone("Europe/London"),
          mailbox: MailboxID("ben"),
          deliveredBy: [ContactID("C1"), ContactID("tom@northlight.example")],
          fields: Fields(names: ["delivered_on", "grosse"], values: ["2025-03-01", "12"])
        )
    )
    #expect(account.fields.names == ["delivered_on", "grosse"])
  }

  @Test func `days when they are closed are kept as they are written`() throws {
    let days = "2026-12-21 – 2027-01-04; 2027-08-02"
    let account = try one("id,name,stage,Closed", "A1,Acme,client,\(days)")
    #expect(account.fields["closed"] == days)
    #expect(try one("id,name,stage,closed", "A1,Acme,client, ").fields["closed"] == nil)
  }

  @Test func `the order of the columns is the file's own`() throws {
    let account = try one("stage;zone;name;id", "lost;UTC;Acme;7")
    #expect(
      account
        == Account(
          id: AccountID("7"),
          name: "Acme",
          declaredStage: .lost,
          zone: .utc
        )
    )
  }

  @Test(
    "white space around a cell does not count, and a cell of it alone is empty",
    arguments: [" ", "\t", "\u{A0}", "\u{3000}", "\u{2003}", " \u{A0}\t", "\n"]
  )
  func trimming(space: String) throws {
    let account = try one(
      "id,name,stage,country,note",
      ["A1", "Acme é", "client", "", "x"]
        .map { "\"\(space)\($0)\(space)\"" }.joined(separator: ",")
    )
    #expect(
      account
        == Account(
          id: AccountID("A1"),
          name: "Acme é",
          declaredStage: .client,
          fields: Fields(names: ["note"], values: ["x"])
        )
    )
    #expect(account.country == nil)
  }

  @Test(
    "stages are read in any letter case, the CRM's own words too",
    arguments: [
      ("client", DeclaredStage.client), ("PROSPECT", .prospect), ("Stalled", .stalled),
      ("customer", .client), ("Closed Lost", .lost), (" closed lost ", .lost),
    ]
  )
  func stages(word: String, stage: DeclaredStage) throws {
    #expect(try one("id,name,stage", "1,Acme,\(word)").declaredStage == stage)
  }

  @Test(
    "domains are registrable, in A-labels, each once",
    arguments: [
      ("acme.example", ["acme.example"]),
      ("mail.acme.co.uk www.acme.co.uk", ["acme.co.uk"]),
      ("Acme.example; b.acme.example,globex.example", ["acme.example", "globex.example"]),
      ("acme.example\u{A0}globex.example", ["acme.example", "globex.example"]),
      ("müller.example", ["xn--mller-kva.example"]),
      ("https://www.acme.example/about?x=1", ["acme.example"]),
      ("http://acme.example:8080", ["acme.example"]),
      ("", []),
    ]
  )
  func domains(cell: String, domains: [String]) throws {
    #expect(try one("id,name,stage,domain", "1,Acme,client,\"\(cell)\"").domains == domains)
  }

  @Test(
    "a row without an id is known by its first domain",
    arguments: ["id,name,stage,domain\n,Acme,client,", "name,stage,domain\nAcme,client,"]
  )
  func identity(start: String) throws {
    let rows = try ImportTable.accounts(start + "www.acme.example globex.example\n")
    #expect(rows.map(\.value?.id) == [AccountID("acme.example")])
  }

  @Test func `two rows with one name are two accounts`() throws {
    let rows = try ImportTable.accounts("id,name,stage\n1,Acme,client\n2,Acme,client\n")
    #expect(rows.map(\.value?.id.text) == ["1", "2"])
  }

  @Test func `our own organisation needs no stage`() throws {
    let account = try one("id,name,stage,internal", "US,Northlight,,yes")
    #expect(account.isInternal)
  }

  @Test func `blank rows are passed over, and lines are the file's`() throws {
    let rows = try ImportTable.accounts("id,name,stage\n,,\n\n1,\"A\nB\",client\n,,\n2,C,client\n")
    #expect(rows.map(\.value?.id.text) == [nil, "2"])
    #expect(
      rows[0].messages == [
        "accounts.csv:4:3: record 2: name: “A\\nB” holds a line end or another control character: "
          + "remove it"
      ]
    )
    guard case .value(_, let line) = rows[1] else { return }
    #expect(line == 7)
  }

  @Test(
    "a file with columns that cannot do is refused as a whole",
    arguments: [
      (
        "id,nane,stage",
        "accounts.csv:1: there is no column “name”; the file has “id”, “nane”, "
          + "“stage”; rename “nane” if it is the one"
      ),
      ("id,name", "accounts.csv:1: there is no column “stage”; the file has “id”, “name”"),
      (
        "name,stage,zone",
        "accounts.csv:1: there is no column “id” or “domain”; the file has "
          + "“name”, “stage”, “zone”"
      ),
      (
        "name,Stage,Domains",
        "accounts.csv:1: there is no column “id” or “domain”; the file has "
          + "“name”, “Stage”, “Domains”; rename “Domains” if it is the one"
      ),
      (
        "id,name,stage,Zone,ZONE",
        "accounts.csv:1: the columns “Zone” and “ZONE” are both “zone”: "
          + "rename or remove one"
      ),
      (
        "id,name,stage,Team size,team-size",
        "accounts.csv:1: the columns “Team size” and "
          + "“team-size” are both “team_size”: rename or remove one"
      ),
    ]
  )
  func columns(header: String, message: String) throws {
    do throws(ColumnError) {
      _ = try AccountRows(reader(header), rules: rules)
      Issue.record("the columns were taken")
    } catch {
      #expect(error.description == message)
    }
  }

  private var rules: ImportRules { ImportRules(zone: .utc) }

  private func reader(_ text: String) -> CSVReader {
    do { return try ImportTable.reader("accounts.csv", text) } catch {
      preconditionFailure("\(error)")
    }
  }

  @Test func `a column whose name is nearly a known one is a field with a doubt`() throws {
    let header = "id,name,stage,Zome,state,phone,名前,😀"
    let rows = try AccountRows(try ImportTable.reader("accounts.csv", header), rules: rules)
    #expect(
      rows.doubts.map(\.description) == [
        "accounts.csv:1: the column “Zome” is taken as a field of its own; did you mean “zone”?"
      ]
    )
    let account = try one(header, "1,Acme,client,a,b,c,d,e")
    #expect(account.fields.names == ["zome", "state", "phone", "column_7", "column_8"])
  }
}
