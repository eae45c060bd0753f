package import Civil
package import Delivery
import Mail
package import Outreach
package import Store

/// Writes drafts to files that mail programs open as drafts, each under a name of its own.
package struct ExportRun {
  private let store: any Store
  private let recheck: Recheck
  private let person: String
  private let now: Instant

  /// The caller holds the lock that every sender holds.
  package init(_ store: any Store, recheck: Recheck, by person: String, at now: Instant) {
    self.store = store
    self.recheck = recheck
    self.person = person
    self.now = now
  }

  /// Hands over one draft as a file; one that was handed over so is written again.
  ///
  /// A file under its name that somebody changed is left alone.
  package func export(_ id: DraftID, to files: DraftFiles) throws -> HandOverOutcome {
    guard let draft = try store.draft(id) else { throw StoreError.noSuchDraft(id) }
    let outcome = { HandOverOutcome(draft: draft.record, kind: $0) }
    let file = OutboxName(draft.record).file
    let place = HandOverPlace.file(files.path(of: file))
    let facts = try store.handOvers(ofStepOf: id)
    switch draft.record.state {
    case .drafted, .approved:
      if let hold = try overtaken(draft.record) { return outcome(.overtaken(hold)) }
      if let changed = try changed(file, in: files, among: facts) { return outcome(changed) }
      try store.beginHandOver(id, digest: draft.record.digest, to: place, by: person, at: now)
    case .handedOver:
      let own = facts.last { $0.draft == id }?.place
      if case .folder? = own { return outcome(.elsewhere(own ?? place)) }
      if let changed = try changed(file, in: files, among: facts) { return outcome(changed) }
    case .claimed, .transmitting, .sent, .rejected, .unknown, .skipped, .withdrawn, .superseded:
      return outcome(.notPossible(draft.record.state))
    }
    try files.write(UnsentCopy.of(draft.bytes), to: file)
    try store.notePlaced(id, place, by: person, at: now)
    return outcome(.placed(place))
  }

  private func overtaken(_ draft: DraftRecord) throws -> Hold? {
    guard let candidate = try store.candidate(draft.key.account) else {
      throw StoreError.refused(.unknownAccount(draft.key.account))
    }
    return recheck.overtaken(draft, candidate)
  }

  /// A file that stands there and is no version of the mail as we wrote it.
  private func changed(
    _ file: String,
    in files: DraftFiles,
    among facts: [HandOver]
  ) throws -> HandOverOutcome.Kind? {
    guard let found = try files.read(file) else { return nil }
    for fact in facts {
      guard let version = try store.draft(fact.draft) else { continue }
      if UnsentCopy.of(version.bytes) == found { return nil }
    }
    return .changedThere(.file(files.path(of: file)))
  }
}
