import Civil

/// A key of the configuration, what it says, and where; no place where the file leaves it out.
package struct Setting: Hashable, Sendable {
  package let key: String
  package let value: String
  package let place: Place?

  package init(key: String, value: String, place: Place?) {
    self.key = key
    self.value = value
    self.place = place
  }
}

extension Policy {
  /// What a rule goes by for one step; empty where the data alone decides.
  func settings(of rule: RuleID, for wish: Wish?, from mailbox: Mailbox?) -> [Setting] {
    switch rule {
    case .mailboxPerDay: [setting("per_day", of: mailbox) { "\($0.perDay)" }]
    case .mailboxPerHour: [setting("per_hour", of: mailbox) { "\($0.perHour)" }]
    case .mailboxGap:
      [
        setting("gap", of: mailbox) { "\(HumanDuration.seconds($0.gap.least))" },
        setting("jitter", of: mailbox) { "up to \(HumanDuration.seconds($0.gap.jitter))" },
      ]
    case .mailboxRamp:
      [setting("ramp", of: mailbox) { $0.ramp.map { "\($0.start) + \($0.step)" } ?? "off" }]
    case .mailboxHealth:
      [
        setting("health", of: mailbox) {
          "\($0.health.bouncePercent) % of \($0.health.mails) mails"
        }
      ]
    case .window: [setting("cadence.window", "\(cadence.window)")]
    case .holidays: [holidaySetting(wish?.country)]
    case .season: seasonSettings
    case .contactGap: [setting("cadence.contact.gap", "\(cadence.contactGap)")]
    case .contactPerSequence:
      [setting("cadence.contact.per_sequence", "\(cadence.contactPerSequence)")]
    case .accountPerDay: [setting("cadence.account.per_day", "\(cadence.accountPerDay)")]
    case .accountActiveContacts:
      [setting("cadence.account.active_contacts", "\(cadence.accountActiveContacts)")]
    case .domainPerDay: [setting("cadence.domain.per_day", "\(cadence.domainPerDay)")]
    case .afterBreakUp:
      [setting("cadence.after_break_up", cadence.afterBreakUp.map { "\($0)" } ?? "for good")]
    case .away: [setting("cadence.away", "\(cadence.away)")]
    case .engaged: [setting("cadence.reply_within", "\(cadence.replyWithin)")]
    case .suppressed, .fresh, .values, .letGo, .audience, .drafted: []
    case .stale: [setting("cadence.stale", "\(cadence.stale)")]
    case .sequenceWait, .sequenceDone, .sequenceContact, .task: sequenceSettings(wish)
    }
  }

  /// The entry of `suppress` that covers an address; the list's own place where it is one word.
  func suppressionSetting(_ pattern: String) -> Setting? {
    let index = suppressions.firstIndex { $0.pattern.description == pattern }
    guard let index else { return nil }
    let entry = "suppress[\(index + 1)].pattern"
    return Setting(key: "suppress", value: pattern, place: places[entry] ?? places["suppress"])
  }

  private func setting(_ key: String, _ value: String) -> Setting {
    Setting(key: key, value: value, place: places[key])
  }

  /// A mailbox's own key, else that of all mailboxes.
  private func setting(
    _ key: String,
    of mailbox: Mailbox?,
    _ value: (Mailbox) -> String
  ) -> Setting {
    let shared = "cadence.mailbox.\(key)"
    let own = mailbox.map { "mailboxes.\($0.id).\(key)" } ?? shared
    let key = places[own] == nil ? shared : own
    return Setting(key: key, value: mailbox.map(value) ?? "", place: places[key])
  }

  private func holidaySetting(_ country: Country?) -> Setting {
    let own = country.map { "holidays.\($0)" }
    let key = own.flatMap { places[$0] == nil ? nil : $0 } ?? "holidays"
    return Setting(key: key, value: country.map { "\($0)" } ?? "everywhere", place: places[key])
  }

  private var seasonSettings: [Setting] {
    let kinds = TemplateKind.allCases.filter { cadence.yearEnd.kinds.contains($0) }
    return [
      setting("seasons.year_end.dates", cadence.yearEnd.season.map { "\($0)" } ?? "off"),
      setting("seasons.year_end.kinds", kinds.map(\.rawValue).joined(separator: ", ")),
    ]
  }

  private func sequenceSettings(_ wish: Wish?) -> [Setting] {
    guard let position = wish?.key.position, let sequence = sequence(position.sequence),
      let step = sequence.steps.first(where: { $0.id == position.step })
    else { return [] }
    var waits: [String] = []
    if step.wait != .days(0) { waits.append("\(step.wait) after the first mail") }
    if let after = step.after { waits.append("\(after) after the mail before") }
    switch sequence.start {
    case .stage: break
    case .date(let field, let days, _): waits.append("from \(field) + \(days) days on")
    case .season: waits.append("from the season's first day on")
    }
    let value = "\(step.id): \(waits.isEmpty ? "at once" : waits.joined(separator: ", "))"
    return [setting("sequences.\(sequence.id)", value)]
  }
}
