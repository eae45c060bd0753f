import Mail
import Outreach
import Store
import TestSupport
import Testing

@Suite(.temporaryFolder) struct SearchTests {
  private func store(_ factory: StoreFactory, _ names: [String]) throws -> any Store {
    let store = try factory.make()
    let accounts = names.enumerated().map { number, name in
      Account(id: AccountID("a\(number)"), name: name, declaredStage: .prospect)
    }
    let contact = Contact(
      id: ContactID("zoe"),
      account: AccountID("a0"),
      address: try Address("Zoe@Acme.example"),
      role: .other
    )
    try store.importing(accounts, [contact], [])
    return store
  }

  @Test(
    arguments: StoreFactory.all,
    [
      ("acme", ["a1", "a0", "a2"]), ("ACME F", ["a2"]), ("100%", ["a3"]), ("100_", []),
      ("100\\", []), ("Café", ["a4"]), ("birch", []), ("", ["a0", "a1", "a2"]),
    ]
  )
  func `accounts are found by name, the exact one first, and nothing is a pattern`(
    _ factory: StoreFactory,
    _ wanted: (text: String, ids: [String])
  ) throws {
    let names = ["Acme Dairy", "acme", "Acme Farms", "100% Barley", "Café Lumen"]
    let store = try store(factory, names)
    let found = try store.accounts(named: wanted.text, limit: 3)
    #expect(found.map(\.id.text) == wanted.ids)
  }

  @Test(
    arguments: StoreFactory.all,
    [("zoe", true), ("zoe@acme.example", true), ("ZOE@ACME.example", true), ("zo", false)]
  )
  func `a person is found by id or by address`(
    _ factory: StoreFactory,
    _ wanted: (text: String, isFound: Bool)
  ) throws {
    let person = try store(factory, ["Acme"]).person(wanted.text)
    let zoe = ContactReference(id: ContactID("zoe"), account: AccountID("a0"))
    #expect(person == (wanted.isFound ? zoe : nil))
  }

  @Test(arguments: StoreFactory.all)
  func `whether there are more accounts is known without a count`(_ factory: StoreFactory) throws {
    let store = try store(factory, ["A", "B"])
    #expect(
      try [0, 1, 2, 3].map { try store.hasAccounts(moreThan: $0) } == [true, true, false, false]
    )
  }

  @Test(arguments: StoreFactory.all)
  func `drafts are found by the beginning of their ids`(_ factory: StoreFactory) throws {
    let store = try factory.make()
    let id = try store.holding(.drafted, Fixture.draft()).id.text
    for length in 1...id.count {
      #expect(
        try store.drafts(startingWith: String(id.prefix(length)), limit: 2).map(\.text) == [id]
      )
    }
    #expect(try store.drafts(startingWith: id + "x", limit: 2) == [])
    #expect(try store.drafts(startingWith: "e", limit: 2) == [])
    #expect(try store.drafts(startingWith: id, limit: 0) == [])
  }
}
