package import Civil
import Mail

extension Scheduled {
  /// A template's mail for its preview contact, as if it were to go now.
  ///
  /// `stage`: what `account.stage` reads; nil takes the one that the history comes to.
  package init(
    sample template: TemplateFile,
    _ candidate: Candidate,
    to contact: Contact,
    under policy: Policy,
    in library: TemplateLibrary,
    at now: Instant
  ) {
    let setup = template.sample
    let planner = AccountPlanner(policy: policy, library: library, now: now)
    let dossier = planner.dossier(of: candidate)
    var stage = dossier.standing.stage
    if case .made(_, let given?)? = setup?.account { stage = given }
    let mailbox = candidate.account.mailbox.flatMap(policy.mailbox) ?? policy.mailboxes[0]
    let zone = contact.zone ?? dossier.zone
    let wish = Wish(
      key: DraftKey(
        account: candidate.account.id,
        contact: contact.id,
        position: Touch.Position(
          sequence: SequenceID("preview"),
          step: StepID(template.name.text)
        )
      ),
      template: template.name,
      kind: template.kind,
      stage: stage,
      priority: .firstContact,
      due: now,
      zone: zone,
      country: contact.country ?? candidate.account.country,
      domain: contact.address.domain,
      isInternal: template.audience == .teammates,
      mailbox: mailbox.id,
      lastToContact: nil,
      revision: 0,
      trigger: setup?.date
    )
    self.init(wish: wish, mailbox: mailbox.id, slot: ZonedTime(now, in: zone), waits: [])
  }
}
