import Civil
import Mail

extension Wish {
  /// A held step as the rules of slots are asked about it.
  ///
  /// Nil where the hold names no step of a person.
  ///
  /// Its priority and its own wait say nothing: the history holds it.
  init?(asking held: Held, _ dossier: Dossier) {
    guard let position = held.position, let kind = held.kind,
      let contact = held.contact.flatMap({ dossier.candidate.contact($0) })
    else { return nil }
    let key = DraftKey(account: held.account, contact: contact.id, position: position)
    let sequence = dossier.policy.sequence(position.sequence)
    let step = sequence?.steps.first { $0.id == position.step }
    self.init(
      key: key,
      template: step?.template ?? TemplateName(position.step.text),
      kind: kind,
      stage: held.stage,
      priority: .followUp,
      due: .distantPast,
      zone: dossier.zone(of: contact),
      country: dossier.country(of: contact),
      domain: contact.address.domain,
      isInternal: dossier.isInternal(contact),
      mailbox: dossier.stickyMailbox,
      lastToContact: dossier.newestMail(to: contact),
      revision: dossier.candidate.drafts.count { $0.key == key },
      trigger: nil,
      closed: dossier.closed(for: contact),
      breakUp: kind == .breakUp ? nil : dossier.plannedBreakUp
    )
  }
}

extension Held {
  /// The draft that it waits for.
  var draft: DraftID? {
    for hold in holds {
      if case .draft(let id, _) = hold.fact { return id }
    }
    return nil
  }
}

extension Scheduled {
  /// The room that it takes.
  var reservation: Reservation {
    Reservation(
      mailbox: mailbox,
      account: wish.key.account,
      contact: wish.key.contact,
      domain: wish.domain,
      at: slot.instant,
      draft: wish.draftID,
      isOpen: true,
      isInternal: wish.isInternal,
      isBreakUp: wish.kind == .breakUp
    )
  }
}
