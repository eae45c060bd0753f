/// The days of a group.
extension DayWindowParser {
  mutating func days() throws(DayWindowError) -> Set<Weekday> {
    var days = try dayRange()
    while true {
      skipSeparators()
      guard case .word? = peek else {
        return days
      }
      days.formUnion(try dayRange())
    }
  }

  private mutating func dayRange() throws(DayWindowError) -> Set<Weekday> {
    let column = column
    guard case .word(let word)? = take() else { throw failure(.daysMissing, at: column) }
    if let group = try dayGroup(word, at: column) { return group }
    let first = try weekday(word, at: column)
    guard takeDash() else { return [first] }
    let lastColumn = self.column
    guard case .word(let word)? = take() else { throw failure(.daysMissing, at: lastColumn) }
    let last = try weekday(word, at: lastColumn)
    var days: Set<Weekday> = [first]
    var day = first
    while day != last {
      day = day.next
      days.insert(day)
    }
    return days
  }

  /// The days of a word that stands for several; `business`, `working`, `every` want `day(s)` next.
  private mutating func dayGroup(
    _ word: String,
    at column: Int
  ) throws(DayWindowError) -> Set<Weekday>? {
    let needsNoun = ["business", "working", "work", "every", "all"].contains(word)
    if needsNoun {
      guard case .word(let noun)? = take(), noun == "day" || noun == "days" else {
        throw failure(.unknownDay(word), at: column)
      }
    }
    forms.insert(["business", "working", "work", "workdays", "workday"].contains(word))
    switch word {
    case "business", "working", "work", "workdays", "workday", "every", "all", "daily", "everyday":
      return Set(Weekday.allCases)
    case "weekdays", "weekday": return Set(Weekday.allCases).subtracting(Country.usualWeekend)
    case "weekends", "weekend": return Country.usualWeekend
    default: return nil
    }
  }

  private func weekday(_ word: String, at column: Int) throws(DayWindowError) -> Weekday {
    guard let day = Weekday(name: word) else { throw failure(.unknownDay(word), at: column) }
    return day
  }
}
