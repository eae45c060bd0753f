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
    try write { transaction in
      let draft = try transaction.draft(id)
      let stored = Digest.of(draft.record.envelope, try transaction.bytes(of: draft))
      guard stored == digest else { throw StoreError.changedSince(id) }
      try transaction.move(
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
    try write { transaction in
      try transaction.move(
        transaction.draft(id),
        DraftMove(state: .skipped, at: now, by: person, note: reason)
      )
    }
  }

  package func withdraw(
    _ id: DraftID,
    reason: String,
    at now: Instant
  ) throws(StoreError) {
    try write { transaction in
      try transaction.move(
        transaction.draft(id),
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
    try write { transaction in
      let old = try transaction.draft(id)
      guard draft.record.key == old.record.key, draft.record.revision == old.record.revision + 1
      else { throw StoreError.notRevision(draft.record.id, of: id) }
      try transaction.move(
        old,
        DraftMove(
          state: .superseded,
          at: now,
          by: person,
          note: "replaced by \(draft.record.id)"
        )
      )
      try transaction.insert(draft, by: person, at: now)
    }
  }
}
