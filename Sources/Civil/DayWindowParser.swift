/// Reads groups of days with their hours, and checks what they come to.
struct DayWindowParser {
  private let text: String
  private let tokens: [DayWindowToken]
  private var position = 0
  private var week: [[DayWindow.Span]] = Array(repeating: [], count: 7)
  var forms: Set<Bool> = []

  init(_ text: String) {
    self.text = text
    tokens = DayWindowToken.all(in: text)
  }

  mutating func window() throws(DayWindowError) -> DayWindow {
    if tokens.map(\.kind) == [.word("always")] { return .always }
    skipSeparators()
    repeat {
      let column = column
      let days = try days()
      if forms.count > 1 { throw failure(.mixedDays, at: column) }
      let spans = try spans()
      for day in days {
        week[day.rawValue - 1] = try joined(week[day.rawValue - 1] + spans)
      }
      skipSeparators()
    } while position < tokens.count
    return DayWindow(week: week, onBusinessDaysOnly: forms.contains(true))
  }

  var peek: DayWindowToken.Kind? {
    position < tokens.count ? tokens[position].kind : nil
  }

  var column: Int {
    position < tokens.count ? tokens[position].column : text.utf8.count + 1
  }

  mutating func take() -> DayWindowToken.Kind? {
    guard let kind = peek else { return nil }
    position += 1
    return kind
  }

  mutating func takeDash() -> Bool {
    guard peek == .dash else { return false }
    position += 1
    return true
  }

  mutating func skipSeparators() {
    while peek == .separator { position += 1 }
  }

  func failure(_ reason: DayWindowError.Reason, at column: Int) -> DayWindowError {
    DayWindowError(text: text, column: column, reason: reason)
  }
}
