extension Season {
  /// Reads two days of the year, in words: `15 Dec – 3 Jan`, `December 15 to January 3`, or one.
  ///
  /// Months are English names or their first three letters. Numbers alone are refused, since
  /// 3/1 is two different days on two sides of an ocean.
  package init(_ text: String) throws(SeasonError) {
    let tokens = DayWindowToken.all(in: text).map(\.kind)
    let sides = tokens.split(separator: .dash, omittingEmptySubsequences: false)
    guard sides.count <= 2, let firstSide = sides.first, let lastSide = sides.last else {
      throw SeasonError(text: text, reason: .malformed)
    }
    let first = try Self.day(firstSide, in: text)
    self.init(first: first, last: try Self.day(lastSide, in: text))
  }

  private static func day(
    _ tokens: ArraySlice<DayWindowToken.Kind>,
    in text: String
  ) throws(SeasonError) -> Day {
    var month: Int?
    var day: Int?
    for token in tokens {
      switch token {
      case .word(let word) where month == nil && self.month(word) != nil: month = self.month(word)
      case .word(let word) where month == nil:
        throw SeasonError(text: text, reason: .unknownMonth(word))
      case .time(let digits) where day == nil: day = Int(digits)
      default: throw SeasonError(text: text, reason: .malformed)
      }
    }
    guard let month, let day else { throw SeasonError(text: text, reason: .malformed) }
    guard (1...LocalDate.daysInMonth(month, year: 2_000)).contains(day) else {
      throw SeasonError(text: text, reason: .noSuchDay(day: day, month: months[month - 1]))
    }
    return Day(month: month, day: day)
  }

  /// The number of a month by its English name, or at least three letters of its start.
  private static func month(_ word: String) -> Int? {
    guard word.utf8.count >= 3 else { return nil }
    let index = months.firstIndex { $0.lowercased().hasPrefix(word) }
    return index.map { $0 + 1 }
  }

  fileprivate static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}

extension Season: CustomStringConvertible {
  /// `15 Dec – 3 Jan`, or `24 Dec` for a single day.
  package var description: String { first == last ? "\(first)" : "\(first) – \(last)" }
}

extension Season.Day: CustomStringConvertible {
  package var description: String { "\(day) \(Season.months[month - 1].prefix(3))" }
}

/// Why a text is not a season.
package struct SeasonError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong with it.
  package enum Reason: Hashable, Sendable {
    /// It is not one or two days, each a number and a month.
    case malformed
    /// A word that is no month.
    case unknownMonth(String)
    /// The month is never that long.
    case noSuchDay(day: Int, month: String)
  }

  package let text: String
  package let reason: Reason

  package var description: String {
    let what =
      switch reason {
      case .malformed: "it is not two days of the year"
      case .unknownMonth(let word): "\(quoted(word)) is not a month"
      case .noSuchDay(let day, let month): "\(month) has no day \(day)"
      }
    return "\(quoted(text)) is not a season: \(what); write its first and last day as in "
      + "15 Dec – 3 Jan"
  }
}
