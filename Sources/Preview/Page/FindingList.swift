import Check
import Markup
import Outreach

/// What should not go out, or looks wrong; what somebody let stay is folded away, with the reason.
struct FindingList {
  private let findings: [Finding]
  private let index: PageIndex

  init(_ findings: [Finding], index: PageIndex) {
    self.findings = findings
    self.index = index
  }

  var part: Page.Part? {
    guard !findings.isEmpty else { return nil }
    let counting = findings.filter { $0.silence == nil }
    let silenced = findings.filter { $0.silence != nil }
    let list = counting.isEmpty ? "<p>Nothing that counts.</p>" : Self.list(counting.map(item))
    let rest: HTML? =
      silenced.isEmpty
      ? nil
      : """
      <details><summary>\(silenced.count.of("finding")) that may stay</summary>
      \(Self.list(silenced.map(item)))</details>
      """
    return Page.Part("findings", "Findings", "\(list)\n\(rest)")
  }

  private static func list(_ items: [HTML]) -> HTML {
    "<ul class=\"findings\">\n\(HTML(joining: items))\n</ul>"
  }

  private func item(_ finding: Finding) -> HTML {
    let mail: HTML? = finding.draft.flatMap { draft in
      index.anchor(draft).map { " <a href=\"#\($0)\">the first mail</a>" }
    }
    return "<li>\(Self.note(finding, place: index.link(finding.place), mail: mail))</li>"
  }

  /// One finding, beside the line or the mail that it is about, or with its place.
  static func note(_ finding: Finding, place: HTML? = nil, mail: HTML? = nil) -> HTML {
    let kind: HTML =
      finding.silence != nil ? "silenced" : finding.severity == .error ? "error" : "warning"
    let concerned: HTML? = Self.concerned(finding).map {
      " <span class=\"faint\" dir=\"ltr\">\($0)</span>"
    }
    let reason: HTML? = finding.silence.map { silence in
      " <span class=\"faint\" dir=\"ltr\">It may stay: \(silence.reason) (\(silence.place.description))</span>"
    }
    let place: HTML? = place.map { "\($0) " }
    return """
      <div class="finding \(kind)"><b>\(finding.severity.rawValue)</b> \(place)\
      <span class="id">\(finding.kind.id)</span> <span dir="ltr">\(finding.message).</span>\(concerned)
      <span class="advice">\(finding.advice).</span>\(reason)\(mail)</div>
      """
  }

  private static func concerned(_ finding: Finding) -> String? {
    guard let first = finding.records.first else { return nil }
    if finding.count > 1 { return "\(first) and \(finding.count - 1) more." }
    return first.hasSuffix("…") ? first : "\(first)."
  }
}
