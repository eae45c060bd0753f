/// What a template is for.
package enum TemplateKind: String, Hashable, Sendable, CaseIterable {
  case thankYou = "thank-you"
  case checkIn = "check-in"
  case breakUp = "break-up"
}

/// What a template's mail is made of.
package enum TemplateFormat: String, Hashable, Sendable, CaseIterable {
  /// Plain text, exactly as the template has it.
  case text
  /// The template is Markdown; the mail has an HTML part and a plain one that says the same.
  case html
}
