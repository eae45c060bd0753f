/// Where a draft is in its life, from the plan to a server's word.
package enum DraftState: String, Hashable, Sendable, CaseIterable {
  /// Written, waiting for a person.
  case drafted
  /// A person approved exactly these bytes and this envelope.
  case approved
  /// A worker holds it; its MAIL command may have gone out, its final dot has not.
  case claimed
  /// The final dot may have gone out: after a crash nobody knows, until proof or a person says.
  case transmitting
  /// A person has it in their own mail program, to be sent there or not; Rapport never sends it.
  case handedOver = "handed-over"
  /// A server took it, or a person sent it.
  case sent
  /// A server refused it for good.
  case rejected
  /// The dot went out and no complete reply came. Only proof or a person ends this.
  case unknown
  /// A person said no to this step for this contact.
  case skipped
  /// Something came in between: a reply, a bounce, a suppression, a changed input, a missed slot.
  case withdrawn
  /// Edited: a new draft with new bytes took its place.
  case superseded

  /// Whether a state may follow this one.
  package func mayBecome(_ next: DraftState) -> Bool {
    switch (self, next) {
    case (.drafted, .approved), (.drafted, .handedOver), (.drafted, .skipped),
      (.drafted, .withdrawn), (.drafted, .superseded):
      true
    // Marked ahead, a mail is claimed and transmitting at once.
    case (.approved, .claimed), (.approved, .transmitting), (.approved, .handedOver),
      (.approved, .drafted), (.approved, .skipped), (.approved, .withdrawn),
      (.approved, .superseded):
      true
    case (.claimed, .transmitting), (.claimed, .approved), (.claimed, .rejected),
      (.claimed, .withdrawn):
      true
    case (.transmitting, .sent), (.transmitting, .rejected), (.transmitting, .approved),
      (.transmitting, .unknown):
      true
    case (.unknown, .sent), (.unknown, .approved): true
    // Neither withdrawn nor replaced while its copy may lie where a person can send it.
    case (.handedOver, .sent), (.handedOver, .drafted), (.handedOver, .approved): true
    default: false
    }
  }

  /// An attempt to deliver begins with the step to this state from `before`.
  package func beginsAttempt(from before: DraftState) -> Bool {
    self == .claimed || self == .transmitting && before == .approved
  }

  /// Holds the place of its step: no second draft for the same key may exist beside it.
  package var holdsStep: Bool {
    switch self {
    case .drafted, .approved, .claimed, .transmitting, .handedOver, .sent, .rejected, .unknown,
      .skipped:
      true
    case .withdrawn, .superseded: false
    }
  }

  /// Counts against the caps: sent, or may yet be.
  package var countsAgainstCaps: Bool {
    switch self {
    case .drafted, .approved, .claimed, .transmitting, .handedOver, .sent, .unknown: true
    case .rejected, .skipped, .withdrawn, .superseded: false
    }
  }
}
