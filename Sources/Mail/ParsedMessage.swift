/// A message that someone else wrote, read for what it says: a reply, a bounce, an edited draft.
///
/// Reading never fails. What is malformed is read as mail programs mostly do, what is over a limit
/// is left out, and `defects` names both. Everything in it is hostile: show it by `printable`.
package struct ParsedMessage: Sendable {
  package let root: MessagePart
  package let defects: [ParseDefect]

  package init(_ bytes: [UInt8], limits: ParseLimits = .standard) {
    var reader = EntityReader(limits: limits)
    root = reader.read(bytes)
    defects = reader.defects
  }

  package var fields: [ParsedField] { root.fields }

  /// The first field of that name (in any case), decoded and unfolded.
  package func value(_ name: String) -> String? { root.value(name) }

  /// All fields of that name (in any case), decoded and unfolded, from the top.
  package func values(_ name: String) -> [String] { root.all(named: name).map(\.value) }

  package var from: [NamedAddress] { addresses("From") }
  package var to: [NamedAddress] { addresses("To") }
  package var cc: [NamedAddress] { addresses("Cc") }
  package var replyTo: [NamedAddress] { addresses("Reply-To") }
  package var subject: String? { value("Subject") }
  package var date: MailDate? { value("Date").flatMap(MailDate.init(parsing:)) }
  package var messageID: MessageID? { ids("Message-ID").first }
  package var inReplyTo: [MessageID] { ids("In-Reply-To") }
  package var references: [MessageID] { ids("References") }

  /// The keyword of RFC 3834 §5 in lower case, as in `no`, `auto-generated` or `auto-replied`.
  package var autoSubmitted: String? {
    value("Auto-Submitted").map {
      $0.prefix { $0 != ";" && $0 != " " && $0 != "(" }.lowercased()
    }
  }

  /// The first `text/plain` that is no attachment; its lines end with LF.
  package var text: String? { inline("text/plain")?.text }

  /// The first `text/html` that is no attachment; its lines end with LF.
  package var html: String? { inline("text/html")?.text }

  /// The addresses of all fields of that name; what is no address that we could send to is left out.
  package func addresses(_ name: String) -> [NamedAddress] {
    root.all(named: name).flatMap { AddressList($0.raw).mailboxes }
  }

  private func ids(_ name: String) -> [MessageID] {
    root.all(named: name).flatMap { MessageID.all(in: $0.raw) }
  }

  private func inline(_ type: String) -> MessagePart? {
    root.inlineLeaves.first { $0.contentType.name == type && !$0.isAttachment }
  }
}

/// How much of a hostile message is looked at.
package struct ParseLimits: Hashable, Sendable {
  package let octets: Int
  /// Header fields of one part.
  package let fields: Int
  /// Octets of one unfolded field.
  package let fieldOctets: Int
  package let parts: Int
  package let depth: Int

  package init(octets: Int, fields: Int, fieldOctets: Int, parts: Int, depth: Int) {
    self.octets = octets
    self.fields = fields
    self.fieldOctets = fieldOctets
    self.parts = parts
    self.depth = depth
  }

  /// 64 MiB, 1,000 fields of 64 KiB, 500 parts, 12 deep: above what honest mail has.
  package static let standard = ParseLimits(
    octets: 64 << 20,
    fields: 1000,
    fieldOctets: 64 << 10,
    parts: 500,
    depth: 12
  )
}

/// What was odd in a message, or left out of it.
package enum ParseDefect: Hashable, Sendable {
  case cut(atOctets: Int)
  case tooManyFields
  case fieldCut(name: String)
  case malformedField(line: Int)
  case tooManyParts
  case tooDeep
  case noBoundary
  case unclosedMultipart
}
