import Civil

/// When a sequence starts at an account, or why it does not.
enum Occasion {
  case runs(occurrence: String, trigger: LocalDate?, opens: Instant?)
  case idle(Hold)
}

extension Sequence {
  /// Reads the start of the sequence off the account's record and the day.
  func occasion(
    for account: Account,
    in zone: Zone,
    under cadence: Cadence,
    at now: Instant,
    _ changes: inout Changes
  ) -> Occasion {
    switch start {
    case .stage:
      return .runs(occurrence: "", trigger: nil, opens: nil)
    case .date(let field, let days, _):
      guard let text = account.fields[field], let date = try? LocalDate(iso: text) else {
        return .idle(Hold(.sequenceWait, until: nil, .noDate(field: field)))
      }
      let day = date.adding(days: days)
      let opens = zone.startOfDay(day)
      let lapses = cadence.lapse.after(opens, in: zone, calendar: .plain)
      changes.note(endOf: lapses)
      if lapses < now {
        return .idle(Hold(.sequenceDone, until: nil, .lapsed(id, due: day)))
      }
      return .runs(occurrence: date.description, trigger: date, opens: opens)
    case .season:
      let today = zone.localDate(at: now)
      guard let days = cadence.yearEnd.season?.next(endingOnOrAfter: today) else {
        return .idle(Hold(.sequenceDone, until: nil, .noSequence(stage)))
      }
      let first = days.lowerBound
      changes.note(zone.startOfDay(days.upperBound.adding(days: 1)))
      return .runs(
        occurrence: String(first.year),
        trigger: first,
        opens: zone.startOfDay(first)
      )
    }
  }
}
