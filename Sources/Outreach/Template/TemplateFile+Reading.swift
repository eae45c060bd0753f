import Liquid
import Markdown

extension TemplateFile {
  /// Reads the front matter and compiles subject and body.
  init(
    _ source: TemplateSource,
    names: TemplateNames,
    partials: [String: String]
  ) throws(TemplateProblems) {
    guard let parts = SourceParts(source.text) else {
      throw TemplateProblems([.noFrontMatter(Place(file: source.path, line: 1, column: 1))])
    }
    var problems: [YamlProblem] = []
    let front = FrontMatter(parts.frontMatter, file: source.path, names, into: &problems)
    guard let front, problems.isEmpty else {
      throw TemplateProblems(problems.map(TemplateProblem.frontMatter))
    }
    var faults: [TemplateProblem] = []
    let compile = { (text: String, start: Position) -> Template? in
      do throws(LiquidErrors) {
        return try Template(
          source: text,
          name: source.path,
          at: start,
          schema: names.schema,
          partials: partials
        )
      } catch {
        faults += error.errors.map(TemplateProblem.liquid)
        return nil
      }
    }
    let subject = compile(front.subject, Position(front.subjectPlace))
    let body = compile(parts.body, Position(line: parts.bodyLine, column: 1))
    if front.format == .html, let fault = MarkdownOutline(parts.body).fault {
      let line = parts.bodyLine + (fault.line ?? 1) - 1
      faults.append(.markdown(Place(file: source.path, line: line, column: 1), fault))
    }
    guard let subject, let body, faults.isEmpty else { throw TemplateProblems(faults) }
    self.init(
      name: TemplateName(source.name),
      kind: front.kind,
      format: front.format,
      subject: subject,
      body: body,
      roles: front.roles,
      audience: front.audience,
      requiresFresh: front.requiresFresh,
      continuesThread: front.continuesThread,
      dependsOnDay: [subject, body].contains { $0.dependsOnDay }
        || ([source.text] + partials.values).contains(where: \.namesTheClock),
      summary: front.summary,
      allowances: front.allowances,
      places: Places(
        kind: front.kindPlace,
        subject: front.subjectPlace,
        body: Place(file: source.path, line: parts.bodyLine, column: 1)
      ),
      sample: front.sample
    )
  }
}

extension Template {
  /// The day is read where there is more than one way through the text.
  fileprivate var dependsOnDay: Bool {
    let analysis = analysis
    return !analysis.branches.isEmpty && analysis.paths.contains("today")
  }
}

extension String {
  /// Has one of the words that the `date` filter takes for the clock, in quotes.
  fileprivate var namesTheClock: Bool {
    ["'now'", "\"now\"", "'today'", "\"today\""].contains { firstRange(of: $0) != nil }
  }
}

/// The two parts of a template file.
private struct SourceParts {
  let frontMatter: String
  let body: String
  /// The line of the file that the body begins on.
  let bodyLine: Int

  /// Splits at the two lines `---`; nil where the first line is not one or the second is missing.
  init?(_ text: String) {
    var lines = text.split(
      omittingEmptySubsequences: false,
      whereSeparator: { $0 == "\n" || $0 == "\r\n" }
    )
    guard lines.first?.trimmingRight == "---" else { return nil }
    guard let end = lines.dropFirst().firstIndex(where: { $0.trimmingRight == "---" }) else {
      return nil
    }
    frontMatter = lines[1..<end].joined(separator: "\n")
    bodyLine = end + 2
    lines.removeSubrange(...end)
    body = lines.joined(separator: "\n")
  }
}

extension Substring {
  fileprivate var trimmingRight: Substring {
    var text = self
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return text
  }
}

/// The front matter's keys, read and checked.
private struct FrontMatter {
  let kind: TemplateKind
  let kindPlace: Place
  let format: TemplateFormat
  let subject: String
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
    guard
      let root = YamlNode.document(text, file: file, firstLine: 2, into: &problems),
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
    subjectPlace = subjectNode.place
  }

  private enum Requirement: String, CaseIterable {
    case fresh
  }
}

extension Position {
  fileprivate init(_ place: Place) { self.init(line: place.line, column: place.column) }
}
