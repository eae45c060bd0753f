import Civil
import Delivery
import Outreach
import Store
import Wire

/// One thing that a service did or met, as names and values for a log.
///
/// Of people it names nothing but the ids of drafts and accounts, and no text that a server, a template
/// or a person wrote about them; of a server's word about a mail it has the numbers.
package struct Notice: Hashable, Sendable {
  package enum Event: String, Hashable, Sendable {
    case started, reloaded, planned, drafted, approved, sent, deferred, refused, unknown, withdrawn
    case postponed, jumped, stopping, stopped
    case reloadRefused = "reload-refused"
    case planFailed = "plan-failed"
    case notWritten = "not-written"
    case mailboxRefused = "mailbox-refused"
    case homeless, failed
  }

  package struct Fact: Hashable, Sendable {
    package let name: String
    package let value: String
  }

  package let event: Event
  package let facts: [Fact]

  package init(_ event: Event, _ facts: KeyValuePairs<String, String?> = [:]) {
    self.event = event
    self.facts = facts.compactMap { name, value in value.map { Fact(name: name, value: $0) } }
  }

  /// About one draft.
  init(
    _ event: Event,
    _ draft: DraftRecord,
    slot: Instant? = nil,
    rule: RuleID? = nil,
    until: Instant? = nil,
    code: ReplyCode? = nil
  ) {
    self.init(
      event,
      [
        "draft": draft.id.text, "account": draft.key.account.text,
        "mailbox": draft.mailbox.text, "slot": slot?.description, "rule": rule?.rawValue,
        "until": until?.description, "code": code?.digits,
        "enhanced": code?.enhanced?.description,
      ]
    )
  }
}

extension Notice {
  /// About what a server made of a mail.
  init(_ event: Event, _ outcome: SendRun.Outcome) {
    self.init(event, outcome.draft, until: outcome.until, code: outcome.code)
  }

  /// About a server that would not talk to a mailbox.
  init(_ refusal: SessionRefusal, of mailbox: MailboxID) {
    self.init(
      .mailboxRefused,
      [
        "mailbox": mailbox.text, "again": refusal.remedy == .later ? "later" : "reload",
        "code": refusal.code?.digits, "enhanced": refusal.code?.enhanced?.description,
        "reason": "\(refusal)".withoutAddresses,
      ]
    )
  }

  /// A person should look.
  package var isTrouble: Bool {
    switch event {
    case .reloadRefused, .planFailed, .notWritten, .mailboxRefused, .refused, .unknown: true
    case .homeless, .failed: true
    case .started, .reloaded, .planned, .drafted, .approved, .sent, .deferred, .withdrawn: false
    case .postponed, .jumped, .stopping, .stopped: false
    }
  }
}

extension String {
  /// The text without the words that hold an address, which is a person's.
  package var withoutAddresses: String {
    split(separator: " ", omittingEmptySubsequences: false)
      .map { $0.contains("@") || $0.contains("＠") ? "[address]" : String($0) }
      .joined(separator: " ")
  }
}
