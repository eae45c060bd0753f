import Civil
import Markup
import Outreach

/// Who gets nothing in these days, by the rule that holds them, each with the reason.
struct HeldList {
  /// How many are named of all groups together; the rest are counted.
  static let named = 2_000

  private let preview: Preview

  init(_ preview: Preview) { self.preview = preview }

  var part: Page.Part? {
    guard !preview.held.isEmpty else { return nil }
    var room = Self.named
    let groups = preview.held.map { group -> HTML in
      let members = group.members.prefix(max(0, min(room, group.members.count)))
      room -= members.count
      return html(group, members)
    }
    return Page.Part("held", "Held", note: note, HTML(joining: groups))
  }

  private var note: HTML {
    """
    \(preview.heldCount.of("step", "steps")) get no slot, each under the rule that decides. \
    “rapport why ACCOUNT” tells everything about one of them.
    """
  }

  private func html(_ group: PreviewHeld, _ members: ArraySlice<PreviewHeld.Member>) -> HTML {
    let rest = group.count - members.count
    let more: HTML? =
      rest == 0 ? nil : "<p class=\"faint\">\(rest) more; “rapport plan --all” names everyone.</p>"
    let rows = members.map(row)
    let table: HTML? =
      members.isEmpty
      ? nil
      : """
      <table>
      <thead><tr><th scope="col">Account</th><th scope="col">Contact</th><th scope="col">Step</th>
      <th scope="col">Reason</th><th scope="col">Not before</th></tr></thead>
      <tbody>
      \(HTML(joining: rows))
      </tbody></table>
      """
    return """
      <details><summary><b>\(group.count)</b> <code>\(group.rule.rawValue)</code>
      <span class="advice">\(group.rule.advice)</span></summary>
      \(table)\(more)</details>
      """
  }

  private func row(_ member: PreviewHeld.Member) -> HTML {
    """
    <tr><td><bdi>\(member.account.name)</bdi></td><td><bdi>\(member.contact?.name ?? "")</bdi></td>\
    <td class="faint">\(member.step?.run ?? "")</td><td>\(member.reason)</td>\
    <td class="faint">\(member.earliest.map { $0.date(in: preview.zone).short } ?? "")</td></tr>
    """
  }
}

/// Replies that are owed, and calls, visits and letters that are due.
struct HandList {
  private let preview: Preview

  init(_ preview: Preview) { self.preview = preview }

  var part: Page.Part? {
    let owed = preview.owed.map(item)
    let tasks = preview.tasks.map(item)
    guard !owed.isEmpty || !tasks.isEmpty else { return nil }
    return Page.Part(
      "hand",
      "By hand",
      "\(list("Replies you owe", owed))\(list("Tasks", tasks))"
    )
  }

  private func list(_ title: String, _ items: [HTML]) -> HTML? {
    guard !items.isEmpty else { return nil }
    return "<h3>\(title)</h3>\n<ul class=\"hand\">\n\(HTML(joining: items))\n</ul>\n"
  }

  private func item(_ reply: PreviewOwed) -> HTML {
    let late: HTML? = reply.isOverdue ? " <b class=\"late\">overdue</b>" : nil
    return """
      <li>\(HTML(day: reply.since.date(in: preview.zone))) <bdi>\(reply.account.name)</bdi>
      <span class="faint"><bdi>\(reply.contact?.name ?? "")</bdi> wrote</span>\(late)</li>
      """
  }

  private func item(_ task: PreviewTask) -> HTML {
    """
    <li>\(HTML(day: task.due.instant.date(in: preview.zone))) \(task.kind.rawValue)
    <bdi>\(task.account.name)</bdi> <span class="faint"><bdi>\(task.contact?.name ?? "")</bdi></span>
    <bdi>\(task.text)</bdi></li>
    """
  }
}

/// Rows of the data files that were not taken.
struct RefusalList {
  private let preview: Preview

  init(_ preview: Preview) { self.preview = preview }

  var part: Page.Part? {
    guard !preview.refusals.isEmpty else { return nil }
    let items = preview.refusals.map { refusal -> HTML in "<li>\(refusal)</li>" }
    return Page.Part(
      "refused",
      "Rows that were refused",
      "<ul class=\"refusals\">\n\(HTML(joining: items))\n</ul>"
    )
  }
}

extension HTML {
  fileprivate init(day: LocalDate) {
    self = "<time datetime=\"\(day.description)\">\(day.short)</time>"
  }
}
