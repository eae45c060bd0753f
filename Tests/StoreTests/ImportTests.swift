import Civil
import Mail
import Outreach
import Store
import TestSupport
import Testing

@Suite(.temporaryFolder) struct ImportTests {
  private struct Interruption: Error, Equatable {}

  @Test(arguments: StoreFactory.all)
  func `an import that throws leaves nothing behind`(_ factory: StoreFactory) throws {
    let store = try factory.make()
    try store.importing([Fixture.account()])
    var fates: [RowFate] = []
    #expect(throws: Interruption()) {
      try store.importBook(at: Fixture.noon) { book in
        fates.append(try book.put(Fixture.account(stage: .lost)))
        fates.append(try book.put(Fixture.account("b")))
        fates.append(try book.put(try Fixture.contact()))
        throw Interruption()
      }
    }
    #expect(fates == [.changed, .new, .new])
    #expect(
      try store.candidates(after: nil, limit: 9)
        == [Candidate(account: Fixture.account(), contacts: [])]
    )
    #expect(try store.integrityProblems() == [])
  }

  @Test(arguments: StoreFactory.all)
  func `to go on after the database failed is in vain`(_ factory: StoreFactory) throws {
    let store = try factory.make()
    var errors: [StoreError?] = []
    #expect(throws: StoreError.self) {
      try store.importBook(at: Fixture.noon) { book in
        // The schema refuses an empty id.
        for id in ["a", "", "b"] {
          do throws(StoreError) {
            _ = try book.put(Fixture.account(id))
            errors.append(nil)
          } catch {
            errors.append(error)
          }
        }
      }
    }
    #expect(errors.map { $0 == nil } == [true, false, false])
    #expect(try store.counts().accounts == 0)
  }

  @Test(arguments: StoreFactory.all)
  func `the same rows again change nothing`(_ factory: StoreFactory) throws {
    let store = try factory.make()
    let accounts = [Fixture.account(stage: .client, deliveredBy: ["tom"])]
    let contacts = [try Fixture.contact()]
    let touches = [Fixture.touch("t")]
    try store.importing(accounts, contacts, touches)
    let before = try store.candidates(after: nil, limit: 9)
    #expect(
      try store.importing(accounts, contacts, touches) == [.unchanged, .unchanged, .unchanged]
    )
    #expect(try store.candidates(after: nil, limit: 9) == before)
  }

  @Test(arguments: StoreFactory.all)
  func `columns in another order, or empty ones, are no change`(_ factory: StoreFactory) throws {
    let store = try factory.make()
    var account = Fixture.account()
    account.fields = Fields(names: ["a", "b"], values: ["1", "2"])
    try store.importing([account])
    account.fields = Fields(names: ["b", "empty", "a"], values: ["2", nil, "1"])
    #expect(try store.importing([account]) == [.unchanged])
  }

  private static let accountChanges: [@Sendable (inout Account) -> Void] = [
    { $0.name = "Other" }, { $0.declaredStage = .lost }, { $0.isInternal = true },
    { $0.domains = ["other.example"] }, { $0.domains = [] }, { $0.country = nil },
    { $0.zone = nil }, { $0.mailbox = nil }, { $0.deliveredBy = [ContactID("x")] },
    { $0.fields = Fields(names: ["delivered_on"], values: ["2025-07-01"]) },
    { $0.fields = Fields() },
  ]

  @Test(arguments: StoreFactory.all, accountChanges.indices)
  func `each property of an account can change`(_ factory: StoreFactory, _ change: Int) throws {
    let store = try factory.make()
    var account = Fixture.account()
    try store.importing([account])
    Self.accountChanges[change](&account)
    #expect(try store.importing([account]) == [.changed])
    #expect(try store.candidate(account.id)?.account == account)
    #expect(try store.integrityProblems() == [])
  }

  private static let contactChanges: [@Sendable (inout Contact) throws -> Void] = [
    { $0.address = try Address("new@acme.example") }, { $0.role = .influencer }, { $0.name = nil },
    { $0.firstName = nil }, { $0.lastName = nil }, { $0.title = nil }, { $0.country = nil },
    { $0.zone = nil }, { $0.fields = Fields() }, { $0.address = try Address("ADA@acme.example") },
  ]

  @Test(arguments: StoreFactory.all, contactChanges.indices)
  func `each property of a contact can change`(_ factory: StoreFactory, _ change: Int) throws {
    let store = try factory.make()
    var contact = try Fixture.contact()
    try store.importing([Fixture.account()], [contact])
    try Self.contactChanges[change](&contact)
    #expect(try store.importing([], [contact]) == [.changed])
    #expect(try store.candidate(Fixture.client)?.contacts == [contact])
  }

  @Test(arguments: StoreFactory.all)
  func `a contact of nowhere, of elsewhere, or with another's address is refused`(
    _ factory: StoreFactory
  ) throws {
    let store = try factory.make()
    try store.importing([Fixture.account(), Fixture.account("b")], [Fixture.contact()])
    var mover = try Fixture.contact()
    mover.account = AccountID("b")
    let refusals = try store.importing(
      [],
      [
        Fixture.contact("bob", at: "no"), mover,
        Fixture.contact("bob", at: "b", address: "ADA@Acme.example"),
      ]
    )
    #expect(
      refusals == [
        .refused(.unknownAccount(AccountID("no"))),
        .refused(.contactElsewhere(ContactID("ada"), AccountID("acme"))),
        .refused(.addressTaken(by: ContactID("ada"))),
      ]
    )
    #expect(try store.importing([], [Fixture.contact("bob", at: "b")]) == [.new])
    let taker = try Fixture.contact("bob", at: "b", address: "ada@acme.example")
    #expect(
      try store.importing([], [taker]) == [.refused(.addressTaken(by: ContactID("ada")))]
    )
    #expect(try store.counts().contacts == 2)
  }

  private static let otherTouches = [
    Fixture.touch("t", account: "b", contact: nil), Fixture.touch("t", contact: nil),
    Fixture.touch("t", kind: .note), Fixture.touch("t", at: Fixture.after(1)),
  ]

  @Test(arguments: StoreFactory.all, otherTouches)
  func `a touch with a known id and other values is refused`(
    _ factory: StoreFactory,
    _ other: Touch
  ) throws {
    let store = try factory.make()
    try store.importing(
      [Fixture.account(), Fixture.account("b")],
      [Fixture.contact()],
      [Fixture.touch("t")]
    )
    #expect(try store.importing([], [], [other]) == [.refused(.touchDiffers(TouchID("t")))])
    #expect(try store.candidate(Fixture.client)?.touches == [Fixture.touch("t")])
  }
}
