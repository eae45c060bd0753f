/// The keys that `rapport.yaml` knows, by the mapping that they stand in.
///
/// In a mapping's path, `*` is a name that the person chose. The schema for editors names exactly
/// these.
package enum ConfigurationKeys {
  package static let byPath: [String: [String]] = [
    "": root,
    "sender": sender,
    "mailboxes.*": mailbox,
    "mailboxes.*.smtp": smtp,
    "mailboxes.*.imap": imap,
    "mailboxes.*.ramp": ramp,
    "mailboxes.*.health": health,
    "cadence": cadence,
    "cadence.contact": cadenceContact,
    "cadence.account": cadenceAccount,
    "cadence.domain": cadenceDomain,
    "cadence.mailbox": mailboxCaps,
    "cadence.mailbox.ramp": ramp,
    "cadence.mailbox.health": health,
    "seasons": seasons,
    "seasons.year_end": season,
    "sequences.*": sequence,
    "sequences.*.steps[]": step,
    "suppress[]": suppression,
    "paths": paths,
    "compliance": compliance,
    "check": check,
    "check.allow[]": allowance,
    "service": service,
  ]

  static let root = [
    "sender", "company", "zone", "mailboxes", "cadence", "seasons", "stages", "sequences",
    "suppress", "holidays", "weekends", "paths", "compliance", "check", "service",
  ]
  static let sender = ["name", "first_name", "title", "company", "phone", "postal_address"]
  static let mailboxCaps = ["per_day", "per_hour", "gap", "jitter", "ramp", "health"]
  static let ramp = ["start", "step"]
  static let health = ["bounces", "of"]
  static let mailbox =
    ["from", "reply_to", "zone", "dkim_selector", "smtp", "imap"] + mailboxCaps
  static let smtp = [
    "host", "port", "security", "username", "password_command", "password_env",
    "authentication", "certificate_authority", "ehlo", "connections",
  ]
  static let imap = [
    "host", "port", "security", "username", "password_command", "password_env",
    "authentication", "certificate_authority", "drafts",
  ]
  static let cadence = [
    "window", "contact", "account", "domain", "mailbox", "after_break_up", "away", "stale",
    "lapse", "stalled_after", "reply_within", "priority",
  ]
  static let cadenceContact = ["gap", "per_sequence"]
  static let cadenceAccount = ["per_day", "active_contacts"]
  static let cadenceDomain = ["per_day"]
  static let seasons = ["year_end"]
  static let season = ["dates", "kinds"]
  static let sequence = ["stage", "on", "season", "steps"]
  static let step = ["template", "call", "visit", "letter", "minutes", "to", "day", "after", "id"]
  static let suppression = ["pattern", "reason", "since"]
  static let paths = ["templates", "outbox", "accounts", "contacts", "touches", "database"]
  static let service = ["draft", "approve", "days", "health"]
  static let compliance = ["unsubscribe_address", "unsubscribe_url"]
  static let check = ["allow"]
  static let allowance = ["id", "where", "because"]

  /// What a value with a comma becomes within braces.
  static let sequenceSlips = [
    "yearly": "within braces put the whole value in quotes: on: \"renewed_on + 1 day, yearly\""
  ]

  /// Keys that would hold a secret in a file that is kept beside templates and shown to others.
  static let secrets: [String: String] = {
    let instead =
      "a secret does not belong in this file: name a command that prints it "
      + "(password_command: pass show mail/ana) or an environment variable "
      + "(password_env: RAPPORT_PASSWORD)"
    let keys = ["password", "pass", "passwd", "secret", "token", "access_token"]
    return Dictionary(uniqueKeysWithValues: keys.map { ($0, instead) })
  }()
}
