package import Civil
import Delivery
import IMAP
import Mail
package import Outreach
package import Store

/// Takes a handed-over draft back out of a person's mail program, so that Rapport may send it again.
package struct TakeBackRun {
  private let store: any Store
  private let person: String
  private let now: Instant

  package init(_ store: any Store, by person: String, at now: Instant) {
    self.store = store
    self.person = person
    self.now = now
  }

  package enum Outcome: Sendable {
    /// Its copy was removed; `false`: only marked as deleted, or left.
    case takenBack(copyIsGone: Bool)
    /// Somebody changed the copy: left alone, and the draft stays handed over.
    case changedThere(HandOverPlace)
    /// No copy is there: sent, or deleted. Only the person knows.
    case gone(HandOverPlace)
  }

  /// Where the copy of a draft is noted to lie.
  package func place(of id: DraftID) throws -> HandOverPlace {
    guard let draft = try store.draft(id)?.record else { throw StoreError.noSuchDraft(id) }
    let fact = try store.handOvers(ofStepOf: id).last { $0.draft == id && $0.fact != .ended }
    guard draft.state == .handedOver, let fact else {
      throw StoreError.notPossible(id, from: draft.state, to: .drafted)
    }
    return fact.place
  }

  /// By the person's word alone: it was not sent, and what lies somewhere will not be.
  package func takeBack(_ id: DraftID, reason: String) throws {
    try store.endHandOver(id, .takenBack, reason: reason, by: person, at: now)
  }

  /// Removes the copy in the folder if nobody touched it, then takes the draft back.
  package func takeBack(_ id: DraftID, from shelf: DraftShelf) throws -> Outcome {
    guard let draft = try store.draft(id) else { throw StoreError.noSuchDraft(id) }
    let noted = try place(of: id)
    switch try shelf.look(for: draft) {
    case .nothing, .deleted: return .gone(noted)
    case .changed(let uid): return .changedThere(shelf.place(of: uid))
    case .ours(let uid):
      let isGone = try shelf.remove(uid)
      try takeBack(id, reason: "taken back out of the folder \(shelf.name.printable)")
      return .takenBack(copyIsGone: isGone)
    }
  }

  /// Removes the file if it is still what was written, then takes the draft back.
  package func takeBack(_ id: DraftID, fromFile path: String) throws -> Outcome {
    guard let draft = try store.draft(id) else { throw StoreError.noSuchDraft(id) }
    let isGone = try DraftFiles.remove(path, if: UnsentCopy.of(draft.bytes))
    try takeBack(id, reason: "taken back from the file \(path.printable)")
    return .takenBack(copyIsGone: isGone)
  }
}
