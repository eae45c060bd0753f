import Mail

/// The text of an automatic answer, read for the day of return that it states.
struct AbsenceNotice {
  /// Nil unless exactly one day is stated as the return, or as the end of the absence.
  let returns: StatedDate?

  /// `sent` gives a day without a year its year, and rules out days that were over by then.
  init(_ message: ParsedMessage, sent: MailDate?) {
    let text = message.text ?? message.html.map(HTMLText.plain) ?? ""
    let subject = (message.subject ?? "") + "\n\n"
    let day = sent.flatMap(StatedDate.init)
    let words = Words(subject + Self.own(text))
    returns = ReturnSearch(words: words.list, sent: day).result
  }

  /// Without what is quoted, and without the copy of the message that it answers.
  private static func own(_ text: String) -> String {
    var lines: [Substring] = []
    for line in text.prefix(20_000).split(separator: "\n", omittingEmptySubsequences: false) {
      let start = line.drop { $0 == " " || $0 == "\t" }
      if copyMarks.contains(where: { start.lowercased().hasPrefix($0) }) { break }
      if start.first != ">" { lines.append(line) }
    }
    return lines.joined(separator: "\n")
  }

  private static let copyMarks = [
    "-----", "_____", "from:", "von:", "de :", "de:", "van:", "on mon, ", "on tue, ", "on wed, ",
    "on thu, ", "on fri, ", "on sat, ", "on sun, ",
  ]
}

extension StatedDate {
  /// The day that its writer's calendar showed.
  init?(_ date: MailDate) {
    let local = date.seconds + date.offsetMinutes * 60
    self.init(daysSinceEpoch: local >= 0 ? local / 86_400 : -1)
  }

  /// Days since 1970-01-01; nil outside the years that a stated date has.
  init?(daysSinceEpoch days: Int) {
    guard days >= 0 else { return nil }
    let shifted = days + 719_468
    let era = shifted / 146_097
    let ofEra = shifted % 146_097
    let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let dayOfYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    self.init(
      year: yearOfEra + era * 400 + (month >= 10 ? 1 : 0),
      month: month < 10 ? month + 3 : month - 9,
      day: dayOfYear - (153 * month + 2) / 5 + 1
    )
  }

  /// The civil calendar of 400 years of 146,097 days, its year begun in March.
  var daysSinceEpoch: Int {
    let shifted = month <= 2 ? year - 1 : year
    let yearOfEra = shifted % 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let ofEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return shifted / 400 * 146_097 + ofEra - 719_468
  }
}
