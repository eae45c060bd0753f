import Civil
import Markup
import Outreach

/// The days ahead side by side: how many mails of which kind, and how full each mailbox is.
struct CalendarStrip {
  private let preview: Preview

  init(_ preview: Preview) { self.preview = preview }

  var part: Page.Part? {
    let counts = Dictionary(grouping: preview.mails) { $0.slot.instant.date(in: preview.zone) }
    let rooms = Dictionary(grouping: preview.rooms, by: \.day)
    let days = days.map { day($0, counts[$0] ?? [], rooms[$0] ?? []) }
    guard !days.isEmpty else { return nil }
    return Page.Part(
      "calendar",
      "Calendar",
      note: "Days as in \(preview.zone.city). A bar says how much of a mailbox's day is taken.",
      "<ol class=\"days\">\n\(HTML(joining: days))\n</ol>"
    )
  }

  /// From today to the last day with a mail or a figure, at most ten weeks.
  private var days: [LocalDate] {
    let first = preview.now.date(in: preview.zone)
    let named = preview.mails.map { $0.slot.instant.date(in: preview.zone) }
    guard let last = (named + preview.rooms.map(\.day)).max(), last >= first else { return [] }
    let count = min(last.daysSinceEpoch - first.daysSinceEpoch, 69)
    return (0...Int(count)).map { first.adding(days: $0) }
  }

  private func day(_ date: LocalDate, _ mails: [PreviewMail], _ rooms: [PreviewRoom]) -> HTML {
    let rest: HTML = [.saturday, .sunday].contains(date.weekday) ? " class=\"rest\"" : ""
    let bars = rooms.sorted { $0.mailbox < $1.mailbox }.map(bar)
    let kinds = TemplateKind.allCases.compactMap { kind -> HTML? in
      let count = mails.count { $0.kind == kind }
      return count == 0
        ? nil : "<li><span class=\"kind \(kind.rawValue)\">\(count) \(kind.rawValue)</span></li>"
    }
    let count: HTML =
      mails.isEmpty
      ? "<span class=\"count none\">no mail</span>"
      : "<a class=\"count\" href=\"#day-\(date.description)\">\(mails.count.of("mail"))</a>"
    return """
      <li\(rest)><h3><time datetime="\(date.description)">\(date.short)</time></h3>
      \(count)
      \(kinds.isEmpty ? nil : HTML.list(kinds))\(bars.isEmpty ? nil : HTML.list(bars))</li>
      """
  }

  private func bar(_ room: PreviewRoom) -> HTML {
    """
    <li class="bar"><span>\(room.mailbox.text) \(room.used)/\(room.cap)</span>
    <meter min="0" max="\(max(1, room.cap))" value="\(room.used)" \
    aria-label="\(room.mailbox.text) on \(date: room.day)">\(room.used) of \(room.cap)</meter></li>
    """
  }
}

extension HTML {
  fileprivate static func list(_ items: [HTML]) -> HTML { "<ul>\n\(HTML(joining: items))\n</ul>\n" }
}

extension HTML.Pieces {
  fileprivate mutating func appendInterpolation(date: LocalDate) { appendInterpolation(date.short) }
}
