/// One person gets one step at most once: the key that is unique in every store.
package struct DraftKey: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The account that the step is about; for a teammate's thank-you, the client.
  package let account: AccountID
  package let contact: ContactID
  package let position: Touch.Position

  package init(account: AccountID, contact: ContactID, position: Touch.Position) {
    self.account = account
    self.contact = contact
    self.position = position
  }

  package var description: String {
    let run = position.occurrence.isEmpty ? "" : "@\(position.occurrence)"
    return "\(account)/\(contact)/\(position.sequence)\(run)/\(position.step)"
  }

  package static func < (left: DraftKey, right: DraftKey) -> Bool {
    (left.account, left.contact, left.position.sequence, left.position.step)
      < (right.account, right.contact, right.position.sequence, right.position.step)
      || (left.account == right.account && left.contact == right.contact
        && left.position.sequence == right.position.sequence
        && left.position.step == right.position.step
        && left.position.occurrence < right.position.occurrence)
  }
}
