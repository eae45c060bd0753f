import Civil
import Liquid
import Mail
package import Markdown

/// What a mail says, with the values in it, before it is a message.
package struct FilledMail: Hashable, Sendable {
  package let template: TemplateName
  package let format: TemplateFormat
  /// As the template has it; a mail that continues a thread keeps the thread's own.
  package let subject: FilledText
  package let body: FilledText
}

extension FilledMail {
  /// The form of the text, where its template asks for an HTML part.
  package func richText() throws(MarkdownError) -> RichText? {
    switch format {
    case .text: nil
    case .html: try RichText(markdown: body.text, values: body.values.map(\.range))
    }
  }
}

extension Composer {
  /// Values are noted where `notingAll` wants them, and where the text becomes HTML.
  func filled(
    _ wish: Wish,
    _ candidate: Candidate,
    mailbox: Mailbox,
    at instant: Instant,
    notingAll: Bool = false
  ) throws(Failure) -> FilledMail {
    guard let template = library[wish.template],
      let contact = candidate.contact(wish.key.contact)
    else { throw .template("there is no template \(wish.template)") }
    filler.fill(
      &record,
      wish: wish,
      candidate: candidate,
      contact: contact,
      sender: policy.sender,
      mailbox: mailbox,
      at: instant
    )
    let options = RenderOptions(now: Int(instant.epochSeconds))
    var faults: [LiquidError] = []
    let subject = renderer.render(
      template.subject,
      record,
      options,
      noting: notingAll,
      faults: &faults
    )
    let body = renderer.render(
      template.body,
      record,
      options,
      noting: notingAll || template.format == .html,
      faults: &faults
    )
    guard faults.isEmpty else { throw Failure(faults) }
    return FilledMail(
      template: template.name,
      format: template.format,
      subject: subject,
      body: body
    )
  }

  /// The text parts that a mail gets.
  func bodies(_ mail: FilledMail) throws(Failure) -> Bodies {
    let rich: RichText?
    do throws(MarkdownError) { rich = try mail.richText() } catch {
      throw .template("\(mail.template): \(error.description.printable)")
    }
    return Bodies(text: rich?.plain ?? mail.body.text, html: rich?.html)
  }
}
