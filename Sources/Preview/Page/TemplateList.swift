import Check
import Markup
import Outreach

/// For each template its source and, beside it, the mails that it makes.
struct TemplateList {
  private let preview: Preview
  private let findings: [Finding]
  private let index: PageIndex

  init(_ preview: Preview, findings: [Finding], index: PageIndex) {
    self.preview = preview
    self.findings = findings
    self.index = index
  }

  var part: Page.Part? {
    let busy = templates.filter { index.counts[$0] != nil || samples[$0] != nil }
    let sections = busy.map(section)
    let rest = preview.sources.filter { source in !busy.contains { source.name == $0.text } }
    guard !sections.isEmpty || !rest.isEmpty else { return nil }
    return Page.Part(
      "mails",
      "Mails beside their templates",
      note: """
        What came from the data is <mark>marked</mark>; what a template’s own “default” says instead \
        is <mark class="fallback">dotted</mark>. Point at it to see what it is called.
        """,
      "\(HTML(joining: sections))\n\(others(rest))"
    )
  }

  private var templates: [TemplateName] {
    Set(preview.mails.map(\.template) + preview.samples.map(\.template)).sorted()
  }

  private var samples: [TemplateName: PreviewSample] {
    Dictionary(preview.samples.map { ($0.template, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private func section(_ template: TemplateName) -> HTML {
    let mails = index.mails[template] ?? []
    let count = index.counts[template] ?? 0
    let cards =
      mails.map {
        MailCard($0, findings: found[$0.id] ?? [], index: index, zone: preview.zone).html
      }
      + (samples[template].map { [MailCard.sample($0, index: index)] } ?? [])
    let source = preview.sources.first { $0.name == template.text }.map(listing)
    let shown: HTML? = mails.count < count ? ", \(mails.count) of them shown in full" : nil
    return """
      <section class="template" aria-label="\(template.text)">
      <h3>\(template.text) <span class="faint">\(count.of("mail"))\(shown)</span></h3>
      <div class="beside">
      \(source)
      <div class="mails">
      \(HTML(joining: cards))
      </div>
      </div>
      </section>
      """
  }

  private var found: [DraftID: [Finding]] {
    Dictionary(grouping: findings.filter { $0.draft != nil }) { $0.draft ?? DraftID("") }
  }

  private func listing(_ source: PreviewSource) -> HTML {
    SourceListing(source, findings: findings, index: index).html
  }

  private func others(_ sources: [PreviewSource]) -> HTML? {
    guard !sources.isEmpty else { return nil }
    let listings = sources.map { source -> HTML in
      "<details><summary>\(source.file)</summary>\n\(listing(source))\n</details>"
    }
    return """
      <section class="template" aria-label="Other template files">
      <h3>Parts of templates, and templates of which no mail goes in these days</h3>
      \(HTML(joining: listings))
      </section>
      """
  }
}
