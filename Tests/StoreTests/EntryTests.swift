import Civil
import Outreach
import Store
import TestSupport
import Testing

@Suite(.temporaryFolder) struct EntryTests {
  private func makeStore(_ factory: StoreFactory) throws -> any Store {
    let store = try factory.make()
    try store.importing(
      [Fixture.account(), Fixture.account("birch")],
      [Fixture.contact()],
      [Fixture.touch("old")]
    )
    return store
  }

  @Test(arguments: StoreFactory.all)
  func `an entry is read by its id, whole, and after it was taken back too`(
    _ factory: StoreFactory
  ) throws {
    let store = try makeStore(factory)
    let id = TouchID("old")
    let entry = try #require(try store.entry(id))
    #expect(entry.touch == Fixture.touch("old"))
    #expect(entry.accountName == Fixture.account().name && !entry.isTakenBack)
    try store.takeBack(id, by: "ana", at: Fixture.noon)
    #expect(try store.entry(id)?.isTakenBack == true)
    #expect(try store.entry(TouchID("none")) == nil)
  }

  @Test(arguments: StoreFactory.all)
  func `the newest entry is the one that was noted last and stands`(
    _ factory: StoreFactory
  ) throws {
    let store = try makeStore(factory)
    #expect(try store.newestEntry(idPrefix: "l-") == nil)
    let late = Fixture.touch("l-late", contact: nil, kind: .call, at: Fixture.after(90))
    let early = Fixture.touch("l-early", contact: nil, kind: .call, at: Fixture.after(-90))
    let other = Fixture.touch("L-other", contact: nil, kind: .call)
    try store.record([late], at: Fixture.after(100))
    try store.record([early], at: Fixture.after(101))
    try store.record([other], at: Fixture.after(102))
    #expect(try store.newestEntry(idPrefix: "l-")?.touch == early)
    try store.takeBack(early.id, by: "ana", at: Fixture.after(103))
    #expect(try store.newestEntry(idPrefix: "l-")?.touch == late)
  }

  @Test(arguments: StoreFactory.all)
  func `what accounts are called is listed by id`(_ factory: StoreFactory) throws {
    let names = try makeStore(factory).accountNames()
    #expect(names.map(\.id.text) == ["acme", "birch"])
    #expect(names.map(\.name) == ["Acme & Söhne", "Acme & Söhne"])
  }
}
