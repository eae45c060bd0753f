internal import Civil
internal import Mail

/// The caps of a mailbox while they are read: those of `cadence.mailbox` hold where its own are
/// absent.
struct MailboxCaps {
  var perDay = 30
  var perHour = 6
  var gap = MailboxGap()

  func mailbox(_ id: MailboxID, from: NamedAddress, zone: Zone) -> Mailbox {
    Mailbox(id: id, from: from, zone: zone, perDay: perDay, perHour: perHour, gap: gap)
  }
}

extension Configuration {
  mutating func caps(
    from keys: YamlMapping?,
    defaults: MailboxCaps = MailboxCaps()
  ) -> MailboxCaps {
    guard let keys else { return defaults }
    var caps = defaults
    caps.perDay = keys["per_day"]?.integer(in: 1...100_000, into: &problems) ?? caps.perDay
    caps.perHour = keys["per_hour"]?.integer(in: 1...100_000, into: &problems) ?? caps.perHour
    caps.gap.least = seconds(keys["gap"]) ?? caps.gap.least
    caps.gap.jitter = seconds(keys["jitter"]) ?? caps.gap.jitter
    return caps
  }

  /// A pause of at most a day; days would be those of a calendar, which a pause has none of.
  private mutating func seconds(_ node: YamlNode?) -> Int? {
    guard let node, let duration = node.duration(into: &problems) else { return nil }
    if case .seconds(let seconds) = duration, seconds <= 86_400 { return seconds }
    node.reportExpected("a pause in seconds, minutes or hours, at most 24 hours", into: &problems)
    return nil
  }
}
