extension CadenceRecord {
  /// A configuration, as plain values.
  package struct Settings: Codable, Hashable, Sendable {
    package var mailboxes: [Mailbox]
    package var window: Window
    package var season: Season?
    package var contactGap: Wait
    package var contactPerSequence: Int
    package var accountPerDay: Int
    package var activeContacts: Int
    package var domainPerDay: Int
    /// nil: for good.
    package var afterBreakUp: Wait?
    package var away: Wait
    package var stale: Wait
    package var lapse: Wait
    package var stalledAfter: Wait
    package var replyWithin: Wait
    package var priority: [String]
    package var sequences: [Sequence]
    /// Addresses, domains, or texts with `*`.
    package var suppressions: [String]
    /// By country; `*` is everywhere.
    package var holidays: [String: [String]]
    package var shutdowns: [Span]
    /// ISO days of the week, Monday 1, by country.
    package var weekends: [String: [Int]]
  }

  package struct Mailbox: Codable, Hashable, Sendable {
    package var id: String
    package var zone: String
    package var perDay: Int
    package var perHour: Int
    package var gap: Int
    package var jitter: Int
    package var ramp: Ramp?
    package var bouncePercent: Int
    package var healthMails: Int
  }

  package struct Ramp: Codable, Hashable, Sendable {
    package var start: Int
    package var step: Int
  }

  /// Hours of the week; `text` is how a person writes them.
  package struct Window: Codable, Hashable, Sendable {
    package var text: String
    /// Seconds of the day, from and until, for each day from Monday on.
    package var hours: [[[Int]]]
    /// The country's weekend is closed, whatever the weekday.
    package var onBusinessDays: Bool
  }

  package struct Season: Codable, Hashable, Sendable {
    package var text: String
    /// Month and day.
    package var first: [Int]
    package var last: [Int]
    /// The kinds that may go.
    package var kinds: [String]
  }

  package struct Wait: Codable, Hashable, Sendable {
    package enum Unit: String, Codable, Sendable {
      case seconds
      case days
      case businessDays
    }

    package var unit: Unit
    package var count: Int

    package static func seconds(_ count: Int) -> Wait { Wait(unit: .seconds, count: count) }
    package static func days(_ count: Int) -> Wait { Wait(unit: .days, count: count) }
    package static func businessDays(_ count: Int) -> Wait {
      Wait(unit: .businessDays, count: count)
    }
  }

  /// Days, both included.
  package struct Span: Codable, Hashable, Sendable {
    package var first: String
    package var last: String
  }

  package struct Sequence: Codable, Hashable, Sendable {
    package var id: String
    package var stage: String
    package var start: Start
    package var steps: [Step]
  }

  package enum Start: Codable, Hashable, Sendable {
    case stage
    case date(field: String, days: Int)
    case season
  }

  package struct Step: Codable, Hashable, Sendable {
    package var id: String
    /// nil: a task.
    package var template: String?
    package var task: String?
    package var roles: [String] = []
    package var wait = Wait.days(0)
    package var after: Wait?
  }
}
