package import Civil
import Mail
package import Outreach

extension CadenceRecord {
  /// The book as the program knows it, with what happened before the first day.
  package func candidates(past: [Touch]) throws -> [Candidate] {
    let contacts = try people.map(Contact.init)
    let history = try past.map(Outreach.Touch.init)
    return try firms.map { firm in
      let account = try Account(firm)
      let own = contacts.filter { $0.account == account.id }.sorted { $0.id < $1.id }
      let teammates = account.deliveredBy.compactMap { id in contacts.first { $0.id == id } }
      return Candidate(
        account: account,
        contacts: own + teammates,
        touches: history.filter { $0.account == account.id }
      )
    }
  }

  /// Short texts for every template, which read a name that some people lack.
  ///
  /// `told`: without it no template says that it is for teammates.
  package func library(tellingAudience told: Bool = true) throws -> TemplateLibrary {
    let sources = templates.map { template in
      let audience = template.forTeammates && told ? "audience: teammates\n" : ""
      let roles = template.roles.joined(separator: ", ")
      return TemplateSource(
        name: template.name,
        path: template.name + ".md",
        text: """
          ---
          kind: \(template.kind)
          subject: About {{ account.name }}
          \(audience)to: [\(roles)]
          ---
          Hello {{ contact.first_name }}.

          """
      )
    }
    return try TemplateLibrary(
      sources,
      fields: DataColumns(accounts: ["delivered_on", "renewed_on"], contacts: [])
    )
  }
}

extension Account {
  fileprivate init(_ firm: CadenceRecord.Firm) throws {
    let names = firm.fields.keys.sorted()
    self.init(
      id: AccountID(firm.id),
      name: firm.id.uppercased(),
      declaredStage: try known(DeclaredStage(rawValue: firm.declared), firm.declared),
      isInternal: firm.isOurs,
      country: try firm.country.map { try Country($0) },
      zone: try firm.zone.map { try Zone($0) },
      mailbox: firm.mailbox.map { MailboxID($0) },
      deliveredBy: firm.deliveredBy.map { ContactID($0) },
      fields: Fields(names: names, values: names.map { firm.fields[$0] })
    )
  }
}

extension Contact {
  fileprivate init(_ person: CadenceRecord.Person) throws {
    self.init(
      id: ContactID(person.id),
      account: AccountID(person.firm),
      address: try Address(person.address),
      role: try known(Role(rawValue: person.role), person.role),
      firstName: person.firstName,
      country: try person.country.map { try Country($0) },
      zone: try person.zone.map { try Zone($0) }
    )
  }
}

extension Outreach.Touch {
  package init(_ touch: CadenceRecord.Touch) throws {
    self.init(
      id: TouchID(touch.id),
      account: AccountID(touch.firm),
      contact: touch.person.map { ContactID($0) },
      kind: try known(Kind(rawValue: touch.kind), touch.kind),
      at: Instant(epochSeconds: touch.at),
      answered: touch.answered,
      until: try touch.until.map { try LocalDate(iso: $0) },
      position: touch.step.map { step in
        Position(
          sequence: SequenceID(step.sequence),
          step: StepID(step.step),
          occurrence: step.occurrence
        )
      },
      mailbox: touch.mailbox.map { MailboxID($0) }
    )
  }
}

extension CadenceRecord.Touch {
  package init(_ touch: Outreach.Touch, draft: DraftID? = nil) {
    self.init(
      id: touch.id.text,
      firm: touch.account.text,
      person: touch.contact?.text,
      kind: touch.kind.rawValue,
      at: touch.at.epochSeconds,
      answered: touch.answered,
      until: touch.until?.description,
      step: touch.position.map { CadenceRecord.StepPlace($0) },
      mailbox: touch.mailbox?.text,
      draft: draft?.text
    )
  }
}

extension CadenceRecord.StepPlace {
  package init(_ position: Outreach.Touch.Position) {
    self.init(
      sequence: position.sequence.text,
      step: position.step.text,
      occurrence: position.occurrence
    )
  }
}

extension CadenceRecord.Draft {
  package init(_ draft: DraftRecord, at now: Instant) {
    self.init(
      id: draft.id.text,
      firm: draft.key.account.text,
      person: draft.key.contact.text,
      step: CadenceRecord.StepPlace(draft.key.position),
      template: draft.template.text,
      mailbox: draft.mailbox.text,
      planned: draft.planned.instant.epochSeconds,
      at: now.epochSeconds
    )
  }
}
