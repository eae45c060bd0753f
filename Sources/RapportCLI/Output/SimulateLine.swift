import Civil
import Outreach

/// A forecast as `--json` gives it; the key names are a promise to programs.
struct SimulateLine: Encodable {
  let days: [Day]
  let mails: Int
  let kinds: [String: Int]
  /// nil: somebody waits at the end.
  let backlogClears: String?
  let brokenUpAccounts, answeredAccounts, replies, bounces, absences, stops: Int
  let tasks, minutes: Int
  let minutesByWeek: [Int]
  let heldAtEnd: [String: Int]

  struct Day: Encodable {
    let date: String
    let mailboxes: [String: Load]
    let kinds: [String: Int]
    let waiting, replies, bounces, absences, tasks, minutes, stops: Int

    init(_ day: SimulatedDay) {
      date = day.date.description
      mailboxes = Dictionary(
        uniqueKeysWithValues: day.mailboxes.map {
          ($0.mailbox.text, Load(mails: $0.mails, cap: $0.cap))
        }
      )
      kinds = Dictionary(uniqueKeysWithValues: day.kinds.map { ($0.rawValue, $1) })
      waiting = day.backlog
      replies = day.replies
      bounces = day.bounces
      absences = day.absences
      tasks = day.tasks
      minutes = day.minutes
      stops = day.stops
    }
  }

  struct Load: Encodable {
    let mails, cap: Int
  }

  private enum CodingKeys: String, CodingKey {
    case days, mails, kinds, replies, bounces, absences, stops, tasks, minutes
    case backlogClears = "backlog_clears"
    case brokenUpAccounts = "broken_up_accounts"
    case answeredAccounts = "answered_accounts"
    case minutesByWeek = "minutes_by_week"
    case heldAtEnd = "held_at_end"
  }

  init(_ forecast: Forecast) {
    days = forecast.days.map(Day.init)
    mails = forecast.total(\.mails)
    kinds = Dictionary(
      uniqueKeysWithValues: TemplateKind.allCases.map { ($0.rawValue, forecast.mails(of: $0)) }
    )
    backlogClears = forecast.backlogClears?.description
    brokenUpAccounts = forecast.breakUps
    answeredAccounts = forecast.answered
    replies = forecast.total(\.replies)
    bounces = forecast.total(\.bounces)
    absences = forecast.total(\.absences)
    stops = forecast.total(\.stops)
    tasks = forecast.total(\.tasks)
    minutes = forecast.total(\.minutes)
    minutesByWeek = forecast.minutesByWeek
    heldAtEnd = Dictionary(uniqueKeysWithValues: forecast.held.map { ($0.rawValue, $1) })
  }
}

/// Two forecasts of one book.
struct SimulateComparison: Encodable {
  let present, other: SimulateLine
}

extension Forecast {
  var minutesByWeek: [Int] {
    stride(from: 0, to: days.count, by: 7).map { first in
      days[first..<min(first + 7, days.count)].reduce(0) { $0 + $1.minutes }
    }
  }
}
