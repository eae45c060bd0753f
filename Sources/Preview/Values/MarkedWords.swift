package import Markdown
package import Outreach

/// The words of a mail, and for each of them what it came from.
package struct MarkedWords: Hashable, Sendable {
  /// As the template has it; a mail that continues a thread keeps the thread's own.
  package let subject: [RichText.Piece]
  /// The text of a mail that is plain text; empty where it has a form.
  package let text: [RichText.Piece]
  /// The text of a mail that has an HTML part.
  package let form: RichText?
  /// Where the values of the pieces come from, by their index.
  package let origins: [FilledText.Origin]

  package init(
    subject: [RichText.Piece],
    text: [RichText.Piece],
    form: RichText? = nil,
    origins: [FilledText.Origin]
  ) {
    self.subject = subject
    self.text = text
    self.form = form
    self.origins = origins
  }
}

extension MarkedWords {
  /// nil where the text has no form that a mail can have, so that there is no mail either.
  package init?(_ mail: FilledMail) {
    let subjects = mail.subject.values.count
    let form: RichText?
    do throws(MarkdownError) { form = try mail.richText() } catch { return nil }
    self.init(
      subject: mail.subject.pieces(countingFrom: 0),
      text: form == nil ? mail.body.pieces(countingFrom: subjects) : [],
      form: form?.countingValues(from: subjects),
      origins: (mail.subject.values + mail.body.values).map(\.origin)
    )
  }
}

/// A template's or partial's file, as it was read.
package struct PreviewSource: Hashable, Sendable {
  /// As a person would open it, and as findings name it.
  package let file: String
  /// What `render` calls it.
  package let name: String
  package let text: String

  package init(file: String, name: String, text: String) {
    self.file = file
    self.name = name
    self.text = text
  }
}
