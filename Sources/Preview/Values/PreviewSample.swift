package import Outreach

/// A template with the preview contact of its own front matter, so that a change of its words shows
/// also where no mail of it is due.
package struct PreviewSample: Hashable, Sendable {
  package let template: TemplateName
  /// The template's file, as a person would open it.
  package let file: String
  package let account: Party
  package let contact: Party
  package let outcome: Outcome
  /// What the data put into it, in the order in which the template reads it.
  package let values: [FilledValue]
  /// Its words with those that came from data marked; nil where nobody noted them.
  package let words: MarkedWords?

  package enum Outcome: Hashable, Sendable {
    case letter(PreviewLetter)
    /// Why it cannot be written for that contact.
    case failure(String)
  }

  package init(
    template: TemplateName,
    file: String,
    account: Party,
    contact: Party,
    outcome: Outcome,
    values: [FilledValue] = [],
    words: MarkedWords? = nil
  ) {
    self.template = template
    self.file = file
    self.account = account
    self.contact = contact
    self.outcome = outcome
    self.values = values
    self.words = words
  }

  package var letter: PreviewLetter? {
    if case .letter(let letter) = outcome { letter } else { nil }
  }
}
