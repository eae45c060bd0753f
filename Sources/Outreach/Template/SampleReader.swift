import Civil
import Mail

/// Reads `preview:` of a template's front matter.
struct SampleReader {
  /// The names that templates may read: any of them may be given a value.
  let names: TemplateNames
  let roles: [Role]

  private static let keys = ["account", "contact", "date", "touches"]

  func setup(_ node: YamlNode, into problems: inout [YamlProblem]) -> SampleSetup? {
    guard let map = node.mapping(known: Self.keys, into: &problems) else { return nil }
    let account =
      map["account"]
      .map { subject($0, into: &problems) } ?? .made(Self.account(id: nil), stage: nil)
    let contact = map["contact"].flatMap { person($0, into: &problems) }
    if case .made = account, case .known(let id)? = contact {
      map["contact"]?.report(
        .invalid(
          "\(id.text.quotation) is a contact of the data: name its account, too, as account: ID"
        ),
        into: &problems
      )
    }
    if case .made = account, !map.has("contact") {
      node.report(
        .missingKey("contact", expected: "values like {first_name: Zoë}, or the id of a contact"),
        into: &problems
      )
    }
    return SampleSetup(
      account: account,
      contact: contact,
      date: map["date"]?.date(into: &problems),
      touches: map["touches"]?.items(into: &problems)?
        .compactMap { happening($0, into: &problems) } ?? [],
      place: node.place
    )
  }

  private func subject(
    _ node: YamlNode,
    into problems: inout [YamlProblem]
  ) -> SampleSetup.Subject {
    if node.text != nil {
      return .known(AccountID(node.line(into: &problems) ?? ""))
    }
    let known = TemplateNames.accountNames + ["zone"] + names.fields.accounts
    guard let map = node.mapping(known: known, into: &problems) else {
      return .made(Self.account(id: nil), stage: nil)
    }
    var account = Self.account(
      id: map["id"]?.line(into: &problems),
      fields(of: map, among: names.fields.accounts, into: &problems)
    )
    if let name = map["name"]?.line(into: &problems) { account.name = name }
    account.country = country(map, into: &problems)
    account.zone = map["zone"]?.zone(into: &problems)
    return .made(account, stage: map["stage"]?.choice(Stage.self, into: &problems))
  }

  private func person(
    _ node: YamlNode,
    into problems: inout [YamlProblem]
  ) -> SampleSetup.Person? {
    if node.text != nil { return node.line(into: &problems).map { .known(ContactID($0)) } }
    let known = TemplateNames.contactNames + ["zone"] + names.fields.contacts
    guard let map = node.mapping(known: known, into: &problems) else { return nil }
    let written = map["email"]?.address(into: &problems)
    guard let address = written ?? (try? Address("someone@preview.example")) else { return nil }
    return .made(
      Contact(
        id: ContactID("preview"),
        account: AccountID("preview"),
        address: address,
        role: map["role"]?.choice(Role.self, into: &problems) ?? roles.first ?? .decisionMaker,
        name: map["name"]?.line(into: &problems),
        firstName: map["first_name"]?.line(into: &problems),
        lastName: map["last_name"]?.line(into: &problems),
        title: map["title"]?.line(into: &problems),
        country: country(map, into: &problems),
        zone: map["zone"]?.zone(into: &problems),
        fields: fields(of: map, among: names.fields.contacts, into: &problems)
      )
    )
  }

  private func happening(
    _ node: YamlNode,
    into problems: inout [YamlProblem]
  ) -> SampleSetup.Happening? {
    guard let map = node.mapping(known: ["on", "kind", "text"], into: &problems),
      let date = map.required("on", expected: "a date like 2026-11-24", into: &problems)?
        .date(into: &problems),
      let kind = map.required("kind", expected: "mail-in, call or another", into: &problems)?
        .choice(Touch.Kind.self, into: &problems)
    else { return nil }
    let text = map["text"]?.string(into: &problems) ?? ""
    return SampleSetup.Happening(on: date, kind: kind, text: text)
  }

  private func country(_ map: YamlMapping, into problems: inout [YamlProblem]) -> Country? {
    map["country"]?.parsed(as: "a country's code like DE", into: &problems) {
      text throws(CountryError) in try Country(text)
    }
  }

  private func fields(
    of map: YamlMapping,
    among columns: [String],
    into problems: inout [YamlProblem]
  ) -> Fields {
    let names = columns.filter { map.has($0) }
    return Fields(names: names, values: names.map { map[$0]?.string(into: &problems) })
  }

  private static func account(id: String?, _ fields: Fields = Fields()) -> Account {
    Account(
      id: AccountID(id ?? "preview"),
      name: "a preview's account",
      declaredStage: .prospect,
      fields: fields
    )
  }
}
