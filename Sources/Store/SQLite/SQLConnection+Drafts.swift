import Civil
import Mail
import Outreach

extension SQLConnection {
  func draft(_ id: DraftID) throws(StoreError) -> StoredDraft {
    var found = try rows(Self.draftByID, id)
    guard let row = try found.next() else { throw .noSuchDraft(id) }
    return try StoredDraft(row)
  }

  private static let draftByID = SQL(
    "SELECT \(StoredDraft.columns) FROM \(StoredDraft.tables) WHERE d.id = ?"
  )

  func bytes(of draft: StoredDraft) throws(StoreError) -> [UInt8] {
    var found = try rows(Self.bytesOfDraft, draft.key)
    guard let row = try found.next() else {
      throw .damaged(path: path, reason: "draft \(draft.record.id) has lost its text")
    }
    return try row.bytes(0)
  }

  private static let bytesOfDraft = SQL("SELECT bytes FROM draft_bytes WHERE draft = ?")

  /// Writes a new draft, `drafted` from now on; false where its step or its id is taken.
  ///
  /// Refused is a draft whose digest is not that of its envelope and bytes, or that is said to be
  /// in another state.
  func insert(
    _ draft: Draft,
    of owners: BookKeys.DraftOwners,
    by person: String,
    at now: Instant
  ) throws(StoreError) -> Bool {
    let record = draft.record
    guard record.state == .drafted else {
      throw .notPossible(record.id, from: record.state, to: .drafted)
    }
    guard Digest.of(record.envelope, draft.bytes) == record.digest else {
      throw .changedSince(record.id)
    }
    guard try insert(record, of: owners, at: now) else { return false }
    let key = lastKey
    try run(Self.newBytes, key, draft.bytes)
    try appendEvent(
      DraftEvent(state: .drafted, at: now, by: person, note: record.note, attempt: nil),
      of: key
    )
    try noteChange(account: owners.account, teammate: owners.contact)
    return true
  }

  private static let newBytes = SQL("INSERT INTO draft_bytes (draft, bytes) VALUES (?, ?)")

  private func insert(
    _ record: DraftRecord,
    of owners: BookKeys.DraftOwners,
    at now: Instant
  ) throws(StoreError) -> Bool {
    try run(
      Self.newDraft,
      record.id,
      owners.account,
      owners.contact,
      record.key.position.sequence,
      record.key.position.step,
      record.key.position.occurrence,
      record.revision,
      record.kind.rawValue,
      record.template,
      record.mailbox,
      record.envelope.sender.description,
      record.envelope.recipient.description,
      record.messageID.text,
      record.subject,
      record.planned.instant,
      record.planned.date,
      Int64(record.planned.wished.secondsOfDay),
      record.planned.zone.id,
      record.digest.hex,
      DraftState.drafted,
      now,
      record.notBefore,
      record.note
    ) == 1
  }

  /// Taken are an id, and a step that another draft holds.
  private static let newDraft = SQL(
    """
    INSERT INTO drafts (id, account, contact, sequence, step, occurrence, revision, kind,
      template, mailbox, sender, recipient, message_id, subject, planned_at, planned_date,
      planned_wished, planned_zone, digest, state, since, not_before, attempts, note)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)
    ON CONFLICT DO NOTHING
    """
  )

  func appendEvent(_ event: DraftEvent, of draft: Int64) throws(StoreError) {
    try run(
      Self.newEvent,
      draft.scalar,
      event.state.scalar,
      event.at.scalar,
      event.by.scalar,
      event.note?.scalar,
      event.attempt?.scalar
    )
  }

  private static let newEvent = SQL(
    "INSERT INTO draft_events (draft, state, at, by, note, attempt) VALUES (?, ?, ?, ?, ?, ?)"
  )
}
