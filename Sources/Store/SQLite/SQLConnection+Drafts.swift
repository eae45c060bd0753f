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

  /// Writes a new draft, `drafted` from now on; the caller has seen to it that its step is free.
  ///
  /// Refused is a draft whose digest is not that of its envelope and bytes, or that is said to be
  /// in another state.
  func insert(
    _ draft: Draft,
    by person: String,
    at now: Instant
  ) throws(StoreError) {
    let record = draft.record
    guard record.state == .drafted else {
      throw .notPossible(record.id, from: record.state, to: .drafted)
    }
    guard Digest.of(record.envelope, draft.bytes) == record.digest else {
      throw .changedSince(record.id)
    }
    guard try integer("SELECT 1 FROM drafts WHERE id = ?", record.id) == nil else {
      throw .idInUse(record.id)
    }
    let key = try insert(record, at: now)
    try run("INSERT INTO draft_bytes (draft, bytes) VALUES (?, ?)", key, draft.bytes)
    try appendEvent(
      DraftEvent(state: .drafted, at: now, by: person, note: record.note, attempt: nil),
      of: key
    )
  }

  private func insert(_ record: DraftRecord, at now: Instant) throws(StoreError) -> Int64 {
    let (account, contact) = try owners(of: record.key)
    try run(
      """
      INSERT INTO drafts (id, account, contact, sequence, step, occurrence, revision, kind,
        template, mailbox, sender, recipient, message_id, subject, planned_at, planned_date,
        planned_wished, planned_zone, digest, state, since, not_before, attempts, note)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)
      """,
      record.id,
      account,
      contact,
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
    )
    return lastKey
  }

  func owners(of key: DraftKey) throws(StoreError) -> (account: Int64, contact: Int64) {
    var keys = BookKeys(self)
    switch try keys.owners(account: key.account, contact: key.contact) {
    case .refused(let refusal): throw .refused(refusal)
    case .found(let account, .some(let contact)): return (account, contact)
    case .found(_, nil): throw .refused(.unknownContact(key.contact))
    }
  }

  func appendEvent(_ event: DraftEvent, of draft: Int64) throws(StoreError) {
    try run(Self.newEvent, draft, event.state, event.at, event.by, event.note, event.attempt)
  }

  private static let newEvent = SQL(
    "INSERT INTO draft_events (draft, state, at, by, note, attempt) VALUES (?, ?, ?, ?, ?, ?)"
  )
}
