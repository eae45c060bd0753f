import Civil
import Mail
import Outreach
import Store
import TestSupport
import Testing

@Suite(.temporaryFolder) struct BookTests {
  @Test(arguments: StoreFactory.all)
  func `an imported book is read back as it was`(_ factory: StoreFactory) throws {
    let store = try factory.make()
    let account = Fixture.account()
    let contact = try Fixture.contact()
    let touch = Fixture.touch("t1")
    #expect(try store.importing([account], [contact], [touch]) == [.new, .new, .new])
    let candidate = try #require(try store.candidate(account.id))
    #expect(candidate == Candidate(account: account, contacts: [contact], touches: [touch]))
    #expect(candidate.account.fields.names == ["delivered_on", "empty"])
    #expect(try store.candidates(after: nil, limit: 10) == [candidate])
    #expect(try store.counts() == BookCounts(accounts: 1, contacts: 1, touches: 1, drafts: 0))
    #expect(try store.candidate(AccountID("nobody")) == nil)
  }

  @Test(arguments: StoreFactory.all)
  func `what is absent stays absent`(_ factory: StoreFactory) throws {
    let store = try factory.make()
    let account = Account(id: AccountID("a"), name: "", declaredStage: .lost)
    let contact = Contact(
      id: ContactID("c"),
      account: account.id,
      address: try Address("c@a.example"),
      role: .other
    )
    let touch = Touch(
      id: TouchID("t"),
      account: account.id,
      contact: nil,
      kind: .note,
      at: .distantPast
    )
    try store.importing([account], [contact], [touch])
    #expect(
      try store.candidate(account.id)
        == Candidate(account: account, contacts: [contact], touches: [touch])
    )
  }

  @Test(
    arguments: StoreFactory.all,
    [
      "nul\0inside", "\"quoted\" \\ back", "\r\n\t\u{1}\u{1F}", "🇩🇪 e\u{301} ü",
      "'; DROP TABLE x; --", "null",
    ]
  )
  func `any text comes back to the octet`(_ factory: StoreFactory, _ text: String) throws {
    let store = try factory.make()
    var account = Fixture.account(text)
    account.name = text
    account.domains = [text]
    account.fields = Fields(names: [text, "b"], values: [text, nil])
    let touch = Touch(
      id: TouchID(text),
      account: account.id,
      contact: nil,
      kind: .note,
      at: Fixture.noon,
      text: text
    )
    try store.importing([account], [], [touch])
    let read = try #require(try store.candidate(AccountID(text)))
    let texts =
      [read.account.id.text, read.account.name] + read.account.domains
      + read.account.fields.names.prefix(1)
      + read.account.fields.values.prefix(1).compactMap(\.self)
      + read.touches.flatMap { [$0.id.text, $0.text] }
    #expect(texts.map { Array($0.utf8) } == Array(repeating: Array(text.utf8), count: 7))
    #expect(try store.candidates(of: [account.id, AccountID("none")]) == [account.id: read])
    #expect(try store.importing([account], [], [touch]) == [.unchanged, .unchanged])
    #expect(try store.integrityProblems() == [])
  }

  @Test(arguments: StoreFactory.all)
  func `names that look alike and differ in octets are two`(_ factory: StoreFactory) throws {
    let store = try factory.make()
    let spellings = ["caf\u{E9}", "cafe\u{301}"]
    try store.importing(
      spellings.map {
        var account = Fixture.account($0)
        account.domains = []
        account.fields = Fields(names: [$0], values: ["1"])
        return account
      },
      spellings.enumerated().map {
        try Fixture.contact($1, at: $1, address: "\($0)@cafe.example")
      },
      spellings.map { Fixture.touch($0, account: $0, contact: $0) }
    )
    for candidate in try store.candidates(after: nil, limit: 9) {
      let octets = Array(candidate.account.id.text.utf8)
      let others =
        candidate.account.fields.names
        + candidate.contacts.flatMap { [$0.id.text, $0.account.text] }
        + candidate.touches.flatMap { [$0.id.text, $0.contact?.text ?? ""] }
      #expect(others.map { Array($0.utf8) } == Array(repeating: octets, count: 5))
    }
    #expect(try store.counts() == BookCounts(accounts: 2, contacts: 2, touches: 2, drafts: 0))
  }

  @Test(arguments: StoreFactory.all)
  func `every stage, role and kind has its place in the tables`(_ factory: StoreFactory) throws {
    let store = try factory.make()
    let accounts = DeclaredStage.allCases.map { Fixture.account("acme", stage: $0) }
    let contacts = try Role.allCases.map { try Fixture.contact($0.rawValue, role: $0) }
    let touches = Touch.Kind.allCases.map {
      Fixture.touch($0.rawValue, contact: "other", kind: $0)
    }
    let fates = try store.importing(accounts, contacts, touches)
    #expect(!fates.contains { if case .refused = $0 { true } else { false } })
    let candidate = try #require(try store.candidate(Fixture.client))
    #expect(candidate.account.declaredStage == DeclaredStage.allCases.last)
    #expect(Set(candidate.contacts.map(\.role)) == Set(Role.allCases))
    #expect(Set(candidate.touches.map(\.kind)) == Set(Touch.Kind.allCases))
  }

  @Test(arguments: StoreFactory.all)
  func `accounts come in the order of their ids' octets, a page at a time`(
    _ factory: StoreFactory
  ) throws {
    let store = try factory.make()
    let ids = ["b", "a", "ä", "Z", "10", "9", "a b"]
    try store.importing(ids.map { Fixture.account($0) })
    var seen: [String] = []
    var pages: [Int] = []
    while true {
      let page = try store.candidates(after: seen.last.map { AccountID($0) }, limit: 3)
      if page.isEmpty { break }
      pages.append(page.count)
      seen += page.map(\.account.id.text)
    }
    #expect(seen == ["10", "9", "Z", "a", "a b", "b", "ä"])
    #expect(pages == [3, 3, 1])
    #expect(try store.candidates(after: nil, limit: 0) == [])
    #expect(try store.candidates(after: nil, limit: -1) == [])
  }

  @Test(arguments: StoreFactory.all)
  func `people come by id, touches by time and then id, each at their account`(
    _ factory: StoreFactory
  ) throws {
    let store = try factory.make()
    try store.importing(
      [Fixture.account("a"), Fixture.account("b")],
      [
        Fixture.contact("z", at: "a"), Fixture.contact("y", at: "a"), Fixture.contact("x", at: "b"),
      ],
      [
        Fixture.touch("3", account: "a", contact: "y"),
        Fixture.touch("2", account: "a", contact: nil),
        Fixture.touch("9", account: "a", contact: "z", at: Fixture.after(-1)),
        Fixture.touch("1", account: "b", contact: "x"),
      ]
    )
    _ = try store.reserve(
      [
        Fixture.draft("d-2", key: Fixture.key("s2", account: "a", contact: "y")),
        Fixture.draft("d-1", key: Fixture.key("s1", account: "a", contact: "z")),
        Fixture.draft("d-0", key: Fixture.key("s1", account: "b", contact: "x")),
      ],
      at: Fixture.noon
    )
    let page = try store.candidates(after: nil, limit: 10)
    #expect(page.map { $0.contacts.map(\.id.text) } == [["y", "z"], ["x"]])
    #expect(page.map { $0.touches.map(\.id.text) } == [["9", "2", "3"], ["1"]])
    #expect(page.map { $0.drafts.map(\.id.text) } == [["d-1", "d-2"], ["d-0"]])
    #expect(try store.candidate(AccountID("a")) == page[0])
  }

  @Test(arguments: StoreFactory.all)
  func `the unknown columns of accounts and contacts are named, sorted`(
    _ factory: StoreFactory
  ) throws {
    let store = try factory.make()
    #expect(try store.fieldNames() == FieldNames(accounts: [], contacts: []))
    var other = Fixture.account("other")
    other.fields = Fields(names: ["b", "a"], values: [nil, "1"])
    try store.importing([Fixture.account(), other], [Fixture.contact()])
    #expect(
      try store.fieldNames()
        == FieldNames(accounts: ["a", "b", "delivered_on", "empty"], contacts: ["team"])
    )
    other.fields = Fields()
    try store.importing([other])
    #expect(try store.fieldNames().accounts == ["delivered_on", "empty"])
  }

  @Test(arguments: StoreFactory.all)
  func `recording a touch again leaves it as it is`(_ factory: StoreFactory) throws {
    let store = try factory.make()
    try store.importing([Fixture.account()], [Fixture.contact()])
    try store.record([Fixture.touch("t")], at: Fixture.noon)
    try store.record(
      [Fixture.touch("t", kind: .note), Fixture.touch("u", kind: .call)],
      at: Fixture.noon
    )
    let touches = try #require(try store.candidate(Fixture.client)).touches
    #expect(touches.map(\.kind) == [.mailOut, .call])
  }

  @Test(
    arguments: StoreFactory.all,
    [
      (Fixture.touch("t", account: "no"), RowRefusal.unknownAccount(AccountID("no"))),
      (Fixture.touch("t", contact: "no"), .unknownContact(ContactID("no"))),
      (Fixture.touch("t", contact: "eve"), .contactElsewhere(ContactID("eve"), AccountID("b"))),
    ]
  )
  func `a touch of strangers is refused, and the touches beside it`(
    _ factory: StoreFactory,
    _ row: (touch: Touch, refusal: RowRefusal)
  ) throws {
    let store = try factory.make()
    try store.importing(
      [Fixture.account(), Fixture.account("b")],
      [Fixture.contact(), Fixture.contact("eve", at: "b")]
    )
    #expect(throws: StoreError.refused(row.refusal)) {
      try store.record([Fixture.touch("good"), row.touch], at: Fixture.noon)
    }
    #expect(try store.counts().touches == 0)
    #expect(try store.importing([], [], [row.touch]) == [.refused(row.refusal)])
  }
}
