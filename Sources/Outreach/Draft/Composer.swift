package import Civil
import Liquid
import Mail

/// Turns a scheduled mail into a draft with exact bytes: a function of its inputs.
///
/// A class so that its buffers are reused from mail to mail; use one on one thread.
package final class Composer {
  let policy: Policy
  let library: TemplateLibrary
  let filler: RecordFiller
  var record: Record
  var renderer = TextRenderer()

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
      _ = try bodies(try filled(wish, candidate, mailbox: mailbox, at: instant))
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
    try written(mail, candidate, at: now).draft
  }

  /// The same, with the words that it was made of; `notingAll`: with all that came from data.
  package func written(
    _ mail: Scheduled,
    _ candidate: Candidate,
    at now: Instant,
    notingAll: Bool = false
  ) throws(Failure) -> (draft: Draft, words: FilledMail) {
    guard let mailbox = policy.mailbox(mail.mailbox),
      let contact = candidate.contact(mail.wish.key.contact)
    else { throw .template("the plan names a mailbox or contact that is not there") }
    let texts = try filled(
      mail.wish,
      candidate,
      mailbox: mailbox,
      at: mail.slot.instant,
      notingAll: notingAll
    )
    let bodies = try bodies(texts)
    let thread = thread(of: mail.wish, candidate)
    let id = mail.wish.draftID
    let message = try message(
      to: contact,
      from: mailbox,
      subject: thread?.subject ?? texts.subject.text,
      bodies: bodies,
      messageID: MessageID.derived(from: id.text, for: mailbox.from.address),
      thread: thread,
      slot: mail.slot
    )
    let draft = try Draft(
      message,
      id: id,
      key: mail.wish.key,
      revision: mail.wish.revision,
      kind: mail.wish.kind,
      template: mail.wish.template,
      mailbox: mail.mailbox,
      planned: mail.slot,
      at: now
    )
    return (draft, texts)
  }
}

extension Composer.Failure: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing(let values):
      values.map { "no value for \($0.path) (\($0.place))" }.joined(separator: "\n")
    case .template(let text), .message(let text): text
    }
  }

  package var hold: Hold {
    switch self {
    case .missing(let values): Hold(.values, until: nil, .missing(values))
    case .template(let text), .message(let text): Hold(.values, until: nil, .template(text))
    }
  }
}

extension Composer.Failure {
  init(_ faults: [LiquidError]) {
    let missing = faults.compactMap { fault in
      fault.missingPath.map { path in
        Hold.MissingValue(path: path, place: Place(fault.place))
      }
    }
    if missing.count == faults.count {
      self = .missing(missing)
    } else {
      self = .template(faults.map(\.description).joined(separator: "\n"))
    }
  }
}
