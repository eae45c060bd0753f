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
    let bodyPlace = Place(file: source.path, line: parts.bodyLine, column: 1)
    var compiler = TextCompiler(source: source, names: names, partials: partials)
    let subject = compiler.template(front.subject, at: front.subjectPlace)
    let body = compiler.template(parts.body, at: bodyPlace)
    if front.format == .html { compiler.checkMarkdown(parts) }
    guard let subject, let body, compiler.faults.isEmpty else {
      throw TemplateProblems(compiler.faults)
    }
    self.init(
      TemplateName(source.name),
      front,
      subject: subject,
      body: body,
      at: bodyPlace,
      dependsOnDay: compiler.dependsOnDay([subject, body])
    )
  }

  private init(
    _ name: TemplateName,
    _ front: FrontMatter,
    subject: Template,
    body: Template,
    at bodyPlace: Place,
    dependsOnDay: Bool
  ) {
    self.init(
      name: name,
      kind: front.kind,
      format: front.format,
      subject: subject,
      body: body,
      roles: front.roles,
      audience: front.audience,
      requiresFresh: front.requiresFresh,
      continuesThread: front.continuesThread,
      dependsOnDay: dependsOnDay,
      summary: front.summary,
      allowances: front.allowances,
      places: Places(kind: front.kindPlace, subject: front.subjectPlace, body: bodyPlace),
      sample: front.sample
    )
  }
}

/// Compiles the texts of one file, and gathers everything that is wrong with them.
private struct TextCompiler {
  let source: TemplateSource
  let names: TemplateNames
  let partials: [String: String]
  private(set) var faults: [TemplateProblem] = []

  /// Nil where it has faults.
  mutating func template(_ text: String, at place: Place) -> Template? {
    do throws(LiquidErrors) {
      return try Template(
        source: text,
        name: source.path,
        at: Position(line: place.line, column: place.column),
        schema: names.schema,
        partials: partials
      )
    } catch {
      faults += error.errors.map(TemplateProblem.liquid)
      return nil
    }
  }

  /// What the author's own Markdown has that no mail has.
  mutating func checkMarkdown(_ parts: SourceParts) {
    guard let fault = MarkdownOutline(parts.body).fault else { return }
    let line = parts.bodyLine + (fault.line ?? 1) - 1
    faults.append(.markdown(Place(file: source.path, line: line, column: 1), fault))
  }

  /// What the texts say, or which values they need, may be another on another day.
  func dependsOnDay(_ templates: [Template]) -> Bool {
    templates.contains { $0.dependsOnDay }
      || ([source.text] + partials.values).contains(where: \.namesTheClock)
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
