import Check
import Civil
import Outreach

extension ReportJSON {
  init(_ report: Report) {
    findings = report.findings.map(FindingLine.init)
    switch report {
    case .check: break
    case .preview(let preview): fill(preview)
    case .comparison(let comparison): fill(comparison)
    }
  }

  private mutating func fill(_ preview: Preview) {
    describe(preview)
    mails = preview.mails.map(MailLine.init)
    samples = preview.samples.map { SampleLine($0) }
    held = preview.held.map(HeldLine.init)
    owed = preview.owed.map(OwedLine.init)
    tasks = preview.tasks.map(TaskLine.init)
    rooms = preview.rooms.map {
      RoomLine(mailbox: $0.mailbox.text, day: $0.day.description, used: $0.used, cap: $0.cap)
    }
    refusals = preview.refusals
  }

  private mutating func fill(_ comparison: Comparison) {
    describe(comparison.after)
    against = comparison.reference
    commit = comparison.commit
    changes = comparison.changes.map(ChangeLine.init)
    samples = comparison.samples.map(SampleLine.init)
    unchanged = comparison.unchangedCount
    mended = comparison.mended
  }

  private mutating func describe(_ preview: Preview) {
    now = preview.now.description
    horizon = preview.horizon.description
    firm = preview.firm
    counts = Counts(
      accounts: preview.counts.accounts,
      contacts: preview.counts.contacts,
      touches: preview.counts.touches
    )
  }
}

extension ReportJSON.FindingLine {
  fileprivate init(_ finding: Finding) {
    self.init(
      id: finding.kind.id,
      severity: finding.severity.rawValue,
      file: finding.place.file,
      message: finding.message,
      advice: finding.advice,
      line: finding.place.line,
      column: finding.place.column,
      count: finding.count,
      records: finding.records,
      draft: finding.draft?.text,
      silenced: finding.silence?.reason
    )
  }
}

extension ReportJSON.PartyLine {
  fileprivate init(_ party: Party) { self.init(id: party.id, name: party.name) }
}

extension ReportJSON.MailLine {
  fileprivate init(_ mail: PreviewMail) {
    self.init(
      id: mail.id.text,
      kind: mail.kind.rawValue,
      template: mail.template.text,
      file: mail.file,
      sequence: mail.step.sequence,
      step: mail.step.step,
      stage: mail.stage.rawValue,
      mailbox: mail.mailbox.text,
      slot: mail.slot.instant.rfc3339(in: mail.slot.zone),
      zone: mail.slot.zone.id,
      from: mail.letter.sender,
      to: mail.letter.recipient,
      subject: mail.letter.subject,
      text: mail.letter.text,
      occurrence: mail.step.occurrence.isEmpty ? nil : mail.step.occurrence,
      html: mail.letter.html,
      account: ReportJSON.PartyLine(mail.account),
      contact: ReportJSON.PartyLine(mail.contact),
      waits: mail.waits,
      values: mail.values.map {
        ReportJSON.ValueLine(
          path: $0.path,
          value: $0.value,
          file: $0.place.file,
          line: $0.place.line,
          column: $0.place.column
        )
      }
    )
  }
}

extension ReportJSON.ChangeLine {
  fileprivate init(_ change: PreviewChange) {
    self.init(
      kinds: change.kinds.map(\.rawValue),
      reason: change.reason,
      texts: change.texts.map(ReportJSON.TextLine.init),
      before: change.before.map(ReportJSON.MailLine.init),
      after: change.after.map(ReportJSON.MailLine.init)
    )
  }
}

extension ReportJSON.SampleLine {
  fileprivate init(
    _ sample: PreviewSample,
    texts: [ReportJSON.TextLine]? = nil,
    kind: String? = nil
  ) {
    var failure: String?
    if case .failure(let reason) = sample.outcome { failure = reason }
    self.init(
      template: sample.template.text,
      file: sample.file,
      account: ReportJSON.PartyLine(sample.account),
      contact: ReportJSON.PartyLine(sample.contact),
      subject: sample.letter?.subject,
      text: sample.letter?.text,
      html: sample.letter?.html,
      failure: failure,
      texts: texts,
      kind: kind
    )
  }

  fileprivate init(_ change: SampleChange) {
    self.init(
      change.sample,
      texts: change.texts.map(ReportJSON.TextLine.init),
      kind: change.kind.rawValue
    )
  }
}

extension ReportJSON.TextLine {
  fileprivate init(_ change: TextChange) {
    self.init(
      part: change.part,
      pieces: change.diff.pieces.map { piece in
        switch piece {
        case .same(let text): ["same": text]
        case .removed(let text): ["removed": text]
        case .added(let text): ["added": text]
        }
      }
    )
  }
}

extension ReportJSON.HeldLine {
  fileprivate init(_ group: PreviewHeld) {
    self.init(
      rule: group.rule.rawValue,
      count: group.count,
      members: group.members.map { member in
        ReportJSON.MemberLine(
          account: ReportJSON.PartyLine(member.account),
          contact: member.contact.map(ReportJSON.PartyLine.init),
          sequence: member.step?.sequence,
          step: member.step?.step,
          reason: member.reason,
          earliest: member.earliest?.description
        )
      }
    )
  }
}

extension ReportJSON.OwedLine {
  fileprivate init(_ reply: PreviewOwed) {
    self.init(
      account: ReportJSON.PartyLine(reply.account),
      contact: reply.contact.map(ReportJSON.PartyLine.init),
      since: reply.since.description,
      overdue: reply.isOverdue
    )
  }
}

extension ReportJSON.TaskLine {
  fileprivate init(_ task: PreviewTask) {
    self.init(
      account: ReportJSON.PartyLine(task.account),
      contact: task.contact.map(ReportJSON.PartyLine.init),
      kind: task.kind.rawValue,
      text: task.text,
      due: task.due.instant.rfc3339(in: task.due.zone)
    )
  }
}
