internal import Civil
internal import Mail

/// The caps of a mailbox while they are read: those of `cadence.mailbox` hold where its own are
/// absent.
struct MailboxCaps {
  var perDay = 30
  var perHour = 6
  var gap = MailboxGap()
  var ramp: MailboxRamp? = MailboxRamp()
  var health = MailboxHealth()

  func mailbox(_ id: MailboxID, from: NamedAddress, zone: Zone) -> Mailbox {
    var mailbox = Mailbox(
      id: id,
      from: from,
      zone: zone,
      perDay: perDay,
      perHour: perHour,
      gap: gap
    )
    mailbox.ramp = ramp
    mailbox.health = health
    return mailbox
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
    caps.ramp = ramp(keys, default: caps.ramp)
    caps.health = health(keys, default: caps.health)
    return caps
  }

  /// `off`, or a start and a step, each by default as above or as shipped.
  private mutating func ramp(_ parent: YamlMapping, default ramp: MailboxRamp?) -> MailboxRamp? {
    guard let node = parent["ramp"] else { return ramp }
    if node.isOff { return nil }
    guard case .mapping = node.content else {
      node.reportExpected("off, or keys like {start: 10, step: 5}", into: &problems)
      return nil
    }
    var ramp = ramp ?? MailboxRamp()
    guard let keys = section("ramp", of: parent, known: ConfigurationKeys.ramp) else { return ramp }
    ramp.start = keys["start"]?.integer(in: 1...100_000, into: &problems) ?? ramp.start
    ramp.step = keys["step"]?.integer(in: 1...100_000, into: &problems) ?? ramp.step
    return ramp
  }

  private mutating func health(
    _ parent: YamlMapping,
    default health: MailboxHealth
  ) -> MailboxHealth {
    var health = health
    guard let keys = section("health", of: parent, known: ConfigurationKeys.health) else {
      return health
    }
    health.bouncePercent = keys["bounces"].flatMap { percent($0) } ?? health.bouncePercent
    health.mails = keys["of"]?.integer(in: 1...1_000, into: &problems) ?? health.mails
    return health
  }

  /// `5%`, `5 %` or `5`.
  private mutating func percent(_ node: YamlNode) -> Int? {
    var digits = node.text?.trimmedText ?? ""
    if digits.hasSuffix("%") { digits = String(digits.dropLast()).trimmedText }
    if digits.utf8.count <= 3, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let percent = Int(digits), 1...100 ~= percent
    {
      return percent
    }
    node.reportExpected("a whole percentage from 1% to 100%", into: &problems)
    return nil
  }

  /// A pause of at most a day; days would be those of a calendar, which a pause has none of.
  private mutating func seconds(_ node: YamlNode?) -> Int? {
    guard let node, let duration = node.duration(into: &problems) else { return nil }
    if case .seconds(let seconds) = duration, seconds <= 86_400 { return seconds }
    node.reportExpected("a pause in seconds, minutes or hours, at most 24 hours", into: &problems)
    return nil
  }
}
