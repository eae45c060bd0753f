package import Civil
import Mail
package import Outreach

extension SQLiteStore {
  /// Who did what no person and no worker did.
  static let itself = "rapport"

  package func approve(
    _ approvals: [Approval],
    by person: String,
    at now: Instant
  ) throws(StoreError) {
    try write { connection in
      for approval in approvals { try connection.approve(approval, by: person, at: now) }
    }
  }

  package func skip(
    _ id: DraftID,
    reason: String,
    by person: String,
    at now: Instant
  ) throws(StoreError) {
    try write { connection in
      _ = try connection.move(
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
      _ = try connection.move(
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
      var keys = BookKeys(connection)
      let owners = try keys.owners(of: draft.record.key)
      guard try connection.insert(draft, of: owners, by: person, at: now) else {
        throw StoreError.idInUse(draft.record.id)
      }
    }
  }
}

extension SQLConnection {
  fileprivate func approve(
    _ approval: Approval,
    by person: String,
    at now: Instant
  ) throws(StoreError) {
    let draft = try draft(approval.draft)
    // A claimed draft may become approved again, but not by a person's word.
    guard draft.record.state == .drafted else {
      throw .notPossible(approval.draft, from: draft.record.state, to: .approved)
    }
    let stored = Digest.of(draft.record.envelope, try bytes(of: draft))
    guard stored == approval.digest else { throw .changedSince(approval.draft) }
    try move(draft, DraftMove(state: .approved, at: now, by: person, approves: approval.digest))
  }
}
