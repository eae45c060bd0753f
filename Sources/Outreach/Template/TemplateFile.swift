package import Liquid

/// One file of `Templates/`: front matter, subject and body, checked when it was loaded.
package struct TemplateFile: Sendable {
  package let name: TemplateName
  package let kind: TemplateKind
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

  /// Who may get it.
  ///
  /// A template for teammates never reaches an outside address, nor the reverse.
  package enum Audience: String, Sendable, CaseIterable {
    case outside
    case teammates
  }
}
