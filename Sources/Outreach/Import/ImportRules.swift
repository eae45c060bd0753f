package import Civil

/// What the configuration says about reading rows.
package struct ImportRules: Hashable, Sendable {
  /// The CRM's words for stages, lower case, beside the four of `DeclaredStage`.
  package var stageWords: [String: DeclaredStage]
  /// The mailboxes that an account may ask for.
  package var mailboxes: [MailboxID]
  /// Whose clock a time without an offset is meant by.
  package var zone: Zone

  package init(stageWords: [String: DeclaredStage] = [:], mailboxes: [MailboxID] = [], zone: Zone) {
    self.stageWords = stageWords
    self.mailboxes = mailboxes
    self.zone = zone
  }

  /// Those of a policy; a time without an offset is by the first mailbox's clock.
  package init(_ policy: Policy) {
    self.init(
      stageWords: policy.stageWords,
      mailboxes: policy.mailboxes.map(\.id),
      zone: policy.mailboxes.first?.zone ?? .utc
    )
  }
}
