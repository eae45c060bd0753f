/// What a template says to one person: the words of a mail, before headers and bytes.
package struct WrittenMail: Hashable, Sendable {
  package let subject: String
  package let text: String
  /// nil for a template of plain text.
  package let html: String?

  package init(subject: String, text: String, html: String? = nil) {
    self.subject = subject
    self.text = text
    self.html = html
  }
}
