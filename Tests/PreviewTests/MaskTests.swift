import Civil
import Mail
import Outreach
import Preview
import Testing

@Suite("A mask")
struct MaskTests {
  private func mask(_ contacts: [Contact]) throws -> Mask {
    var account = Account(id: AccountID("acme-dairy"), name: "Acme Dairy", declaredStage: .client)
    account.domains = ["acme.example"]
    var names = Mask.Names()
    names.add(Candidate(account: account, contacts: contacts))
    return Mask(hiding: names)
  }

  private func contact(
    _ id: String,
    _ first: String,
    _ last: String,
    salutation: String? = nil
  ) throws -> Contact {
    Contact(
      id: ContactID(id),
      account: AccountID("acme-dairy"),
      address: try Address("\(id)@acme.example"),
      role: .decisionMaker,
      firstName: first,
      lastName: last,
      fields: Fields(names: ["salutation"], values: [salutation])
    )
  }

  @Test(
    "hides a person however the name is written",
    arguments: [
      "Hello Noor Haddad,", "hello NOOR,", "n-haddad", "n.haddad@acme.example", "Noor’s mail",
      "noor  haddad", "Noor-Haddad", "\"Haddad, Noor\" <N.Haddad@ACME.example>", "Noor\nHaddad",
      "2026-11-24/acme-dairy--n-haddad--x.eml",
    ]
  )
  func names(text: String) throws {
    let masked = try mask([contact("n-haddad", "Noor", "Haddad")])(text).lowercased()
    for name in ["noor", "haddad", "acme"] { #expect(!masked.contains(name), "\(masked)") }
    #expect(masked.contains("contact "))
  }

  @Test("hides names in scripts without spaces, and in other alphabets")
  func scripts() throws {
    let mask = try mask([
      contact("a", "太郎", "山田"), contact("b", "민수", "김"), contact("c", "Łukasz", "Wiśniewski"),
      contact("d", "Ольга", "Кузнецова"),
    ])
    let masked = mask("山田太郎様 山田様 김민수님 ŁUKASZ wis\u{301}niewski Ольга КУЗНЕЦОВА")
    for name in ["山田", "太郎", "민수", "ŁUKASZ", "niewski", "Ольга", "КУЗНЕЦОВА"] {
      #expect(!masked.contains(name), "\(masked)")
    }
  }

  @Test("gives a person one pseudonym, everywhere and always")
  func stable() throws {
    let mask = try mask([contact("n-haddad", "Noor", "Haddad")])
    let pseudonym = mask("n-haddad")
    #expect(pseudonym.wholeMatch(of: /contact [0-9a-f]{8}/) != nil)
    #expect(mask("Noor Haddad") == pseudonym)
    #expect(mask("n-haddad@acme.example") == pseudonym)
    #expect(try self.mask([contact("n-haddad", "Other", "Name")])("n-haddad") == pseudonym)
  }

  @Test("names nobody where two are called the same, and leaves other words alone")
  func others() throws {
    let mask = try mask([contact("a1", "Noor", "Haddad"), contact("b2", "Noor", "Rossi")])
    #expect(mask("Hello Noor, how is the night load?") == "Hello somebody, how is the night load?")
    #expect(mask("haddadi noora") == "haddadi noora")
  }

  @Test("hides addresses that nobody knows")
  func strangers() throws {
    let masked = try mask([])("record 4: “x.y@other.example” is taken (see <z@z.example>)")
    #expect(!masked.contains("@"))
    #expect(masked.contains("address "))
  }

  @Test("leaves a change a change, also where the only thing that changed is a name")
  func hidden() throws {
    let names = try mask([contact("zoe", "Zoe", "Lind"), contact("zoe", "Zoé", "Lind")])
    let comparison = Samples.comparison(
      Samples.preview([Samples.mail("zoe", text: "Hello Zoe,\n")]),
      Samples.preview([Samples.mail("zoe", text: "Hello Zoé,\n")])
    ).masked(by: names)
    #expect(comparison.changes.count == 1)
    let words = ComparisonText(comparison).lines.joined(separator: "\n")
    #expect(!words.contains("Zo"))
    #expect(words.contains("hidden name"))
  }
}
