import Civil

extension Policy {
  /// The policy as one text, without what only decides about slots: caps, windows, pauses.
  ///
  /// Two policies with the same text give every account the same agenda, so that a person may try
  /// other caps and see the new plan at once.
  package var agendaBasis: String {
    var policy = self
    policy.cadence.window = .always
    policy.cadence.yearEnd.kinds = []
    policy.cadence.contactGap = .days(0)
    policy.cadence.accountPerDay = 1
    policy.cadence.domainPerDay = 1
    policy.places = [:]
    policy.stageWords = [:]
    policy.paths = Paths()
    policy.allowances = []
    policy.service = ServiceSettings()
    policy.holidays = .plain
    for index in policy.mailboxes.indices {
      let mailbox = policy.mailboxes[index]
      policy.mailboxes[index] = Mailbox(
        id: mailbox.id,
        from: mailbox.from,
        replyTo: mailbox.replyTo,
        zone: mailbox.zone
      )
    }
    return String(reflecting: policy) + holidays.basis
  }
}
