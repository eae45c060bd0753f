package import Civil
package import Mail
package import Outreach

extension SQLiteStore {
  /// Who did what no person and no worker did.
  static let itself = "rapport"

  package func approve(
    _ id: DraftID,
    digest: Digest,
    by person: String,
    at now: Instant
  ) throws(StoreError) {
    try write { connection in
      let draft = try connection.draft(id)
      // A claimed draft may become approved again, but not by a person's word.
      guard draft.record.state == .drafted else {
        throw StoreError.notPossible(id, from: draft.record.state, to: .approved)
      }
      let stored = Digest.of(draft.record.envelope, try connection.bytes(of: draft))
      guard stored == digest else { throw StoreError.changedSince(id) }
      try connection.move(
        draft,
        DraftMove(state: .approved, at: now, by: person, approves: digest)
      )
    }
  }

  package func skip(
    _ id: DraftID,
    reason: String,
    by person: String,
    at now: Instant
  ) throws(StoreError) {
    try write { connection in
      try connection.move(
        connection.draft(id),
        DraftMove(state: .skipped, at: now, by: person, note: reason)
      )
    }
  }

  package func withdraw(
    _ id: DraftID,
    reason: String,
    at now: Instant
  ) throws(StoreError) {
    try write { connection in
      try connection.move(
        connection.draft(id),
        DraftMove(state: .withdrawn, at: now, by: Self.itself, note: reason)
      )
    }
  }

  package func supersede(
    _ id: DraftID,
    with draft: Draft,
    by person: String,
    at now: Instant
  ) throws(StoreError) {
    try write { connection in
      let old = try connection.draft(id)
      guard draft.record.key == old.record.key, draft.record.revision == old.record.revision + 1
      else { throw StoreError.notRevision(draft.record.id, of: id) }
      try connection.move(
        old,
        DraftMove(
          state: .superseded,
          at: now,
          by: person,
          note: "replaced by \(draft.record.id)"
        )
      )
      try connection.insert(draft, by: person, at: now)
    }
  }
}
