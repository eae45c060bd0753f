/// The hours of a group.
extension DayWindowParser {
  mutating func spans() throws(DayWindowError) -> [DayWindow.Span] {
    var spans = [try span()]
    while true {
      skipSeparators()
      guard case .time? = peek else {
        return spans
      }
      spans.append(try span())
    }
  }

  private mutating func span() throws(DayWindowError) -> DayWindow.Span {
    let start = column
    let from = try time()
    guard takeDash() else { throw failure(.hoursMissing, at: column) }
    let until = try time()
    if until == .midnight || until < from { throw failure(.overMidnight(from, until), at: start) }
    if until == from { throw failure(.empty(from), at: start) }
    return DayWindow.Span(from: from, until: until)
  }

  private mutating func time() throws(DayWindowError) -> WallTime {
    let column = column
    guard case .time(let written)? = take() else { throw failure(.hoursMissing, at: column) }
    guard let time = DayWindowToken.wallTime(written) else {
      throw failure(.notATime(written), at: column)
    }
    return time
  }

  /// Sorted; spans that touch become one, and spans that overlap are a slip.
  func joined(_ spans: [DayWindow.Span]) throws(DayWindowError) -> [DayWindow.Span] {
    var joined: [DayWindow.Span] = []
    for span in spans.sorted(by: { $0.from < $1.from }) {
      guard let last = joined.last, span.from <= last.until else {
        joined.append(span)
        continue
      }
      if span.from < last.until { throw failure(.overlap(last, span), at: 1) }
      joined[joined.count - 1] = DayWindow.Span(from: last.from, until: span.until)
    }
    return joined
  }
}
