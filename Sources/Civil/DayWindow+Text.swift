/// Writing a window, so that reading it gives the same one.
extension DayWindow: CustomStringConvertible {
  /// `Mon–Thu 09:00–12:00, 13:00–17:00; Fri 09:00–12:00`.
  package var description: String {
    if self == .always { return "always" }
    if onBusinessDaysOnly { return "business days " + Self.text(spans(on: .monday)) }
    return groups.map { Self.text($0.days) + " " + Self.text($0.spans) }.joined(separator: "; ")
  }

  /// Days with the same spans together, in the order of their first days.
  private var groups: [(days: [Weekday], spans: [Span])] {
    var groups: [(days: [Weekday], spans: [Span])] = []
    for day in Weekday.allCases where !spans(on: day).isEmpty {
      let spans = spans(on: day)
      if let index = groups.firstIndex(where: { $0.spans == spans }) {
        groups[index].days.append(day)
      } else {
        groups.append((days: [day], spans: spans))
      }
    }
    return groups
  }

  private static func text(_ spans: [Span]) -> String {
    spans.map { "\($0.from)–\($0.until)" }.joined(separator: ", ")
  }

  private static func text(_ days: [Weekday]) -> String {
    if days.count == 7 { return "daily" }
    var runs: [[Weekday]] = []
    for day in days {
      if let last = runs.last?.last, last.rawValue + 1 == day.rawValue {
        runs[runs.count - 1].append(day)
      } else {
        runs.append([day])
      }
    }
    return runs.map(text(run:)).joined(separator: ", ")
  }

  private static func text(run: [Weekday]) -> String {
    guard run.count > 2, let first = run.first, let last = run.last else {
      return run.map(\.description).joined(separator: ", ")
    }
    return "\(first)–\(last)"
  }
}
