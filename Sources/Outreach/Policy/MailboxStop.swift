package import Civil

/// Why a mailbox sends nothing until a person resumes it (`rapport resume`).
package enum MailboxStop: Hashable, Sendable {
  /// The newest complaint about it.
  case complaint(at: Instant)
  /// So many of its newest mails bounced.
  case bounces(Int, mails: Int)
}

extension MailboxRecord {
  /// Nil while the mailbox may send.
  ///
  /// The share of bounces is that of `health.mails` mails also while there are fewer: one bounce
  /// among the first three mails stops nobody.
  package func stop(under health: MailboxHealth) -> MailboxStop? {
    if let complaint { return .complaint(at: complaint) }
    guard bounces > 0, bounces * 100 >= health.bouncePercent * health.mails else { return nil }
    return .bounces(bounces, mails: mails)
  }
}
