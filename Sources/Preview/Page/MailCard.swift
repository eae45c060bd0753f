import Check
import Civil
import Markdown
import Markup
import Outreach

/// One mail as its reader will see it, and beside it what the data put into it.
struct MailCard {
  private let mail: PreviewMail
  private let findings: [Finding]
  private let index: PageIndex
  private let zone: Zone

  init(_ mail: PreviewMail, findings: [Finding], index: PageIndex, zone: Zone) {
    self.mail = mail
    self.findings = findings
    self.index = index
    self.zone = zone
  }

  var html: HTML {
    let day = mail.slot.instant.date(in: zone)
    let notes = findings.map { FindingList.note($0) }
    let waits: HTML? =
      mail.waits.isEmpty
      ? nil
      : """
      <details><summary>Why not sooner</summary>
      <p class="waits">\(mail.waits.joined(separator: "; "))</p></details>

      """
    return """
      <article class="mail" id="m-\(mail.id.text)">
      <div class="letter">
      \(Self.head(mail.letter, words: mail.words))
      <p class="facts"><a href="#\(index.row(mail.id))">\(day.short)</a> \(HTML(time: mail.slot, in: zone))
      <span class="kind \(mail.kind.rawValue)">\(mail.kind.rawValue)</span>
      <bdi>\(mail.account.name)</bdi>, from \(mail.mailbox.text)</p>
      \(Self.body(mail.letter, words: mail.words))
      \(Self.fields(mail.letter))
      </div>
      <div class="aside">
      \(HTML(joining: notes))
      \(Self.values(mail.values, index: index))
      \(waits)</div>
      </article>
      """
  }

  /// A template with the contact that it names for a preview.
  static func sample(_ sample: PreviewSample, index: PageIndex) -> HTML {
    let about: HTML = """
      <p class="facts"><span class="kind sample">preview contact</span>
      <bdi>\(sample.contact.name)</bdi>, <bdi>\(sample.account.name)</bdi>; no mail of the plan</p>
      """
    switch sample.outcome {
    case .failure(let reason):
      return """
        <article class="mail"><div class="letter">\(about)
        <p class="finding error">It cannot be written: \(lines: reason)</p></div></article>
        """
    case .letter(let letter):
      return """
        <article class="mail">
        <div class="letter">
        \(head(letter, words: sample.words))
        \(about)
        \(body(letter, words: sample.words))
        </div>
        <div class="aside">
        \(values(sample.values, index: index))
        </div>
        </article>
        """
    }
  }

  /// An address stays behind its name, which may be of a script that is written the other way.
  private static func head(_ letter: PreviewLetter, words: MarkedWords?) -> HTML {
    var subject: HTML = "\(letter.subject)"
    if let words, same(words.subject, letter.subject) {
      subject = MarkedText(origins: words.origins).html(words.subject)
    }
    return """
      <h4 dir="auto">\(subject)</h4>
      <p class="people"><span dir="ltr">\(letter.sender)</span> to \
      <span dir="ltr">\(letter.recipient)</span></p>
      """
  }

  /// Unmarked where what was noted is not what the mail says.
  private static func body(_ letter: PreviewLetter, words: MarkedWords?) -> HTML {
    guard let words else { return plain(letter.text) }
    let marks = MarkedText(origins: words.origins)
    if let form = words.form, same([RichText.Piece(form.plain)], letter.text) {
      return """
        <div class="body form" dir="auto">
        \(marks.html(form.blocks))
        </div>
        <details class="plain"><summary>Its plain part</summary>\(plain(letter.text))</details>
        """
    }
    guard letter.html == nil, same(words.text, letter.text) else { return plain(letter.text) }
    return "<div class=\"body text\" dir=\"auto\">\(marks.html(words.text))</div>"
  }

  private static func plain(_ text: String) -> HTML {
    "<div class=\"body text\" dir=\"auto\">\(lines: text)</div>"
  }

  private static func same(_ pieces: [RichText.Piece], _ text: String) -> Bool {
    let joined = pieces.map(\.text).joined()
    return joined.split(whereSeparator: \.isNewline) == text.split(whereSeparator: \.isNewline)
  }

  private static func fields(_ letter: PreviewLetter) -> HTML? {
    guard !letter.fields.isEmpty else { return nil }
    let fields = letter.fields.map { field -> HTML in
      "<dt>\(field.name)</dt><dd>\(field.value)</dd>"
    }
    return
      "<details><summary>What else its head says</summary><dl>\(HTML(joining: fields))</dl></details>"
  }

  private static func values(_ values: [FilledValue], index: PageIndex) -> HTML? {
    guard !values.isEmpty else { return nil }
    let rows = values.map { value -> HTML in
      let shown: HTML =
        value.value.map { "<bdi>\($0)</bdi>" } ?? "<span class=\"faint\">no value</span>"
      let path: HTML =
        index.anchor(value.place).map { "<a href=\"#\($0)\">\(value.path)</a>" } ?? "\(value.path)"
      return "<dt>\(path)</dt><dd>\(shown)</dd>"
    }
    return "<dl class=\"values\">\n\(HTML(joining: rows))\n</dl>"
  }
}
