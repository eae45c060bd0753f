package import Civil
package import Mail
package import Outreach

extension SQLiteStore {
  package func beginHandOver(
    _ id: DraftID,
    digest: Digest,
    to place: HandOverPlace,
    by person: String,
    at now: Instant
  ) throws(StoreError) {
    try write { connection in
      let draft = try connection.draft(id)
      let stored = Digest.of(draft.record.envelope, try connection.bytes(of: draft))
      guard stored == digest, stored == draft.record.digest else {
        throw StoreError.changedSince(id)
      }
      try connection.move(
        draft,
        DraftMove(state: .handedOver, at: now, by: person, note: place.note)
      )
      let fact = HandOver(draft: id, fact: .begun, place: place, at: now, by: person)
      try connection.append(fact, of: draft.key)
    }
  }

  package func notePlaced(
    _ id: DraftID,
    _ place: HandOverPlace,
    by person: String,
    at now: Instant
  ) throws(StoreError) {
    try write { connection in
      let draft = try connection.draft(id)
      guard draft.record.state == .handedOver else {
        throw StoreError.notPossible(id, from: draft.record.state, to: .handedOver)
      }
      let fact = HandOver(draft: id, fact: .placed, place: place, at: now, by: person)
      try connection.append(fact, of: draft.key)
    }
  }

  package func noteCopyGone(
    _ id: DraftID,
    reason: String,
    by person: String,
    at now: Instant
  ) throws(StoreError) {
    try write { connection in
      try connection.endCopy(of: try connection.draft(id), reason: reason, by: person, at: now)
    }
  }

  package func endHandOver(
    _ id: DraftID,
    _ end: HandOverEnd,
    reason: String,
    by person: String,
    at now: Instant
  ) throws(StoreError) {
    try write { connection in
      let draft = try connection.draft(id)
      let before = try connection.stateBeforeHandOver(of: draft)
      let state = end == .refused ? before : .drafted
      guard draft.record.state == .handedOver else {
        throw StoreError.notPossible(id, from: draft.record.state, to: state)
      }
      try connection.move(draft, DraftMove(state: state, at: now, by: person, note: reason))
      try connection.endCopy(of: draft, reason: reason, by: person, at: now)
    }
  }

  package func handOvers(ofStepOf id: DraftID) throws(StoreError) -> [HandOver] {
    try read { connection in
      let draft = try connection.draft(id)
      var rows = try connection.rows(
        """
        SELECT d.id, h.fact, h.way, h.place, h.uid_validity, h.uid, h.at, h.by, h.note
        FROM drafts d JOIN hand_overs h
          ON h.key = (SELECT max(key) FROM hand_overs WHERE draft = d.key)
        WHERE d.account = ? AND d.contact = ? AND d.sequence = ? AND d.occurrence = ?
          AND d.step = ?
        ORDER BY d.key
        """,
        draft.account,
        draft.contact,
        draft.record.key.position.sequence,
        draft.record.key.position.occurrence,
        draft.record.key.position.step
      )
      var facts: [HandOver] = []
      while let row = try rows.next() { facts.append(try HandOver(row)) }
      return facts
    }
  }
}

extension SQLConnection {
  fileprivate func append(_ fact: HandOver, of draft: Int64) throws(StoreError) {
    try run(
      """
      INSERT INTO hand_overs (draft, fact, way, place, uid_validity, uid, at, by, note)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      draft,
      fact.fact.rawValue,
      fact.place.way,
      fact.place.name,
      fact.place.copy.map { Int64($0.uidValidity) },
      fact.place.copy.map { Int64($0.uid) },
      fact.at,
      fact.by,
      fact.note
    )
  }

  /// Adds that the copy is gone, unless there was none or that is noted already.
  fileprivate func endCopy(
    of draft: StoredDraft,
    reason: String,
    by person: String,
    at now: Instant
  ) throws(StoreError) {
    let last = try first(
      """
      SELECT ?, fact, way, place, uid_validity, uid, at, by, note FROM hand_overs
      WHERE draft = ? ORDER BY key DESC LIMIT 1
      """,
      draft.record.id,
      draft.key
    ) { (row) throws(StoreError) in try HandOver(row) }
    guard let last, last.fact != .ended else { return }
    let fact = HandOver(
      draft: draft.record.id,
      fact: .ended,
      place: last.place,
      at: now,
      by: person,
      note: reason
    )
    try append(fact, of: draft.key)
  }

  /// What the draft was when it was handed over last.
  fileprivate func stateBeforeHandOver(of draft: StoredDraft) throws(StoreError) -> DraftState {
    try first(
      """
      SELECT state FROM draft_events WHERE draft = ?1 AND key <
        (SELECT max(key) FROM draft_events WHERE draft = ?1 AND state = 'handed-over')
      ORDER BY key DESC LIMIT 1
      """,
      draft.key
    ) { (row) throws(StoreError) in try row.word(0) } ?? .drafted
  }
}

extension HandOver {
  fileprivate init(_ row: SQLRow) throws(StoreError) {
    let name = try row.text(3)
    let copy =
      row.isNull(5)
      ? nil
      : HandOverPlace.FolderCopy(
        uidValidity: UInt32(clamping: try row.integer(4)),
        uid: UInt32(clamping: try row.integer(5))
      )
    self.init(
      draft: DraftID(try row.text(0)),
      fact: try row.word(1),
      place: try row.text(2) == "file" ? .file(name) : .folder(name, copy),
      at: try row.instant(6),
      by: try row.text(7),
      note: try row.optionalText(8)
    )
  }
}

extension HandOverPlace {
  fileprivate var way: String {
    switch self {
    case .folder: "folder"
    case .file: "file"
    }
  }

  fileprivate var name: String {
    switch self {
    case .folder(let name, _), .file(let name): name
    }
  }

  fileprivate var copy: FolderCopy? {
    switch self {
    case .folder(_, let copy): copy
    case .file: nil
    }
  }

  /// What the draft's history says.
  fileprivate var note: String {
    switch self {
    case .folder(let name, _): "to the folder \(name.printable)"
    case .file(let path): "to the file \(path.printable)"
    }
  }
}
