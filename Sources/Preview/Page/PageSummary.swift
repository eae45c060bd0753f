import Check
import Markup

/// The top of the page: whose plan it is, for when, and how much there is of everything.
struct PageSummary {
  private let page: Page

  init(_ page: Page) { self.page = page }

  var html: HTML {
    """
    <header>
    <p class="firm"><bdi>\(page.preview.firm)</bdi></p>
    <h1>\(title)</h1>
    <p class="when">\(when)</p>
    <ul class="figures">
    \(HTML(joining: figures))
    </ul>
    </header>
    """
  }

  private var title: HTML {
    guard let comparison = page.comparison else { return "What would go out" }
    return "What changes against <code>\(comparison.reference)</code>"
  }

  private var when: HTML {
    let preview = page.preview
    let first = preview.now.date(in: preview.zone)
    let last = preview.horizon.date(in: preview.zone)
    let until: HTML? = last > first ? " to \(last.long)" : nil
    return """
      \(first.long), \(preview.now.clock(in: preview.zone))\(until). Read from
      \(preview.counts.accounts.of("account")), \(preview.counts.contacts.of("contact")) and \
      \(preview.counts.touches.of("touch", "touches")).
      """
  }

  private var figures: [HTML] {
    let preview = page.preview
    let counting = page.findings.filter { $0.silence == nil }
    let errors = counting.count { $0.severity == .error }
    let warnings = counting.count - errors
    let changes = page.comparison.map { comparison in
      figure(comparison.changes.count, "change", "changes", to: "changes")
    }
    return [
      changes,
      figure(preview.mails.count, "mail", to: "plan"),
      figure(errors, "error", to: "findings", kind: errors > 0 ? "error" : nil),
      figure(warnings, "warning", to: "findings", kind: warnings > 0 ? "warning" : nil),
      figure(preview.heldCount, "held", "held", to: "held"),
      figure(preview.owed.count, "reply owed", "replies owed", to: "hand"),
      figure(preview.tasks.count, "task by hand", "tasks by hand", to: "hand"),
    ].compactMap(\.self)
  }

  /// Leads to its part of the page where there is something.
  private func figure(
    _ count: Int,
    _ one: String,
    _ many: String? = nil,
    to part: HTML,
    kind: HTML? = nil
  ) -> HTML {
    let words = count == 1 ? one : many ?? one + "s"
    let content: HTML = "<b>\(count)</b> \(words)"
    let kind: HTML? = kind.map { " class=\"\($0)\"" }
    return count > 0
      ? "<li\(kind)><a href=\"#\(part)\">\(content)</a></li>" : "<li class=\"none\">\(content)</li>"
  }
}
