import Civil
import Mail
import Markup
import Outreach
import Store

/// What came before: between us and the account, and in the life of this draft.
struct HistoryView {
  let candidate: Candidate?
  let events: [DraftEvent]
  let now: Instant

  var html: HTML { "\(touches)\n\(transitions)" }

  private var touches: HTML? {
    guard let candidate else { return nil }
    let newest = candidate.touches.suffix(Self.limit).reversed()
    let rest = candidate.touches.count - newest.count
    let none: HTML = "<p class=\"faint\">No touch with this account is in the journal.</p>"
    let more: HTML? = rest > 0 ? "<p class=\"faint\">and \(rest) before these</p>" : nil
    return """
      <h2>With <bdi>\(candidate.account.name)</bdi> so far</h2>
      \(newest.isEmpty ? none : list(newest.map(entry)))
      \(more)
      """
  }

  private func entry(_ touch: Touch) -> HTML {
    let person = touch.contact.map { candidate?.contact($0)?.displayName ?? $0.text }
    let who: HTML? = person.map { " · <bdi>\($0)</bdi>" }
    let text: HTML? = touch.text.isEmpty ? nil : "<br><span dir=\"auto\">\(touch.text)</span>"
    return """
      <li><span class="faint">\(touch.at.inUTC)</span> · \(touch.kind.rawValue)\(who)\(text)</li>
      """
  }

  private var transitions: HTML {
    """
    <h2>This draft so far</h2>
    \(list(events.map(transition)))
    """
  }

  private func transition(_ event: DraftEvent) -> HTML {
    let note: HTML? = event.note.map { "<br><span dir=\"auto\">\($0)</span>" }
    return """
      <li><span class="faint">\(event.at.inUTC)</span> · \(event.state.rawValue) · by
      <bdi>\(event.by)</bdi>\(note)</li>
      """
  }

  private func list(_ entries: [HTML]) -> HTML {
    "<ol class=\"events card\">\n\(HTML(joining: entries))\n</ol>"
  }

  private static let limit = 8
}
