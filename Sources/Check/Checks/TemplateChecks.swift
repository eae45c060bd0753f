import Liquid
import Markdown
import Outreach

/// What is wrong with the template files themselves, before anybody is written to.
struct TemplateChecks {
  let plot: Plot
  let sources: [TemplateSource]
  let locator: Locator

  /// What the reading of the files said.
  func hits(of problems: [TemplateProblem]) -> [Hit] {
    problems.map { problem in
      switch problem {
      case .noFrontMatter(let place):
        Hit(
          .frontMatter,
          at: .place(place),
          "the file does not begin with front matter",
          advice: "begin with a line \"---\", then kind: and subject:, then a line \"---\""
        )
      case .notUTF8(let place):
        Hit(
          .unreadableFile,
          at: .place(place),
          "the file is not UTF-8 here",
          advice: "save it as UTF-8: nothing else of it was checked"
        )
      case .frontMatter(let problem):
        Hit(
          .frontMatter,
          at: .place(problem.place),
          problem.path.isEmpty ? problem.sentence : "\(problem.path): \(problem.sentence)",
          advice: "correct it: nothing can be written with this template"
        )
      case .markdown(let place, let error):
        Hit(
          .templateSyntax,
          at: .place(place),
          "\(error)".forMessage(upTo: 300),
          advice: "write what a mail can have, or take \"format: html\" out"
        )
      case .liquid(let error):
        Hit(
          error.isUnknownName ? .unknownName : .templateSyntax,
          at: .place(locator.place(error.place)),
          error.message.forMessage(upTo: 300),
          advice: error.isUnknownName
            ? "correct the name, or add the column to the data"
            : "correct it: nothing can be written with this template"
        )
      }
    }
  }

  /// Files that nothing names.
  var unused: [Hit] {
    let steps = Set(plot.policy.sequences.flatMap(\.steps).compactMap { $0.template?.text })
    let rendered = Set(plot.library.templates.flatMap { $0.body.analysis.partials.map(\.name) })
    let isWhole = plot.library.templates.count == sources.count { !$0.isPartial }
    return sources.compactMap { source in
      // A partial may be rendered by a template that could not be read.
      let isUsed = source.isPartial ? !isWhole || rendered.contains(source.name) : false
      guard !isUsed, !steps.contains(source.name) else { return nil }
      return Hit(
        .unusedTemplate,
        at: .place(Outreach.Place(file: source.path, line: 1, column: 1)),
        source.isPartial ? "no template renders it" : "no step of any sequence names it",
        advice: source.isPartial
          ? "render it, or remove the file" : "name it in a sequence, or remove the file"
      )
    }
  }
}
