package import Civil
import IMAP
import Mail
package import Outreach
package import Store

/// Puts drafts into the folder for drafts of one mailbox's server: each once, whatever dies.
///
/// The journal says that a draft is handed over before its copy can be there, so Rapport never sends
/// it as well. Before each copy is made the folder is asked what lies there under its Message-ID.
package struct PushRun {
  private let store: any Store
  private let shelf: DraftShelf
  private let recheck: Recheck
  private let person: String
  private let now: Instant

  /// The caller holds the lock that every sender holds.
  package init(
    _ store: any Store,
    _ shelf: DraftShelf,
    recheck: Recheck,
    by person: String,
    at now: Instant
  ) {
    self.store = store
    self.shelf = shelf
    self.recheck = recheck
    self.person = person
    self.now = now
  }

  /// Hands over one draft.
  ///
  /// - Throws: `IMAPError` where the folder could not be asked: then nothing was put there by this
  ///   call that the journal does not know of.
  package func push(_ id: DraftID) throws -> HandOverOutcome {
    guard let draft = try store.draft(id) else { throw StoreError.noSuchDraft(id) }
    let facts = try store.handOvers(ofStepOf: id)
    let own = facts.last { $0.draft == id && $0.fact != .ended }
    switch draft.record.state {
    case .drafted, .approved: return try begin(draft, besides: facts.map(\.draft))
    case .handedOver:
      guard let own else { return HandOverOutcome(draft: draft.record, kind: .gone(shelf.place)) }
      return try goOn(draft, from: own, besides: facts.map(\.draft))
    case .claimed, .transmitting, .sent, .rejected, .unknown, .skipped, .withdrawn, .superseded:
      let kind = HandOverOutcome.Kind.notPossible(draft.record.state)
      return HandOverOutcome(draft: draft.record, kind: kind)
    }
  }

  private func begin(_ draft: Draft, besides others: [DraftID]) throws -> HandOverOutcome {
    let outcome = { HandOverOutcome(draft: draft.record, kind: $0) }
    guard let candidate = try store.candidate(draft.record.key.account) else {
      throw StoreError.refused(.unknownAccount(draft.record.key.account))
    }
    if let hold = recheck.overtaken(draft.record, candidate) { return outcome(.overtaken(hold)) }
    let earlier = try sightings(of: others, besides: draft)
    for (other, sighting) in earlier {
      if case .changed(let uid) = sighting {
        return outcome(.earlierChanged(other.record.id, shelf.place(of: uid)))
      }
    }
    let sighting = try shelf.look(for: draft)
    try store.beginHandOver(
      draft.record.id,
      digest: draft.record.digest,
      to: shelf.place,
      by: person,
      at: now
    )
    return try settle(draft, sighting, replacing: earlier)
  }

  /// A hand-over that began in an earlier run, or was done there.
  private func goOn(
    _ draft: Draft,
    from fact: HandOver,
    besides others: [DraftID]
  ) throws -> HandOverOutcome {
    let outcome = { HandOverOutcome(draft: draft.record, kind: $0) }
    guard case .folder = fact.place else { return outcome(.elsewhere(fact.place)) }
    let sighting = try shelf.look(for: draft)
    switch (sighting, fact.fact) {
    case (.nothing, .begun):
      return try settle(draft, .nothing, replacing: try sightings(of: others, besides: draft))
    case (.nothing, _), (.deleted, _): return outcome(.gone(fact.place))
    case (.ours, _), (.changed, _):
      return try settle(draft, sighting, replacing: try sightings(of: others, besides: draft))
    }
  }

  /// Puts the draft there unless it is, notes where it is, and clears earlier versions away.
  private func settle(
    _ draft: Draft,
    _ sighting: DraftShelf.Sighting,
    replacing earlier: [(Draft, DraftShelf.Sighting)]
  ) throws -> HandOverOutcome {
    let kind: HandOverOutcome.Kind
    switch sighting {
    case .ours(let uid): kind = .wasThere(shelf.place(of: uid))
    case .changed(let uid): kind = .changedThere(shelf.place(of: uid))
    case .nothing, .deleted: kind = try put(draft)
    }
    guard let place = kind.place else { return HandOverOutcome(draft: draft.record, kind: kind) }
    try store.notePlaced(draft.record.id, place, by: person, at: now)
    let replaced = try clear(earlier, for: draft)
    return HandOverOutcome(draft: draft.record, kind: kind, replaced: replaced)
  }

  private func put(_ draft: Draft) throws -> HandOverOutcome.Kind {
    switch shelf.put(draft) {
    case .stored(let placement):
      let uid = try shelf.uid(of: draft, placement)
      return .placed(uid.map(shelf.place(of:)) ?? shelf.place)
    case .refused(let error):
      try store.endHandOver(
        draft.record.id,
        .refused,
        reason: error.description,
        by: person,
        at: now
      )
      return .refused(error)
    case .unknown(let error):
      return .unclear(error)
    }
  }

  /// What lies there of other versions of the mail that were handed over once.
  private func sightings(
    of ids: [DraftID],
    besides draft: Draft
  ) throws -> [(Draft, DraftShelf.Sighting)] {
    var sightings: [(Draft, DraftShelf.Sighting)] = []
    for id in ids where id != draft.record.id {
      guard let other = try store.draft(id), other.record.state != .sent else { continue }
      sightings.append((other, try shelf.look(for: other)))
    }
    return sightings
  }

  /// Removes earlier versions that nobody touched.
  private func clear(
    _ earlier: [(Draft, DraftShelf.Sighting)],
    for draft: Draft
  ) throws -> [DraftID] {
    var replaced: [DraftID] = []
    for (other, sighting) in earlier {
      guard case .ours(let uid) = sighting else { continue }
      _ = try shelf.remove(uid)
      try store.noteCopyGone(
        other.record.id,
        reason: "replaced by \(draft.record.id)",
        by: person,
        at: now
      )
      replaced.append(other.record.id)
    }
    return replaced
  }
}

extension HandOverOutcome.Kind {
  /// Where the draft's own copy lies.
  fileprivate var place: HandOverPlace? {
    switch self {
    case .placed(let place), .wasThere(let place), .changedThere(let place): place
    case .gone, .earlierChanged, .elsewhere, .overtaken, .notPossible, .refused, .unclear: nil
    }
  }
}
