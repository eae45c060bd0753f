import Check
import Markup
import Outreach

/// One file with everything that a reviewer looks at: the plan, each mail beside its template and
/// the data in it, what was found, what a change makes of it, and what is held.
///
/// It needs no script and fetches nothing. Its content security policy shuts out both, so that
/// whatever the data is made of can only be read.
struct Page {
  let preview: Preview
  let comparison: Comparison?
  let findings: [Finding]
  /// For all parts alike: what is where, so that one part can point at another.
  let index: PageIndex

  init(_ preview: Preview, comparison: Comparison? = nil, findings: [Finding]) {
    self.preview = preview
    self.comparison = comparison
    self.findings = findings
    index = PageIndex(preview, comparison: comparison)
  }

  var text: String {
    let parts = parts
    return Self.file(
      title: title,
      top: "\(PageSummary(self).html)\n\(contents(parts))",
      parts: parts.map(\.html),
      foot: foot
    )
  }

  /// A page of findings alone.
  static func text(of findings: [Finding]) -> String {
    let index = PageIndex(nil, comparison: nil)
    let part = FindingList(findings, index: index).part
    return file(
      title: "What a check found",
      top: "<header><h1>What a check found</h1></header>",
      parts: [part?.html ?? "<p>Nothing.</p>"],
      foot: "<footer><p>Made by Rapport. Nothing was sent.</p></footer>"
    )
  }

  private static func file(title: String, top: HTML, parts: [HTML], foot: HTML) -> String {
    var page = HTML(joining: [head(title), top, "<main>"])
    for part in parts { page += part }
    page += "</main>\n\(foot)\n</body>\n</html>"
    return page.text
  }

  /// A section of the page.
  struct Part {
    let id: HTML
    let title: String
    let html: HTML
  }

  private var parts: [Part] {
    [
      comparison.flatMap { ChangeList($0, index: index).part },
      FindingList(findings, index: index).part,
      CalendarStrip(preview).part,
      PlanTable(preview, index: index).part,
      HandList(preview).part,
      TemplateList(preview, findings: findings, index: index).part,
      HeldList(preview).part,
      RefusalList(preview).part,
    ].compactMap(\.self)
  }

  private static func head(_ title: String) -> HTML {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="\(policy)">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <meta name="color-scheme" content="light dark">
    <title>\(title)</title>
    <style>\(HTML(stringLiteral: PageStyle.text))</style>
    </head>
    <body>
    """
  }

  private var title: String {
    let what = comparison.map { "what changes against \($0.reference)" } ?? "preview"
    return "\(preview.firm): \(what), \(preview.now.date(in: preview.zone).long)"
  }

  private static let policy =
    "default-src 'none'; style-src '\(HTML.policySource(of: PageStyle.text))'; "
    + "base-uri 'none'; form-action 'none'"

  private func contents(_ parts: [Part]) -> HTML {
    let links = parts.map { part -> HTML in "<a href=\"#\(part.id)\">\(part.title)</a>" }
    return "<nav aria-label=\"Contents\">\n\(HTML(joining: links))\n</nav>"
  }

  private var foot: HTML {
    """
    <footer><p>Made by Rapport from the workspace as it stood on
    \(preview.now.date(in: preview.zone).long), \(preview.now.clock(in: preview.zone)). \
    Nothing was sent.</p></footer>
    """
  }
}

/// A section with its heading, under a name that links lead to.
extension Page.Part {
  init(_ id: HTML, _ title: String, note: HTML? = nil, _ content: HTML) {
    self.id = id
    self.title = title
    let note: HTML? = note.map { "<p class=\"note\">\($0)</p>\n" }
    html = """
      <section id="\(id)" aria-labelledby="\(id)-title">
      <h2 id="\(id)-title">\(title)</h2>
      \(note)\(content)
      </section>

      """
  }
}
