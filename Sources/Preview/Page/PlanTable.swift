import Civil
import Markup
import Outreach

/// Every mail in the order in which they go, a line each.
struct PlanTable {
  private let preview: Preview
  private let index: PageIndex

  init(_ preview: Preview, index: PageIndex) {
    self.preview = preview
    self.index = index
  }

  var part: Page.Part? {
    guard !preview.mails.isEmpty else { return nil }
    return Page.Part("plan", "Plan", note: note, table)
  }

  private var note: HTML? {
    let count = preview.mails.count
    guard index.shownCount < count else { return nil }
    return """
      \(index.shownCount) of the \(count) mails are shown in full below, spread over all templates; \
      “rapport preview” writes every one of them to the outbox.
      """
  }

  private var table: HTML {
    var table: HTML = """
      <table class="plan">
      <thead><tr><th scope="col">Time</th><th scope="col">Kind</th><th scope="col">To</th>
      <th scope="col">Subject</th><th scope="col">Template</th><th scope="col">From</th></tr></thead>

      """
    var day: LocalDate?
    for mail in preview.mails {
      let date = mail.slot.instant.date(in: preview.zone)
      if date != day {
        if day != nil { table += "</tbody>\n" }
        table += """
          <tbody id="day-\(date.description)"><tr><th colspan="6" scope="rowgroup">\(date.long)</th></tr>

          """
        day = date
      }
      table += row(mail)
    }
    table += "</tbody>\n</table>"
    return table
  }

  private func row(_ mail: PreviewMail) -> HTML {
    let full = index.anchor(mail.id).map { $0.text } == "m-\(mail.id.text)"
    let subject: HTML =
      full
      ? "<a href=\"#m-\(mail.id.text)\" dir=\"auto\">\(mail.letter.subject)</a>"
      : "<bdi>\(mail.letter.subject)</bdi>"
    return """
      <tr id="\(index.row(mail.id))"><td>\(HTML(time: mail.slot, in: preview.zone))</td>\
      <td><span class="kind \(mail.kind.rawValue)">\(mail.kind.rawValue)</span></td>\
      <td><bdi>\(mail.contact.name)</bdi><br><span class="faint"><bdi>\(mail.account.name)</bdi></span></td>\
      <td>\(subject)</td><td class="faint">\(mail.template.text)</td>\
      <td class="faint">\(mail.mailbox.text)</td></tr>

      """
  }
}

extension HTML {
  /// By the sender's clock, and by the recipient's where it shows another time.
  init(time slot: ZonedTime, in zone: Zone) {
    let here = zone.local(at: slot.instant)
    let there = slot.zone.local(at: slot.instant)
    self = "<time datetime=\"\(slot.instant.description)\">\(here.time.minutes)</time>"
    guard here != there else { return }
    let day: HTML? = here.date == there.date ? nil : "\(there.date.short), "
    self += " <span class=\"faint\">(\(day)\(there.time.minutes) in \(slot.zone.city))</span>"
  }
}
