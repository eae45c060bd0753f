import Civil
import Mail
import Markup
import Outreach

/// The drafts of one shelf, by the day on which they are to go where their reader lives.
struct ListView {
  enum Shelf: String, CaseIterable {
    case toRead = "to-read"
    case approved
    case inDoubt = "in-doubt"

    var states: Set<DraftState> {
      switch self {
      case .toRead: [.drafted]
      case .approved: [.approved]
      case .inDoubt: [.unknown]
      }
    }

    var title: String {
      switch self {
      case .toRead: "To read"
      case .approved: "Approved"
      case .inDoubt: "In doubt"
      }
    }
  }

  /// Drafts on one page; the rest comes up as these are decided.
  static let limit = 500

  let root: String
  let shelf: Shelf
  let counts: [Shelf: Int]
  let drafts: [DraftRecord]
  let now: Instant
  let notice: HTML?

  var response: PageResponse {
    Frame(
      status: 200,
      title: "\(shelf.title): \(count(of: shelf))",
      content: """
        <nav aria-label="Drafts">\(HTML(joining: Shelf.allCases.map(link)))</nav>
        <main>
        <h1>\(heading)</h1>
        \(notice)
        \(HTML(joining: days))
        \(more)
        </main>
        """
    ).response
  }

  private var heading: String {
    if drafts.isEmpty {
      switch shelf {
      case .toRead: return "Nothing waits for you"
      case .approved: return "Nothing is approved and unsent"
      case .inDoubt: return "No mail is in doubt"
      }
    }
    let noun = drafts.count == 1 ? "draft" : "drafts"
    switch shelf {
    case .toRead: return "\(count(of: shelf)) \(noun) to read"
    case .approved: return "\(count(of: shelf)) \(noun) approved, not sent yet"
    case .inDoubt: return "\(count(of: shelf)) in doubt: find out, then use rapport resolve"
    }
  }

  private func count(of shelf: Shelf) -> String {
    let count = counts[shelf] ?? 0
    return count > Self.limit ? "over \(Self.limit)" : String(count)
  }

  private func link(_ shelf: Shelf) -> HTML {
    let current: HTML = shelf == self.shelf ? " aria-current=\"page\"" : ""
    return """
      <a href="\(HTML(stringLiteral: root))?show=\(shelf.rawValue)"\(current)>\(shelf.title) \
      (\(count(of: shelf)))</a>
      """
  }

  private var days: [HTML] {
    let byDay = Dictionary(grouping: drafts.prefix(Self.limit)) { $0.planned.date }
    return byDay.sorted { $0.key < $1.key }.map { day, drafts in
      """
      <h2>\(day.inWords)</h2>
      <ul class="drafts">
      \(HTML(joining: drafts.map(row)))
      </ul>
      """
    }
  }

  private func row(_ draft: DraftRecord) -> HTML {
    let time = draft.planned.zone.wallTime(at: draft.planned.instant)
    let isPast = shelf == .toRead && draft.planned.instant < now
    let past: HTML? = isPast ? " · <span class=\"warn\">its time has passed</span>" : nil
    return """
      <li><time>\(time.description)</time><div>
      <a href="\(HTML(stringLiteral: root))draft/\(path: draft.id.text)" dir="auto">\(draft.subject)</a>
      <div class="faint"><bdi>\(draft.envelope.recipient.description)</bdi> · \
      <bdi>\(draft.key.account.text)</bdi> · \(draft.kind.rawValue) · \
      \(draft.planned.zone.id)\(past)</div></div></li>
      """
  }

  private var more: HTML? {
    drafts.count > Self.limit
      ? "<p class=\"faint\">The first \(Self.limit) are shown; the others come up as these are decided.</p>"
      : nil
  }
}
