import Civil
package import Delivery
package import Outreach

extension Parcel {
  /// What a transport takes of a draft.
  init(_ draft: Draft, attempt: Delivery.AttemptID, isMarked: Bool = false) {
    self.init(
      id: attempt,
      envelope: draft.record.envelope,
      bytes: draft.bytes,
      isMarked: isMarked,
      name: OutboxName(draft.record)
    )
  }
}

extension OutboxName {
  /// The stable name of a draft's file: the day in the recipient's zone, account, contact, step.
  package init(_ draft: DraftRecord) {
    let position = draft.key.position
    let run = position.occurrence.isEmpty ? "" : "@\(position.occurrence)"
    self.init(
      date: draft.planned.date.description,
      account: draft.key.account.text,
      contact: draft.key.contact.text,
      step: "\(position.sequence)\(run).\(position.step.fileName)"
    )
  }
}

extension StepID {
  /// A dot for the slash of a template's name, unless another step could then have the same text.
  fileprivate var fileName: String {
    guard !text.utf8.contains(UInt8(ascii: ".")) else { return text }
    return String(text.map { $0 == "/" ? "." : $0 })
  }
}
