import Civil
import Mail
import Outreach

/// Makes records in which nothing is missing, or one thing only, out of those of the book.
struct StandIn {
  private let policy: Policy
  private let columns: DataColumns
  private let now: Instant
  private let country = try? Country("US")
  /// The first value of each column, since it has the form that templates count on.
  private var samples: [String: String] = [:]
  private var account: Account?
  private var contact: Contact?

  init(_ policy: Policy, _ names: TemplateNames, _ entries: [Book.Entry], at now: Instant) {
    self.policy = policy
    self.now = now
    columns = names.columns
    for entry in entries {
      take(Values.of(entry.account))
      for contact in entry.contacts { take(Values.of(contact)) }
    }
    account = entries.first { !$0.account.value.isInternal }?.account.value
    contact =
      entries.lazy.filter { !$0.account.value.isInternal }
      .compactMap { $0.contacts.first?.value }.first
  }

  private mutating func take(_ entries: [Values.Entry]) {
    for entry in entries where samples[entry.path] == nil {
      if let value = entry.value { samples[entry.path] = value }
    }
  }

  /// A cast without gaps, made of the people of a part, else of anybody, else of nobody.
  func cast(for template: TemplateFile, _ part: Casting.Part?) throws(AddressError)
    -> Rehearsal.Cast
  {
    var account = part?.entry.account.value ?? account ?? nobody
    var contact: Contact
    if let known = part?.contact.value ?? self.contact {
      contact = known
    } else {
      contact = try someone()
    }
    contact.role = template.roles.first ?? contact.role
    fill(&account)
    fill(&contact)
    let today = policy.mailboxes[0].zone.localDate(at: now)
    return Rehearsal.Cast(
      account: account,
      contact: contact,
      touches: history(of: account, with: contact),
      sender: policy.sender,
      mailbox: policy.mailboxes[0],
      stage: part?.stage ?? .prospect,
      trigger: part?.trigger ?? today,
      at: now
    )
  }

  private var nobody: Account {
    Account(id: AccountID("account"), name: "Company", declaredStage: .prospect)
  }

  private func someone() throws(AddressError) -> Contact {
    Contact(
      id: ContactID("contact"),
      account: AccountID("account"),
      address: try Address("name@company.example"),
      role: .decisionMaker
    )
  }

  private func fill(_ account: inout Account) {
    account.country = account.country ?? country
    for name in columns.accounts where account.fields[name] == nil {
      account.fields = account.fields.setting(name, to: sample("account.\(name)", name))
    }
  }

  private func fill(_ contact: inout Contact) {
    contact.country = contact.country ?? country
    contact.firstName = contact.firstName ?? sample("contact.first_name", "Name")
    contact.lastName = contact.lastName ?? sample("contact.last_name", "Name")
    contact.title = contact.title ?? sample("contact.title", "title")
    for name in columns.contacts where contact.fields[name] == nil {
      contact.fields = contact.fields.setting(name, to: sample("contact.\(name)", name))
    }
  }

  private func sample(_ path: String, _ name: String) -> String {
    if let sample = samples[path] { return sample }
    if name.hasSuffix("_on") { return policy.mailboxes[0].zone.localDate(at: now).description }
    return name.split(separator: "_").joined(separator: " ")
  }

  private func history(of account: Account, with contact: Contact) -> [Touch] {
    let kinds: [(Touch.Kind, Int64)] = [(.mailIn, -40), (.mailOut, -20)]
    return kinds.map { kind, days in
      Touch(
        id: TouchID(kind.rawValue),
        account: account.id,
        contact: contact.id,
        kind: kind,
        at: now.adding(seconds: days * 86_400),
        text: "a word"
      )
    }
  }
}

extension Rehearsal.Cast {
  /// The same people without one value; nil for a value that cannot be missing, or is not theirs.
  func without(_ path: String) -> Rehearsal.Cast? {
    let steps = path.split(separator: ".", maxSplits: 1).map(String.init)
    var cast = self
    guard let group = steps.first else { return nil }
    switch (group, steps.count > 1 ? steps[1] : "") {
    case ("account", "id"), ("account", "name"), ("account", "stage"): return nil
    case ("account", "country"): cast.account.country = nil
    case ("account", let name):
      cast.account.fields = cast.account.fields.setting(name, to: nil)
    case ("contact", "role"), ("contact", "email"): return nil
    case ("contact", "country"): cast.contact.country = nil
    case ("contact", "first_name"): cast.contact.firstName = nil
    case ("contact", "last_name"): cast.contact.lastName = nil
    case ("contact", "title"): cast.contact.title = nil
    case ("contact", "name"):
      (cast.contact.name, cast.contact.firstName, cast.contact.lastName) = (nil, nil, nil)
    case ("contact", let name):
      cast.contact.fields = cast.contact.fields.setting(name, to: nil)
    case ("last_touch", _), ("last_inbound", _), ("touches", _), ("touches[]", _):
      cast.touches = []
    case ("trigger", _), ("season", _): cast.trigger = nil
    default: return nil
    }
    return cast
  }
}
