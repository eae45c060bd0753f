/// What a template is for.
package enum TemplateKind: String, Hashable, Sendable, CaseIterable {
  case thankYou = "thank-you"
  case checkIn = "check-in"
  case breakUp = "break-up"
}
