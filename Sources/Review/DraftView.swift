import Civil
import Mail
import Markup
import Outreach
import Store

/// One draft, with all that a person needs to say yes or no to it.
struct DraftView {
  let root: String
  let token: String
  let draft: Draft
  let candidate: Candidate?
  let events: [DraftEvent]
  let now: Instant
  let notice: HTML?

  var response: PageResponse {
    let message = ParsedMessage(draft.bytes)
    let subject = message.subject ?? record.subject
    return Frame(
      status: 200,
      title: subject,
      content: """
        <nav aria-label="Drafts"><a href="\(HTML(stringLiteral: root))">All drafts</a></nav>
        <main>
        \(notice)
        <h1 dir="auto">\(subject)</h1>
        \(facts(message))
        <div class="card"><pre dir="auto">\(lines: message.text ?? "")</pre></div>
        \(forms)
        \(HistoryView(candidate: candidate, events: events, now: now).html)
        \(source(message))
        </main>
        """
    ).response
  }

  private var record: DraftRecord { draft.record }
  private var contact: Contact? { candidate?.contact(record.key.contact) }

  private func facts(_ message: ParsedMessage) -> HTML {
    let state: HTML = record.state == .drafted ? "" : " class=\"warn\""
    return """
      <dl class="card">
      <dt>To</dt><dd><bdi>\(message.to.first?.name ?? contact?.displayName ?? record.key.contact.text)</bdi>
      &lt;<bdi>\(record.envelope.recipient.description)</bdi>&gt;</dd>
      <dt>From</dt><dd><bdi>\(message.from.first?.name ?? record.mailbox.text)</bdi>
      &lt;<bdi>\(record.envelope.sender.description)</bdi>&gt;</dd>
      <dt>When</dt><dd>\(when)</dd>
      <dt>Why</dt><dd>\(why)</dd>
      <dt>State</dt><dd\(state)>\(record.state.inWords)\(note)</dd>
      </dl>
      """
  }

  private var when: HTML {
    let (date, time) = record.planned.zone.local(at: record.planned.instant)
    let isPast = record.state == .drafted && record.planned.instant < now
    let past: HTML? = isPast ? " <span class=\"warn\">– this time has passed</span>" : nil
    return "\(date.inWords), \(time.description) (\(record.planned.zone.id))\(past)"
  }

  private var why: HTML {
    let position = record.key.position
    let run: HTML? = position.occurrence.isEmpty ? nil : " of \(position.occurrence)"
    let role: HTML? = contact.map { contact in
      let title: HTML? = contact.title.map { ", <bdi>\($0)</bdi>" }
      return "<br>\(contact.role.inWords)\(title)"
    }
    let account: HTML? = candidate.map { candidate in
      " at <bdi>\(candidate.account.name)</bdi> (\(candidate.account.declaredStage.rawValue))"
    }
    return """
      \(record.kind.rawValue): step <bdi>\(position.step.text)</bdi> of the sequence
      <bdi>\(position.sequence.text)</bdi>\(run), from the template
      <bdi>\(record.template.text)</bdi>\(role)\(account)
      """
  }

  private var note: HTML? { record.note.map { " – <bdi>\($0)</bdi>" } }

  private var forms: HTML? {
    switch record.state {
    case .drafted: "\(approval)\n\(skipping)"
    case .approved: skipping
    case .claimed, .transmitting, .handedOver, .sent, .rejected, .unknown, .skipped, .withdrawn,
      .superseded:
      nil
    }
  }

  /// Of the bytes and the envelope that this page shows, and no others.
  private var digest: Digest { Digest.of(record.envelope, draft.bytes) }

  private var approval: HTML {
    """
    <form method="post" action="\(action)/approve">
    <input type="hidden" name="token" value="\(token)">
    <input type="hidden" name="digest" value="\(digest.hex)">
    <button class="main">Approve exactly this mail</button>
    </form>
    """
  }

  private var skipping: HTML {
    """
    <form method="post" action="\(action)/skip">
    <input type="hidden" name="token" value="\(token)">
    <label>Reason for skipping this step for this person
    <input name="reason" required maxlength="200" autocomplete="off"></label>
    <button>Skip</button>
    </form>
    """
  }

  private var action: HTML { "\(HTML(stringLiteral: root))draft/\(path: record.id.text)" }

  private func source(_ message: ParsedMessage) -> HTML {
    let html: HTML? = message.html.map {
      "<details><summary>The HTML version of the text</summary><pre>\(lines: $0)</pre></details>"
    }
    let text = String(decoding: draft.bytes.filter { $0 != 0x0D }, as: UTF8.self)
    return """
      <h2>The mail itself</h2>
      \(html)
      <details><summary>Every octet of it (\(draft.bytes.count)), as it will go</summary>
      <pre>\(lines: text)</pre></details>
      <p class="faint">Draft \(record.id.text), SHA-256 \(digest.hex)</p>
      """
  }
}
