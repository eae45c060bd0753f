package import Civil

/// Whom a template is shown for in a preview when nobody is due: `preview:` in its front matter.
///
/// Account and contact are each an id of the data files, or the values that the template reads.
package struct SampleSetup: Hashable, Sendable {
  package let account: Subject
  /// nil: the account's first contact in one of the template's roles.
  package let contact: Person?
  /// What `trigger.date` and `season.year` read.
  package let date: LocalDate?
  /// What `touches`, `last_touch` and `last_inbound` read; the account's own where it is of the data.
  package let touches: [Happening]
  package let place: Place

  package enum Subject: Hashable, Sendable {
    case known(AccountID)
    case made(Account, stage: Stage?)
  }

  package enum Person: Hashable, Sendable {
    case known(ContactID)
    case made(Contact)
  }

  package struct Happening: Hashable, Sendable {
    package let on: LocalDate
    package let kind: Touch.Kind
    package let text: String
  }
}

extension SampleSetup {
  /// Why nobody can be shown: the data has other ids than the front matter.
  package struct Unknown: Error, Hashable, Sendable, CustomStringConvertible {
    package let place: Place
    package let description: String
  }

  /// The account with its history and the contact to write to.
  ///
  /// `template`: the one whose front matter this is. `candidate`: looks an account of the data up.
  package func people(
    for template: TemplateFile,
    in candidate: (AccountID) throws -> Candidate?,
    zone: Zone
  ) throws -> (candidate: Candidate, contact: Contact) {
    let base = try base(in: candidate)
    let account = base.account
    let contact = try contact(of: base, for: template)
    let known = base.contacts.filter { $0.id != contact.id }
    let sample = Candidate(
      account: account,
      contacts: known + [contact],
      touches: touches.isEmpty ? base.touches : history(of: account, zone: account.zone ?? zone)
    )
    return (sample, contact)
  }

  private func base(in candidate: (AccountID) throws -> Candidate?) throws -> Candidate {
    switch account {
    case .made(let account, _): return Candidate(account: account, contacts: [])
    case .known(let id):
      if let found = try candidate(id) { return found }
      throw unknown(
        "there is no account \(id.text.quotation): give the id of one, or values in its place"
      )
    }
  }

  private func contact(of base: Candidate, for template: TemplateFile) throws(Unknown) -> Contact {
    switch contact {
    case .made(let contact)?: return contact
    case .known(let id)?:
      if let found = base.contact(id) { return found }
      throw unknown(
        "\(base.account.id.text.quotation) has no contact \(id.text.quotation): give the id of one"
      )
    case nil:
      let found = template.roles.lazy.compactMap { role in
        base.contacts.first { $0.role == role }
      }.first
      if let found { return found }
      let roles = template.roles.map(\.rawValue).alternatives
      throw unknown(
        "\(base.account.id.text.quotation) has no \(roles): name a contact, or give values"
      )
    }
  }

  private func unknown(_ sentence: String) -> Unknown {
    Unknown(place: place, description: sentence)
  }

  private func history(of account: Account, zone: Zone) -> [Touch] {
    touches.enumerated().map { number, happening in
      Touch(
        id: TouchID("preview-\(number)"),
        account: account.id,
        contact: nil,
        kind: happening.kind,
        at: zone.startOfDay(happening.on).adding(seconds: 12 * 3600),
        text: happening.text
      )
    }.sorted { $0.at < $1.at }
  }
}
