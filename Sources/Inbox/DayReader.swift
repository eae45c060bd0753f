/// Reads a day that is written out among words, in the forms of five languages.
struct DayReader {
  let words: [String]
  /// The day on which the text was written.
  let sent: StatedDate?

  /// The day that begins at a word, and how many words it takes; nil where it is not sure.
  ///
  /// `dayFirst`: the words before it are of a language that writes `3/1` for 3 January.
  func day(at index: Int, dayFirst: Bool) -> (date: StatedDate, count: Int)? {
    guard index < words.count else { return nil }
    return numeric(at: index, dayFirst: dayFirst) ?? dayThenMonth(at: index)
      ?? monthThenDay(at: index)
  }

  private func numeric(at index: Int, dayFirst: Bool) -> (StatedDate, Int)? {
    let word = words[index]
    guard let separator = word.first(where: { !$0.isNumber }), "-./".contains(separator) else {
      return nil
    }
    let texts = word.split(separator: separator, omittingEmptySubsequences: false)
    let parts = texts.compactMap { Int($0) }
    guard parts.count == texts.count, texts.allSatisfy({ 1...4 ~= $0.count }) else { return nil }
    return numeric(texts, parts, separator, dayFirst: dayFirst).map { ($0, 1) }
  }

  private func numeric(
    _ texts: [Substring],
    _ parts: [Int],
    _ separator: Character,
    dayFirst: Bool
  ) -> StatedDate? {
    if parts.count == 3, texts[0].count == 4 { return full(parts[0], parts[1], parts[2]) }
    let isShortYear = parts.count == 3 && texts[2].count == 2
    guard parts.count == 2 || isShortYear || parts.count == 3 && texts[2].count == 4,
      texts[0].count <= 2, texts[1].count <= 2
    else { return nil }
    let isDayFirst = dayFirst || separator == "."
    guard isDayFirst || parts[0] > 12 || parts[1] > 12 || parts[0] == parts[1] else { return nil }
    let (day, month) =
      isDayFirst || parts[0] > 12 ? (parts[0], parts[1]) : (parts[1], parts[0])
    if parts.count == 3 { return full(isShortYear ? 2000 + parts[2] : parts[2], month, day) }
    return isDayFirst && separator == "." ? yearless(month, day) : nil
  }

  /// `3 January 2027`, `3rd of January`, `3. Januar 2027`, `1er janvier`, `3 de enero de 2027`.
  private func dayThenMonth(at index: Int) -> (StatedDate, Int)? {
    guard let day = Self.number(words[index]) else { return nil }
    var next = index + 1
    if next < words.count, ["of", "de"].contains(words[next]) { next += 1 }
    guard next < words.count, let month = Self.months[words[next]] else { return nil }
    return withYear(month, day, behind: next, from: index)
  }

  /// `January 3, 2027`, `Jan 3rd`.
  private func monthThenDay(at index: Int) -> (StatedDate, Int)? {
    guard let month = Self.months[words[index]], index + 1 < words.count,
      let day = Self.number(words[index + 1])
    else { return nil }
    return withYear(month, day, behind: index + 1, from: index)
  }

  private func withYear(_ month: Int, _ day: Int, behind last: Int, from index: Int) -> (
    StatedDate, Int
  )? {
    var next = last + 1
    if next < words.count, ["de", "del"].contains(words[next]) { next += 1 }
    if next < words.count, words[next].utf8.count == 4, let year = Int(words[next]) {
      return full(year, month, day).map { ($0, next + 1 - index) }
    }
    return yearless(month, day).map { ($0, last + 1 - index) }
  }

  /// Not before the text was written, and at most 400 days behind it.
  private func full(_ year: Int, _ month: Int, _ day: Int) -> StatedDate? {
    guard let date = StatedDate(year: year, month: month, day: day) else { return nil }
    guard let sent else { return date }
    return 0...400 ~= date.daysSinceEpoch - sent.daysSinceEpoch ? date : nil
  }

  /// The next such day, if it is within half a year; nil where it is not known when the text was
  /// written.
  private func yearless(_ month: Int, _ day: Int) -> StatedDate? {
    guard let sent else { return nil }
    return [sent.year, sent.year + 1].lazy
      .compactMap { StatedDate(year: $0, month: month, day: day) }
      .first { 0...183 ~= $0.daysSinceEpoch - sent.daysSinceEpoch }
  }

  /// `3`, `3rd`, `1er`, `1°`.
  private static func number(_ word: String) -> Int? {
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    let endings: Set<Substring> = ["", "st", "nd", "rd", "th", "er", "ste", "de", "º", "°"]
    guard 1...2 ~= digits.count, endings.contains(word.dropFirst(digits.count)) else { return nil }
    return Int(digits)
  }

  private static let months: [String: Int] = Dictionary(
    uniqueKeysWithValues: zip(1..., names).flatMap { month, names in
      names.split(separator: " ").map { (String($0), month) }
    }
  )

  private static let names = [
    "january jan januar jänner janvier janv enero ene januari gennaio janeiro",
    "february feb februar février fevrier févr febrero februari febbraio fevereiro",
    "march mar märz maerz mrz mars marzo maart mrt março",
    "april apr avril avr abril abr aprile",
    "may mai mayo mei maggio maio",
    "june jun juni juin junio giugno junho",
    "july jul juli juillet juil julio luglio julho",
    "august aug août aout agosto ago augustus",
    "september sep sept septembre septiembre settembre setembro",
    "october oct oktober okt octobre octubre ottobre outubro",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro",
  ]
}
