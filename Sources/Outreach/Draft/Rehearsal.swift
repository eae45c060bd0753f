package import Civil
package import Liquid
import Mail
import Markdown

/// Writes what templates would say to people, without a plan: for proofs over all records.
///
/// A class so that its buffers are reused; use one on one thread.
package final class Rehearsal {
  private let filler: RecordFiller
  private var record: Record
  private var renderer = TextRenderer()

  package init(_ library: TemplateLibrary) {
    filler = RecordFiller(library.names)
    record = Record(library.names.schema)
  }

  /// Who is written to, by whom, and in which situation.
  package struct Cast: Sendable {
    package var account: Account
    package var contact: Contact
    package var touches: [Touch]
    package var sender: Sender
    package var mailbox: Mailbox
    package var stage: Stage
    /// What date started the sequence.
    package var trigger: LocalDate?
    package var at: Instant

    package init(
      account: Account,
      contact: Contact,
      touches: [Touch],
      sender: Sender,
      mailbox: Mailbox,
      stage: Stage,
      trigger: LocalDate?,
      at: Instant
    ) {
      self.account = account
      self.contact = contact
      self.touches = touches
      self.sender = sender
      self.mailbox = mailbox
      self.stage = stage
      self.trigger = trigger
      self.at = at
    }
  }

  /// Takes on the people of the mails to come.
  package func take(_ cast: Cast) {
    filler.fill(
      &record,
      wish: Wish(cast),
      candidate: Candidate(
        account: cast.account,
        contacts: [cast.contact],
        touches: cast.touches
      ),
      contact: cast.contact,
      sender: cast.sender,
      mailbox: cast.mailbox,
      at: cast.at
    )
  }

  /// Writes to the people taken on last.
  ///
  /// `forcing`: arms that are taken whatever their conditions say, of the subject or the body.
  /// - Throws: everything that is missing or wrong with these people.
  package func write(
    _ template: TemplateFile,
    at instant: Instant,
    forcing: Forcing = Forcing()
  ) throws(Faults) -> WrittenMail {
    var faults: [LiquidError] = []
    let now = Int(instant.epochSeconds)
    let isRich = template.format == .html
    let subject = renderer.render(
      template.subject,
      record,
      RenderOptions(now: now, forcing: forcing.subject),
      noting: false,
      faults: &faults
    )
    let body = renderer.render(
      template.body,
      record,
      RenderOptions(now: now, forcing: forcing.body),
      noting: isRich,
      faults: &faults
    )
    guard faults.isEmpty else { throw Faults(errors: faults) }
    guard isRich else {
      return WrittenMail(subject: subject.text, text: body.text)
    }
    let mail = FilledMail(
      template: template.name,
      format: template.format,
      subject: subject,
      body: body
    )
    do throws(MarkdownError) {
      let rich = try mail.richText()
      return WrittenMail(
        subject: subject.text,
        text: rich?.plain ?? body.text,
        html: rich?.html
      )
    } catch {
      throw Faults(errors: [], markdown: error.description)
    }
  }

  /// Arms of the two texts of a template.
  package struct Forcing: Sendable {
    package var subject: [Branch] = []
    package var body: [Branch] = []

    package init(subject: [Branch] = [], body: [Branch] = []) {
      self.subject = subject
      self.body = body
    }
  }

  /// What keeps a mail from being written; never empty.
  package struct Faults: Error, Sendable {
    package let errors: [LiquidError]
    /// What the Markdown of an HTML mail came to with these values.
    package let markdown: String?

    package init(errors: [LiquidError], markdown: String? = nil) {
      self.errors = errors
      self.markdown = markdown
    }
  }
}

extension Wish {
  /// A step that nobody planned; only what templates read of it counts.
  fileprivate init(_ cast: Rehearsal.Cast) {
    self.init(
      key: DraftKey(
        account: cast.account.id,
        contact: cast.contact.id,
        position: Touch.Position(sequence: SequenceID(""), step: StepID(""))
      ),
      template: TemplateName(""),
      kind: .checkIn,
      stage: cast.stage,
      priority: .followUp,
      due: cast.at,
      zone: cast.contact.zone ?? cast.account.zone ?? cast.mailbox.zone,
      country: nil,
      domain: cast.contact.address.domain,
      isInternal: cast.contact.account != cast.account.id,
      mailbox: nil,
      lastToContact: nil,
      revision: 0,
      trigger: cast.trigger
    )
  }
}
