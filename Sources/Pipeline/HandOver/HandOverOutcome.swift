package import IMAP
package import Outreach
package import Store

/// What became of one draft that was to be handed over.
package struct HandOverOutcome: Sendable {
  package let draft: DraftRecord
  package let kind: Kind
  /// Earlier versions of the mail whose copies gave way to this one.
  package var replaced: [DraftID] = []

  package init(draft: DraftRecord, kind: Kind, replaced: [DraftID] = []) {
    self.draft = draft
    self.kind = kind
    self.replaced = replaced
  }

  package enum Kind: Sendable {
    /// It lies there now.
    case placed(HandOverPlace)
    /// It lay there already, byte for byte.
    case wasThere(HandOverPlace)
    /// A copy lies there that somebody changed; it was left alone.
    case changedThere(HandOverPlace)
    /// It was there, and is no longer: sent, or deleted.
    case gone(HandOverPlace)
    /// A changed copy of an earlier version lies there, so this one was not put beside it.
    case earlierChanged(DraftID, HandOverPlace)
    /// It is handed over another way.
    case elsewhere(HandOverPlace)
    /// Something came in between since it was written.
    case overtaken(Hold)
    /// No draft in this state can be handed over.
    case notPossible(DraftState)
    /// The server did not take it.
    case refused(IMAPError)
    /// The connection ended before the server said whether it took it; the next run looks.
    case unclear(IMAPError)
  }

  /// A person has to look at it.
  package var wantsAttention: Bool {
    switch kind {
    case .placed, .wasThere: false
    case .changedThere, .gone, .earlierChanged, .elsewhere, .overtaken, .notPossible, .refused,
      .unclear:
      true
    }
  }
}
