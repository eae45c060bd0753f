/// What stands above the body of a template file: its keys, read and checked.
struct FrontMatter {
  let kind: TemplateKind
  let kindPlace: Place
  let format: TemplateFormat
  let subject: String
  /// Of its first character, behind a quote.
  let subjectPlace: Place
  let roles: [Role]
  let audience: TemplateFile.Audience
  let requiresFresh: Bool
  let continuesThread: Bool
  let summary: String?
  let allowances: [Allowance]
  let sample: SampleSetup?

  private static let keys = [
    "kind", "subject", "to", "requires", "format", "thread", "audience", "description", "allow",
    "preview",
  ]

  init?(
    _ text: String,
    file: String,
    _ names: TemplateNames,
    into problems: inout [YamlProblem]
  ) {
    let source = YamlSource(text: text, file: file, firstLine: 2)
    guard let root = YamlNode.document(source, into: &problems),
      let map = root.mapping(known: Self.keys, into: &problems)
    else { return nil }
    let kindNode = map.required(
      "kind",
      expected: "thank-you, check-in or break-up",
      into: &problems
    )
    let kind = kindNode?.choice(TemplateKind.self, into: &problems)
    let subjectNode = map.required("subject", expected: "one line of Liquid", into: &problems)
    let subject = subjectNode?.line(into: &problems)
    audience = map["audience"]?.choice(TemplateFile.Audience.self, into: &problems) ?? .outside
    roles =
      map["to"]?.itemsOrOne.compactMap { $0.choice(Role.self, into: &problems) }
      ?? [audience == .teammates ? .teammate : .decisionMaker]
    let requirements = (map["requires"]?.itemsOrOne ?? [])
      .compactMap { $0.choice(Requirement.self, into: &problems) }
    requiresFresh = requirements.contains(.fresh)
    format = map["format"]?.choice(TemplateFormat.self, into: &problems) ?? .text
    continuesThread = map["thread"]?.boolean(into: &problems) ?? false
    summary = map["description"]?.line(into: &problems)
    allowances = map["allow"]?.allowances(into: &problems) ?? []
    let samples = SampleReader(names: names, roles: roles)
    sample = map["preview"].flatMap { samples.setup($0, into: &problems) }
    guard let kind, let subject, let kindNode, let subjectNode else { return nil }
    self.kind = kind
    kindPlace = kindNode.place
    self.subject = subject
    subjectPlace = source.textPlace(of: subjectNode)
  }

  private enum Requirement: String, CaseIterable {
    case fresh
  }
}
