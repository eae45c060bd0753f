import Civil
import Foundation
import Mail
import Outreach
import TestSupport
import Testing

@testable import Store

@Suite(.temporaryFolder) struct IntegrityTests {
  /// Damage that SQLite itself would not notice, and a part of the sentence that names it.
  private static let damages: [(sql: [String], sentence: String)] = [
    (
      ["UPDATE drafts SET state = 'rejected', handed_over = NULL WHERE id = 'd-sent'"],
      "draft d-sent is rejected, but its history ends with sent"
    ),
    (
      ["DELETE FROM draft_events WHERE state = 'transmitting'"],
      "draft d-sent went from claimed to sent"
    ),
    (["DELETE FROM draft_events WHERE state = 'drafted'"], "d-open does not begin as drafted"),
    (["UPDATE drafts SET attempts = 7 WHERE id = 'd-sent'"], "d-sent counts 7 attempts"),
    (
      [
        "UPDATE draft_bytes SET bytes = x'00' WHERE draft = (SELECT key FROM drafts WHERE id = 'd-open')"
      ],
      "draft d-open is not the text that its digest names"
    ),
    (["UPDATE drafts SET recipient = 'eve@else.example' WHERE id = 'd-open'"], "digest names"),
    (
      [
        "UPDATE drafts SET approved_digest = replace(hex(zeroblob(32)), '00', 'ab') WHERE id = 'd-sent'"
      ],
      "draft d-sent is not the text that was approved"
    ),
    (["DELETE FROM draft_bytes"], "draft d-open has lost its text"),
    (["UPDATE drafts SET sender = 'nonsense'"], "sender is no address"),
    (["UPDATE drafts SET planned_zone = 'Mars/Olympus'"], "planned_zone names no time zone"),
    (["DELETE FROM touches"], "draft d-sent is sent, but the journal has no mail of it"),
    (
      ["UPDATE touches SET draft = (SELECT key FROM drafts WHERE id = 'd-open')"],
      "the journal has a mail of draft d-open, which is drafted"
    ),
    (
      [
        "DROP INDEX drafts_one_per_step",
        "UPDATE drafts SET step = (SELECT step FROM drafts WHERE id = 'd-sent')",
      ], "2 drafts hold one step: d-open to d-sent"
    ),
    (["DELETE FROM account_domains WHERE domain = 'acme.test'"], "the domains of account acme"),
    (["INSERT INTO account_domains SELECT 'x', key FROM accounts"], "the domains of account acme"),
    (["DELETE FROM contacts"], "drafts 1 names a row of contacts that is gone"),
  ]

  private func makeStore() throws -> SQLiteStore {
    let store = try SQLiteStore(
      path: TemporaryFolder.current.appendingPathComponent("a.db").path
    )
    try store.holding(.drafted, Fixture.draft("d-open", key: Fixture.key("other")))
    try store.adding(.sent, Fixture.draft("d-sent"))
    return store
  }

  @Test func `a store that only its operations wrote has no problems`() throws {
    #expect(try makeStore().integrityProblems() == [])
  }

  @Test(arguments: damages.indices)
  func `what breaks a rule is named`(_ row: Int) throws {
    let store = try makeStore()
    try store.tamper(Self.damages[row].sql)
    let problems = try store.integrityProblems()
    #expect(
      problems.contains { $0.contains(Self.damages[row].sentence) },
      "\(problems)"
    )
  }

  @Test(arguments: [
    "UPDATE touches SET text = ''", "DELETE FROM touches",
    "UPDATE draft_events SET by = 'Eve'", "DELETE FROM draft_events",
    "UPDATE draft_bytes SET bytes = x'00'", "DELETE FROM draft_bytes", "DELETE FROM drafts",
    "UPDATE drafts SET subject = ''", "UPDATE drafts SET recipient = 'eve@else.example'",
    "UPDATE drafts SET message_id = ''", "UPDATE drafts SET digest = lower(hex(zeroblob(32)))",
    "INSERT OR REPLACE INTO touches SELECT * FROM touches",
  ])
  func `the journal refuses to be rewritten`(_ sql: String) throws {
    let store = try makeStore()
    let before = try store.candidates(after: nil, limit: 9)
    let error = #expect(throws: StoreError.self) { try store.write { try $0.run(sql) } }
    guard case .database(_, let reason) = error else {
      Issue.record("unexpected: \(String(describing: error))")
      return
    }
    #expect(reason.contains("never") || reason.contains("is fixed"))
    #expect(try store.candidates(after: nil, limit: 9) == before)
    #expect(try store.integrityProblems() == [])
  }

  @Test func `a text that was changed behind its digest is neither approved nor claimed`() throws {
    let store = try makeStore()
    let open = try Fixture.draft("d-open", key: Fixture.key("other")).record
    try store.adding(.approved, Fixture.draft("d-ready", key: Fixture.key("third")))
    try store.tamper(["UPDATE draft_bytes SET bytes = x'00'"])
    #expect(throws: StoreError.changedSince(open.id)) {
      try store.approve(open.id, digest: open.digest, by: "Ada", at: Fixture.noon)
    }
    var seen: ClaimContext?
    #expect(throws: StoreError.changedSince(DraftID("d-ready"))) {
      _ = try store.claim(
        DraftID("d-ready"),
        attempt: AttemptID("a"),
        worker: "w",
        at: Fixture.noon
      ) { context in
        seen = context
        return .go
      }
    }
    #expect(seen?.storedDigest == seen.map { Digest.of($0.draft.envelope, [0]) })
    #expect(try store.draft(DraftID("d-ready"))?.record.state == .approved)
  }

  @Test(arguments: DraftState.allCases)
  func `the index of steps and the rule of steps agree`(_ state: DraftState) throws {
    let store = try makeStore()
    let draft = try Fixture.draft("d-any", key: Fixture.key("any"))
    try store.adding(state, draft)
    let holds = try store.write { connection in
      try connection.integer("SELECT holds_step FROM drafts WHERE id = 'd-any'")
    }
    #expect(holds == (state.holdsStep ? 1 : 0))
    let isIndexed = try store.write { connection in
      try connection.integer(
        """
        SELECT sql LIKE '%WHERE holds_step' FROM sqlite_schema WHERE name = 'drafts_one_per_step'
        """
      )
    }
    #expect(isIndexed == 1)
  }
}

extension SQLiteStore {
  /// Changes the file as somebody with a tool would who takes the guards away first.
  func tamper(_ statements: [String]) throws {
    try outsideTransaction { connection in
      var triggers: [String] = []
      var rows = try connection.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
      while let row = try rows.next() { triggers.append(try row.text(0)) }
      for trigger in triggers { try connection.run("DROP TRIGGER \(trigger)") }
      for sql in ["PRAGMA foreign_keys = OFF"] + statements { try connection.run(sql) }
    }
  }
}
