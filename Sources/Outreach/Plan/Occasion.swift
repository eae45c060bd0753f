import Civil

/// When a sequence runs at an account, or why it does not.
enum Occasion {
  /// Never empty; one that is over makes room for the one behind it.
  case runs([Occurrence])
  case idle(Hold)
}

/// One of the times that a sequence runs.
struct Occurrence: Hashable, Sendable {
  /// What `Touch.Position.occurrence` calls it; empty where the stage alone starts the sequence.
  let name: String
  /// The date or the season's first day that starts it.
  let trigger: LocalDate?
  /// The first instant at which the trigger lets it go; nil where the stage alone starts it.
  let opens: Instant?
  /// The first instant at which it is too late for all of it: a season is over.
  let closes: Instant?

  static let byStage = Occurrence(name: "", trigger: nil, opens: nil, closes: nil)
}

extension Sequence {
  /// Reads the start of the sequence off the account's record and the day.
  func occasion(of dossier: Dossier, _ changes: inout Changes) -> Occasion {
    switch start {
    case .stage:
      return .runs([.byStage])
    case .date(let field, let days, let yearly):
      guard let text = dossier.account.fields[field], let date = try? LocalDate(iso: text) else {
        return .idle(Hold(.sequenceWait, until: nil, .noDate(field: field)))
      }
      let limit = dossier.zone.localDate(at: dossier.now).adding(days: -days)
      let dates = yearly ? date.anniversaries(around: limit) : [date]
      return .runs(
        dates.map { date in
          let opens = dossier.zone.startOfDay(date.adding(days: days))
          changes.note(opens)
          return Occurrence(name: date.description, trigger: date, opens: opens, closes: nil)
        }
      )
    case .season:
      return season(of: dossier, &changes)
    }
  }

  /// The season that runs or comes next; it has the name of the year that it begins in.
  private func season(of dossier: Dossier, _ changes: inout Changes) -> Occasion {
    let today = dossier.zone.localDate(at: dossier.now)
    guard let days = dossier.policy.cadence.yearEnd.season?.next(endingOnOrAfter: today) else {
      return .idle(Hold(.sequenceDone, until: nil, .noSequence(stage)))
    }
    let closes = dossier.zone.startOfDay(days.upperBound.adding(days: 1))
    changes.note(closes)
    return .runs([
      Occurrence(
        name: String(days.lowerBound.year),
        trigger: days.lowerBound,
        opens: dossier.zone.startOfDay(days.lowerBound),
        closes: closes
      )
    ])
  }
}

extension LocalDate {
  /// The newest anniversary up to `limit`, this date itself included, and the one behind it.
  ///
  /// 29 February falls on 28 February in common years.
  fileprivate func anniversaries(around limit: LocalDate) -> [LocalDate] {
    guard self <= limit else { return [self] }
    var newest = nextYearly(onOrAfter: limit.adding(days: -366))
    var next = nextYearly(onOrAfter: newest.adding(days: 1))
    while next <= limit, next > newest {
      newest = next
      next = nextYearly(onOrAfter: newest.adding(days: 1))
    }
    return [newest, next]
  }
}
