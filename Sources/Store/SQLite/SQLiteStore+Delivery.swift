package import Civil
import Mail
package import Outreach

extension SQLiteStore {
  package func claim(
    _ id: DraftID,
    attempt: AttemptID,
    worker: String,
    at now: Instant,
    verdict: (ClaimContext) -> ClaimVerdict
  ) throws(StoreError) -> ClaimOutcome {
    try desk {
      try $0.claim(id, attempt: attempt, worker: worker, at: now, verdict: verdict)
    }
  }

  package func beginTransmitting(
    _ attempts: [AttemptID],
    at now: Instant
  ) throws(StoreError) {
    try desk { desk in
      for attempt in attempts { try desk.beginTransmitting(attempt, at: now) }
    }
  }

  package func finish(
    _ settlements: [Settlement],
    at now: Instant
  ) throws(StoreError) {
    try desk { desk in
      for settlement in settlements { try desk.finish(settlement, at: now) }
    }
  }

  package func delivering<Result>(
    _ body: (any DeliveryWriter) throws -> Result
  ) throws -> Result {
    try memory.exclusively {
      try writeOrThrow { connection in
        try memory.compare(with: connection)
        let result = try body(DeliveryDesk(connection: connection, memory: memory))
        memory.keep(connection)
        return result
      }
    }
  }

  private func desk<Result>(
    _ body: (any DeliveryWriter) throws -> Result
  ) throws(StoreError) -> Result {
    do {
      return try delivering(body)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  package func recover(
    at now: Instant,
    lastWord: (AttemptID) -> SlateWord?
  ) throws(StoreError) -> [DraftRecord] {
    try write { connection in
      let left = try connection.leftBehind()
      for draft in left { try connection.settle(draft, draft.attempt.flatMap(lastWord), at: now) }
      return try left.map { try connection.draft($0.record.id).record }
    }
  }

  package func resolve(
    _ id: DraftID,
    wasSent: Bool,
    reason: String,
    by person: String,
    at now: Instant
  ) throws(StoreError) {
    try write { connection in
      let draft = try connection.draft(id)
      let state: DraftState = wasSent ? .sent : .approved
      let wasHandedOver = draft.record.state == .handedOver
      guard draft.record.state == .unknown || wasHandedOver && wasSent else {
        throw StoreError.notPossible(id, from: draft.record.state, to: state)
      }
      try connection.move(
        draft,
        DraftMove(
          state: state,
          at: now,
          by: person,
          note: reason,
          attempt: wasHandedOver ? nil : draft.attempt
        )
      )
      let went = wasHandedOver ? now : draft.handedOver ?? now
      if wasSent { try connection.appendMail(of: draft, at: went, noted: now) }
    }
  }
}

extension SQLConnection {
  /// What becomes of a draft whose sender died, by what the sender's slate says.
  fileprivate func settle(
    _ draft: StoredDraft,
    _ word: SlateWord?,
    at now: Instant
  ) throws(StoreError) {
    let isMarked = draft.record.state == .transmitting
    let (state, note): (DraftState, String) =
      switch isMarked ? word ?? .begun : .waiting {
      case .waiting: (.approved, "the sender ended before the message went out")
      case .begun:
        (
          .unknown,
          "the sender ended after the message may have gone out, before a reply was noted"
        )
      case .taken(let words): (.sent, words)
      case .refused(let words): (.approved, words)
      }
    let moved = try move(
      draft,
      DraftMove(state: state, at: now, by: SQLiteStore.itself, note: note, attempt: draft.attempt)
    )
    if state == .sent {
      try appendMail(of: moved, at: draft.handedOver ?? now, noted: now)
    }
  }

  fileprivate func leftBehind() throws(StoreError) -> [StoredDraft] {
    var found = try rows(
      """
      SELECT \(StoredDraft.columns) FROM \(StoredDraft.tables)
      WHERE d.state IN ('claimed', 'transmitting') ORDER BY d.planned_at, d.key
      """
    )
    var drafts: [StoredDraft] = []
    while let row = try found.next() { drafts.append(try StoredDraft(row)) }
    return drafts
  }
}
