import Civil
import Markup
import Outreach

/// What a change makes of the plan: mails that come, go, move or read otherwise.
///
/// The same change of words in many mails is shown once, with everyone whom it reaches.
struct ChangeList {
  private let comparison: Comparison
  private let index: PageIndex

  init(_ comparison: Comparison, index: PageIndex) {
    self.comparison = comparison
    self.index = index
  }

  var part: Page.Part {
    let groups = groups.map(html) + comparison.samples.map(html)
    let content: HTML =
      groups.isEmpty ? "<p>No mail is another than before.</p>" : HTML(joining: groups)
    return Page.Part("changes", "Changes", note: note, content)
  }

  private var note: HTML {
    let mended: HTML? =
      comparison.mended == 0 ? nil : " \(comparison.mended.of("finding")) mended."
    return """
      Compared with <code>\(comparison.reference)</code>. \
      \(comparison.unchangedCount.of("mail")) \(comparison.unchangedCount == 1 ? "is" : "are") the \
      same as before.\(mended)
      """
  }

  /// In the order of the first of each.
  private var groups: [[PreviewChange]] {
    var order: [Sameness] = []
    var groups: [Sameness: [PreviewChange]] = [:]
    for change in comparison.changes {
      let sameness = Sameness(change)
      if groups[sameness] == nil { order.append(sameness) }
      groups[sameness, default: []].append(change)
    }
    return order.compactMap { groups[$0] }
  }

  private struct Sameness: Hashable {
    let template: TemplateName
    let kinds: [PreviewChange.Kind]
    let words: [String: [WordDiff.Piece]]

    init(_ change: PreviewChange) {
      template = change.mail.template
      kinds = change.kinds
      words = Dictionary(
        change.texts.map { ($0.part, $0.diff.substance) },
        uniquingKeysWith: { first, _ in first }
      )
    }
  }

  private func html(_ group: [PreviewChange]) -> HTML {
    guard let first = group.first else { return "" }
    let who = group.map { change -> HTML in "<li>\(line(change))</li>" }
    let people: HTML =
      group.count <= 5
      ? "<ul class=\"who\">\n\(HTML(joining: who))\n</ul>"
      : """
      <details><summary>\(group.count.of("mail"))</summary>
      <ul class="who">
      \(HTML(joining: who))
      </ul></details>
      """
    let words =
      Self.shown(first.texts).map { text($0, isOne: group.count == 1) }
      + (first.after == nil ? [gone(first)] : [])
    return """
      <article class="change">
      <h3>\(badges(first.kinds)) \(first.mail.template.text) \
      <span class="faint">\(group.count.of("mail"))</span></h3>
      \(words.isEmpty ? people : Self.columns(people, HTML(joining: words)))
      </article>
      """
  }

  private static func columns(_ first: HTML, _ second: HTML) -> HTML {
    """
    <div class="columns">
    \(first)
    <div>
    \(second)
    </div>
    </div>
    """
  }

  /// The HTML part says what the text says: it is shown where it alone differs.
  private static func shown(_ texts: [TextChange]) -> [TextChange] {
    let isTold = texts.contains { $0.part == "text" }
    return texts.filter { $0.part != "html" || !isTold }
  }

  private func html(_ sample: SampleChange) -> HTML {
    let kind: PreviewChange.Kind =
      sample.before == nil ? .added : sample.after == nil ? .removed : .changed
    let reason: HTML? = sample.after.flatMap { after in
      if case .failure(let reason) = after.outcome {
        return "<p class=\"finding error\">It cannot be written: \(lines: reason)</p>"
      }
      return nil
    }
    return """
      <article class="change">
      <h3>\(badges([kind])) \(sample.template.text) <span class="faint">for its preview contact</span></h3>
      \(reason)\(HTML(joining: Self.shown(sample.texts).map { text($0, isOne: true) }))
      </article>
      """
  }

  private func badges(_ kinds: [PreviewChange.Kind]) -> HTML {
    HTML(
      joining: kinds.map { kind -> HTML in
        "<span class=\"badge \(kind.rawValue)\">\(kind.rawValue)</span>"
      }
    )
  }

  private func line(_ change: PreviewChange) -> HTML {
    let zone = comparison.after.zone
    let slot: HTML
    if let before = change.before, let after = change.after, change.kinds.contains(.moved) {
      slot = "<del>\(when(before, in: zone))</del> <ins>\(when(after, in: zone))</ins>"
    } else {
      slot = when(change.mail, in: zone)
    }
    let name: HTML =
      "<bdi>\(change.mail.contact.name)</bdi>, <bdi>\(change.mail.account.name)</bdi>"
    let anchor = change.after.flatMap { index.anchor($0.id) }
    let person: HTML = anchor.map { "<a href=\"#\($0)\">\(name)</a>" } ?? name
    return "<span class=\"slot\">\(slot)</span> \(person)"
  }

  private func when(_ mail: PreviewMail, in zone: Zone) -> HTML {
    "\(mail.slot.instant.date(in: zone).short) \(HTML(time: mail.slot, in: zone)) \(mail.mailbox.text)"
  }

  private func text(_ change: TextChange, isOne: Bool) -> HTML {
    let first: HTML? = isOne ? nil : " <span class=\"faint\">in the first of them</span>"
    return """
      <h4>\(change.part)\(first)</h4>
      <div class="body text diff" dir="auto">\(HTML(change.diff))</div>
      """
  }

  private func gone(_ change: PreviewChange) -> HTML {
    """
    <details><summary>What it said</summary>
    <h4 dir="auto">\(change.mail.letter.subject)</h4>
    <div class="body text" dir="auto">\(lines: change.mail.letter.text)</div></details>
    """
  }
}
