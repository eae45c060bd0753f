package import Civil
import Liquid
import Mail

/// Turns a scheduled mail into a draft with exact bytes: a function of its inputs.
///
/// A class so that its buffers are reused from mail to mail; use one on one thread.
package final class Composer {
  let policy: Policy
  private let library: TemplateLibrary
  private let filler: RecordFiller
  private var record: Record
  private var renderer = Renderer()
  private var buffer: [UInt8] = []

  package init(policy: Policy, library: TemplateLibrary) {
    self.policy = policy
    self.library = library
    filler = RecordFiller(library.names)
    record = Record(library.names.schema)
  }

  func template(of wish: Wish) -> TemplateFile? { library[wish.template] }

  /// Why a step cannot be written now.
  package enum Failure: Error, Hashable {
    /// Values that the template reads and the records lack.
    case missing([Hold.MissingValue])
    /// Another fault while rendering, drawn with its place.
    case template(String)
    /// The message cannot be written as RFC 5322 wants it.
    case message(String)
  }

  /// The `values` holds of a step: empty where its template can be filled in.
  package func holds(for wish: Wish, _ candidate: Candidate, at instant: Instant) -> [Hold] {
    let mailbox = wish.mailbox.flatMap { policy.mailbox($0) } ?? policy.mailboxes[0]
    do throws(Failure) {
      _ = try texts(of: wish, candidate, mailbox: mailbox, at: instant)
      return []
    } catch {
      return [error.hold]
    }
  }

  /// Writes the draft of a scheduled mail.
  package func draft(
    _ mail: Scheduled,
    _ candidate: Candidate,
    at now: Instant
  ) throws(Failure) -> Draft {
    guard let mailbox = policy.mailbox(mail.mailbox),
      let contact = candidate.contact(mail.wish.key.contact)
    else { throw .template("the plan names a mailbox or contact that is not there") }
    let texts = try texts(of: mail.wish, candidate, mailbox: mailbox, at: mail.slot.instant)
    let thread = thread(of: mail.wish, candidate)
    let id = mail.wish.draftID
    let messageID = MessageID.derived(from: id.text, for: mailbox.from.address)
    let subject = thread?.subject ?? texts.subject
    let message = try message(
      to: contact,
      from: mailbox,
      subject: subject,
      text: texts.body,
      messageID: messageID,
      thread: thread,
      slot: mail.slot
    )
    let record = try record(
      of: mail,
      id: id,
      message: message,
      messageID: messageID,
      subject: subject,
      at: now
    )
    return record
  }

  private func record(
    of mail: Scheduled,
    id: DraftID,
    message: Message,
    messageID: MessageID,
    subject: String,
    at now: Instant
  ) throws(Failure) -> Draft {
    let bytes: [UInt8]
    do throws(MessageError) { bytes = try message.serialized() } catch {
      throw .message("\(error)")
    }
    return Draft(
      record: DraftRecord(
        id: id,
        key: mail.wish.key,
        revision: mail.wish.revision,
        kind: mail.wish.kind,
        template: mail.wish.template,
        mailbox: mail.mailbox,
        envelope: message.envelope,
        messageID: messageID,
        subject: subject,
        planned: mail.slot,
        digest: Digest.of(message.envelope, bytes),
        since: now
      ),
      bytes: bytes
    )
  }
}

extension Composer.Failure {
  package var hold: Hold {
    switch self {
    case .missing(let values): Hold(.values, until: nil, .missing(values))
    case .template(let text), .message(let text): Hold(.values, until: nil, .template(text))
    }
  }
}

extension Composer {
  private func texts(
    of wish: Wish,
    _ candidate: Candidate,
    mailbox: Mailbox,
    at instant: Instant
  ) throws(Failure) -> (subject: String, body: String) {
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
    let subject = render(template.subject, options, faults: &faults)
    let body = render(template.body, options, faults: &faults)
    guard faults.isEmpty else { throw Failure(faults) }
    return (subject, body)
  }

  private func render(
    _ template: Template,
    _ options: RenderOptions,
    faults: inout [LiquidError]
  ) -> String {
    buffer.removeAll(keepingCapacity: true)
    do throws(LiquidErrors) {
      try renderer.render(template, record, into: &buffer, options: options)
    } catch {
      faults += error.errors
    }
    return String(decoding: buffer, as: UTF8.self)
  }
}

extension Composer.Failure {
  fileprivate init(_ faults: [LiquidError]) {
    let missing = faults.compactMap { fault in
      fault.missingPath.map { path in
        Hold.MissingValue(
          path: path,
          place: Outreach.Place(
            file: fault.place.template,
            line: fault.place.position.line,
            column: fault.place.position.column
          )
        )
      }
    }
    if missing.count == faults.count {
      self = .missing(missing)
    } else {
      self = .template(faults.map(\.description).joined(separator: "\n"))
    }
  }
}
