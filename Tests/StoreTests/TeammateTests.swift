import Civil
import Mail
import Outreach
import Store
import TestSupport
import Testing

@Suite(.temporaryFolder) struct TeammateTests {
  private func makeStore(_ factory: StoreFactory, stage: DeclaredStage = .client) throws
    -> any Store
  {
    let store = try factory.make()
    try store.importing(
      [
        Fixture.account(
          stage: stage,
          deliveredBy: ["tom", "ann", "tom", "nobody", "eve"]
        ),
        Fixture.account("b", stage: .client, deliveredBy: ["tom"]),
        Fixture.account("ours", isInternal: true),
      ],
      [
        Fixture.contact(), Fixture.contact("eve", at: "b"),
        Fixture.contact("ann", at: "ours", role: .teammate),
        Fixture.contact("tom", at: "ours", role: .teammate),
      ],
      [
        Fixture.touch("1"),
        Fixture.touch("2", contact: "tom", at: Fixture.after(2)),
        Fixture.touch("3", account: "b", contact: "tom", at: Fixture.after(3)),
        Fixture.touch("4", account: "ours", contact: "tom", at: Fixture.after(-4)),
        Fixture.touch("5", account: "ours", contact: nil),
        Fixture.touch("6", account: "b", contact: "eve"),
      ]
    )
    return store
  }

  @Test(arguments: StoreFactory.all)
  func `a client is followed by the teammates it names, in its order, once`(
    _ factory: StoreFactory
  ) throws {
    let candidate = try #require(try makeStore(factory).candidate(Fixture.client))
    #expect(candidate.contacts.map(\.id.text) == ["ada", "tom", "ann"])
    #expect(candidate.account.deliveredBy.map(\.text) == ["tom", "ann", "tom", "nobody", "eve"])
  }

  @Test(arguments: StoreFactory.all)
  func `a teammate brings the touches they had anywhere, once, in order of time`(
    _ factory: StoreFactory
  ) throws {
    let store = try makeStore(factory)
    let pages = try store.candidates(after: nil, limit: 9)
    #expect(
      pages.map { $0.touches.map(\.id.text) } == [
        ["4", "1", "2", "3"], ["4", "6", "2", "3"], ["4", "5", "2", "3"],
      ]
    )
    #expect(try pages == pages.map { try store.candidate($0.account.id) })
    let together = try store.candidates(of: Set(pages.map(\.account.id)))
    #expect(pages == pages.map { together[$0.account.id] })
    #expect(together.count == pages.count)
  }

  @Test(arguments: StoreFactory.all, [DeclaredStage.prospect, .stalled, .lost])
  func `nobody but a client has teammates`(_ factory: StoreFactory, _ stage: DeclaredStage) throws {
    let candidate = try #require(
      try makeStore(factory, stage: stage).candidate(Fixture.client)
    )
    #expect(candidate.contacts.map(\.id.text) == ["ada"])
    #expect(candidate.touches.map(\.id.text) == ["1", "2"])
  }
}
