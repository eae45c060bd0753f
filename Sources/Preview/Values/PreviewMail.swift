package import Civil
package import Outreach

/// One mail of a preview: what is in its file in the outbox, and how it came to be.
package struct PreviewMail: Hashable, Sendable {
  package let id: DraftID
  /// What makes it the same mail in another preview: the person and the step.
  package let step: PreviewStep
  package let kind: TemplateKind
  package let template: TemplateName
  /// The template's file, as a person would open it.
  package let file: String
  package let stage: Stage
  package let mailbox: MailboxID
  package let account: Party
  package let contact: Party
  package let slot: ZonedTime
  package let letter: PreviewLetter
  /// What kept it from going at once, in words.
  package let waits: [String]
  /// What the data put into it, in the order in which the template reads it.
  package let values: [FilledValue]
  /// Its words with those that came from data marked; nil where nobody noted them.
  package let words: MarkedWords?

  package init(
    id: DraftID,
    step: PreviewStep,
    kind: TemplateKind,
    template: TemplateName,
    file: String,
    stage: Stage,
    mailbox: MailboxID,
    account: Party,
    contact: Party,
    slot: ZonedTime,
    letter: PreviewLetter,
    waits: [String] = [],
    values: [FilledValue] = [],
    words: MarkedWords? = nil
  ) {
    self.id = id
    self.step = step
    self.kind = kind
    self.template = template
    self.file = file
    self.stage = stage
    self.mailbox = mailbox
    self.account = account
    self.contact = contact
    self.slot = slot
    self.letter = letter
    self.waits = waits
    self.values = values
    self.words = words
  }
}

/// A step of a sequence, for one person of one account: at most one mail of a preview has it.
package struct PreviewStep: Hashable, Comparable, Sendable {
  package let account: String
  package let contact: String
  package let sequence: String
  package let step: String
  /// Which run of a sequence that runs more than once; else empty.
  package let occurrence: String

  package init(
    account: String,
    contact: String,
    sequence: String,
    step: String,
    occurrence: String = ""
  ) {
    self.account = account
    self.contact = contact
    self.sequence = sequence
    self.step = step
    self.occurrence = occurrence
  }

  /// `prospect@2026/check-in/first`: the run and the step, without the person.
  package var run: String {
    sequence + (occurrence.isEmpty ? "" : "@" + occurrence) + "/" + step
  }

  package static func < (left: Self, right: Self) -> Bool {
    let (a, b) = (left, right)
    return (a.account, a.contact, a.sequence, a.step, a.occurrence)
      < (b.account, b.contact, b.sequence, b.step, b.occurrence)
  }
}

/// A message as its reader gets it, taken from the very bytes of the draft.
package struct PreviewLetter: Hashable, Sendable {
  /// The From field: `Ana Lopez <ana@northlight.example>`.
  package let sender: String
  /// The To field.
  package let recipient: String
  package let subject: String
  /// Its lines end with LF.
  package let text: String
  /// The HTML alternative, where the mail has one.
  package let html: String?
  /// What else the head says that a reader's program acts on: Reply-To, List-Unsubscribe, threads.
  package let fields: [Field]
  /// The message as it would be sent; nil in a preview that hides people.
  package let bytes: [UInt8]?

  package struct Field: Hashable, Sendable {
    package let name: String
    package let value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  package init(
    sender: String,
    recipient: String,
    subject: String,
    text: String,
    html: String? = nil,
    fields: [Field] = [],
    bytes: [UInt8]? = nil
  ) {
    self.sender = sender
    self.recipient = recipient
    self.subject = subject
    self.text = text
    self.html = html
    self.fields = fields
    self.bytes = bytes
  }
}
