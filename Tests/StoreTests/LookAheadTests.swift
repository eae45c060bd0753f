import Foundation
import Mail
import Outreach
import Store
import TestSupport
import Testing

/// What is read ahead for several claims must be, at each claim, what would be read then.
@Suite("What was looked at ahead is never older than the book", .temporaryFolder)
struct LookAheadTests {
  /// Something that happens between the look and the claim of `d-w` (at `acme`, which names Tom).
  struct Event: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let happens: @Sendable (SQLiteStore) throws -> Void
  }

  static let events = [
    Event(testDescription: "nothing") { _ in },
    Event(testDescription: "another mail to the firm is taken, and sent") { store in
      _ = try store.claiming(DraftID("d-m"), AttemptID("m"))
      try store.beginTransmitting([AttemptID("m")], at: Fixture.after(1))
      try store.finish(
        [.init(attempt: AttemptID("m"), result: .sent, note: "250")],
        at: Fixture.after(2)
      )
    },
    Event(testDescription: "another mail to the firm is told to wait") { store in
      _ = try store.claim(DraftID("d-m"), attempt: AttemptID("m"), worker: "w", at: Fixture.noon) {
        _ in .wait(reason: "a cap", until: Fixture.after(900))
      }
    },
    Event(testDescription: "another mail to the firm is withdrawn") { store in
      _ = try store.claim(DraftID("d-m"), attempt: AttemptID("m"), worker: "w", at: Fixture.noon) {
        _ in .withdraw(reason: "a reply came")
      }
    },
    Event(testDescription: "a mail about another client goes to a teammate named here") { store in
      _ = try store.claiming(DraftID("d-t"), AttemptID("t"))
      try store.beginTransmitting([AttemptID("t")], at: Fixture.after(1))
      try store.finish(
        [.init(attempt: AttemptID("t"), result: .sent, note: "250")],
        at: Fixture.after(2)
      )
    },
    Event(testDescription: "a mail to another firm is sent") { store in
      _ = try store.claiming(DraftID("d-o"), AttemptID("o"))
      try store.beginTransmitting([AttemptID("o")], at: Fixture.after(1))
      try store.finish(
        [.init(attempt: AttemptID("o"), result: .sent, note: "250")],
        at: Fixture.after(2)
      )
    },
    Event(testDescription: "a person notes a call") { store in
      try store.record([Fixture.touch("call", kind: .call)], at: Fixture.after(1))
    },
    Event(testDescription: "another process notes a reply") { store in
      let other = try SQLiteStore(path: store.path)
      try other.record([Fixture.touch("reply", kind: .mailIn)], at: Fixture.after(1))
    },
  ]

  private func makeStore() throws -> SQLiteStore {
    let store = try SQLiteStore(path: TemporaryFolder.current.path + "/book.db")
    try store.importing(
      [
        Fixture.account(stage: .client, deliveredBy: ["tom"]),
        Fixture.account("b", stage: .client, deliveredBy: ["tom"]),
        Fixture.account("c"), Fixture.account("ours", isInternal: true),
      ],
      [
        Fixture.contact(), Fixture.contact("eve", at: "b"), Fixture.contact("kim", at: "c"),
        Fixture.contact("tom", at: "ours", role: .teammate),
      ]
    )
    let drafts = [
      try Fixture.draft("d-w", key: Fixture.key("w")),
      try Fixture.draft("d-m", key: Fixture.key("m")),
      try Fixture.draft("d-t", key: Fixture.key("t", account: "b", contact: "tom")),
      try Fixture.draft("d-o", key: Fixture.key("o", account: "c", contact: "kim")),
    ]
    for draft in drafts { try store.adding(.approved, draft) }
    return store
  }

  @Test("a claim sees the firm as it is now", arguments: events) func seesTheBook(_ event: Event)
    throws
  {
    let store = try makeStore()
    let all = ["d-w", "d-m", "d-t", "d-o"].map { DraftID($0) }
    try store.delivering { try $0.lookAhead(all) }
    try event.happens(store)
    let expected = try #require(try store.candidate(Fixture.client))
    var seen: ClaimContext?
    _ = try store.claim(
      DraftID("d-w"),
      attempt: AttemptID("look"),
      worker: "w",
      at: Fixture.after(60)
    ) { context in
      seen = context
      return .wait(reason: "only looking", until: nil)
    }
    #expect(seen?.candidate == expected)
    #expect(seen?.draft == expected.drafts.first { $0.id == DraftID("d-w") })
  }

  @Test("a draft that was taken back since is not claimed") func takenBack() throws {
    let store = try makeStore()
    try store.delivering { try $0.lookAhead([DraftID("d-w")]) }
    try store.withdraw(DraftID("d-w"), reason: "a reply came", at: Fixture.after(1))
    let outcome = try store.claiming(DraftID("d-w"), AttemptID("a"))
    #expect(outcome == .notApproved(.withdrawn))
  }
}
