package import Liquid

/// One file of `Templates/`: front matter, subject and body, checked when it was loaded.
package struct TemplateFile: Sendable {
  package let name: TemplateName
  package let kind: TemplateKind
  package let format: TemplateFormat
  package let subject: Template
  package let body: Template
  /// Whom it is written for, the first choice first.
  package let roles: [Role]
  package let audience: Audience
  /// It carries something new: goes only when there is a fact dated after the last mail.
  package let requiresFresh: Bool
  /// A follow-up: continues the thread of the sequence's previous mail and keeps its subject.
  package let continuesThread: Bool
  /// What it says, or which values it needs, may be another on another day.
  let dependsOnDay: Bool
  /// One sentence for lists.
  package let summary: String?
  /// Findings of a check that may stay in this file.
  package let allowances: [Allowance]
  package let places: Places
  /// Whom it is shown for in a preview when nobody is due; nil: nobody.
  package let sample: SampleSetup?

  /// As a person would open it.
  package var file: String { places.subject.file }

  /// Where the parts of the file stand.
  package struct Places: Hashable, Sendable {
    package let kind: Place
    package let subject: Place
    package let body: Place
  }

  /// Who may get it.
  ///
  /// A template for teammates never reaches an outside address, nor the reverse.
  package enum Audience: String, Sendable, CaseIterable {
    case outside
    case teammates
  }
}
