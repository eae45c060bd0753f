package import Mail

/// What a mail system says became of one of our mails (RFC 3464), or of what is known of it where
/// the system keeps to no standard.
package struct DeliveryReport: Hashable, Sendable {
  package let action: Action
  /// Nil where the report names none.
  package let status: StatusCode?
  /// The recipient that we wrote to, as far as the report says.
  package let recipient: Address?
  /// The other server's words, on one line, cut at 300 characters; hostile text.
  package let diagnostic: String?

  package init(
    action: Action,
    status: StatusCode? = nil,
    recipient: Address? = nil,
    diagnostic: String? = nil
  ) {
    self.action = action
    self.status = status
    self.recipient = recipient
    self.diagnostic = diagnostic
  }

  package enum Action: String, Hashable, Sendable {
    /// Given up: nothing more will come of it.
    case failed
    /// Still being tried: the mail may yet arrive.
    case delayed
  }

  /// The recipient should not be written to again: given up, and not for a passing reason.
  package var isPermanent: Bool { action == .failed && status?.category != 4 }

  /// An enhanced status code (RFC 3463).
  package struct StatusCode: Hashable, Sendable, CustomStringConvertible {
    /// 4 for a passing and 5 for a lasting trouble.
    package let category: Int
    package let subject: Int
    package let detail: Int

    package init(category: Int, subject: Int, detail: Int) {
      self.category = category
      self.subject = subject
      self.detail = detail
    }

    package var description: String { "\(category).\(subject).\(detail)" }
  }
}
