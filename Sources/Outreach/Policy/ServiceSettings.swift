/// What `rapport run` may do by itself, and where it says how it fares.
package struct ServiceSettings: Hashable, Sendable {
  /// It writes drafts; else a person does.
  package var drafts = true
  /// Kinds whose drafts are approved as they are written, by the word of the configuration; all others
  /// wait for a person.
  package var approves: Set<TemplateKind> = []
  /// Days that its plans cover, today included.
  package var days = 7
  /// Its health file, relative to the folder of `rapport.yaml`; nil: beside the database.
  package var health: String?

  package init() {}
}
