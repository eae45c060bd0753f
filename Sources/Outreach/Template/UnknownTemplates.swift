/// Steps of the configuration that name templates which are not there.
package struct UnknownTemplates: Error, Hashable, Sendable, CustomStringConvertible {
  /// Never empty.
  package let steps: [Step]

  package struct Step: Hashable, Sendable {
    package let place: Place
    package let template: TemplateName
    package let suggestion: String?
  }

  package var description: String {
    steps.map { step in
      "\(step.place): error: there is no template \(step.template.text.quotation)"
        + (step.suggestion.map { "; did you mean “\($0)”?" } ?? "; add it, or correct the name")
    }.joined(separator: "\n")
  }
}

extension TemplateLibrary {
  /// Checks the sequences that the file itself names.
  ///
  /// The shipped ones may name templates that a workspace does without: they hold, and say so.
  ///
  /// - Throws: every step of the file that names a template which is not there.
  package func check(_ policy: Policy) throws(UnknownTemplates) {
    let known = templates.map(\.name.text)
    var unknown: [UnknownTemplates.Step] = []
    for sequence in policy.sequences {
      guard let place = policy.places["sequences.\(sequence.id)"] else { continue }
      for (index, step) in sequence.steps.enumerated() {
        guard let template = step.template, self[template] == nil else { continue }
        let key = "sequences.\(sequence.id).steps[\(index + 1)].template"
        unknown.append(
          UnknownTemplates.Step(
            place: policy.places[key] ?? place,
            template: template,
            suggestion: Spelling.closest(to: template.text, among: known)
          )
        )
      }
    }
    guard unknown.isEmpty else { throw UnknownTemplates(steps: unknown) }
  }
}
