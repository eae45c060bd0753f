package import Liquid
import Mail
package import Markdown

/// What is wrong in one template file.
package enum TemplateProblem: Hashable, Sendable, CustomStringConvertible {
  /// In the front matter.
  case frontMatter(YamlProblem)
  /// There is no front matter, or it does not end.
  case noFrontMatter(Place)
  /// The first octet that is no UTF-8; nothing else of the file was read.
  case notUTF8(Place)
  /// In the subject or the body: syntax, an unknown name, an unknown filter.
  case liquid(LiquidError)
  /// In the Markdown of a body with `format: html`: what a mail does not have.
  case markdown(Place, MarkdownError)

  package var description: String {
    switch self {
    case .frontMatter(let problem):
      problem.description
    case .noFrontMatter(let place):
      """
      \(place): error: the file does not begin with front matter: begin with a line "---", then \
      "kind:" and "subject:", then a line "---"
      """
    case .notUTF8(let place):
      "\(place): error: the file is not UTF-8 here; save it as UTF-8"
    case .liquid(let error):
      error.description
    case .markdown(let place, let error):
      "\(place): error: \(error.description.printable)"
    }
  }
}

/// Everything that is wrong in the templates, in order of file and place.
package struct TemplateProblems: Error, Hashable, CustomStringConvertible {
  /// Never empty.
  package let problems: [TemplateProblem]

  package init(_ problems: [TemplateProblem]) { self.problems = problems }

  package var description: String { problems.map(\.description).joined(separator: "\n") }
}
