package import Check
import Markdown
import Outreach

/// Every text that may name somebody, hidden; ids of drafts and names of files stay.
extension Preview {
  package func masked(by mask: Mask) -> Preview {
    Preview(
      firm: firm,
      now: now,
      horizon: horizon,
      zone: zone,
      mails: mails.map { $0.masked(by: mask) },
      samples: samples.map { $0.masked(by: mask) },
      held: held.map { $0.masked(by: mask) },
      owed: owed.map { reply in
        PreviewOwed(
          account: reply.account.masked(by: mask),
          contact: reply.contact?.masked(by: mask),
          since: reply.since,
          isOverdue: reply.isOverdue
        )
      },
      tasks: tasks.map { task in
        PreviewTask(
          account: task.account.masked(by: mask),
          contact: task.contact?.masked(by: mask),
          kind: task.kind,
          text: mask(task.text),
          due: task.due
        )
      },
      findings: findings.map { $0.masked(by: mask) },
      rooms: rooms.map { room in
        PreviewRoom(
          mailbox: MailboxID(mask(room.mailbox.text)),
          day: room.day,
          used: room.used,
          cap: room.cap
        )
      },
      counts: counts,
      refusals: refusals.map { mask($0) },
      sources: sources.map {
        PreviewSource(file: $0.file, name: $0.name, text: mask($0.text))
      }
    )
  }
}

extension Party {
  /// The id alone decides: one person has one pseudonym, whatever of their names a text has.
  fileprivate func masked(by mask: Mask) -> Party { Party(id: mask(id), name: mask(name)) }
}

extension PreviewStep {
  fileprivate func masked(by mask: Mask) -> PreviewStep {
    PreviewStep(
      account: mask(account),
      contact: mask(contact),
      sequence: sequence,
      step: step,
      occurrence: occurrence
    )
  }
}

extension PreviewLetter {
  fileprivate func masked(by mask: Mask) -> PreviewLetter {
    PreviewLetter(
      sender: mask(sender),
      recipient: mask(recipient),
      subject: mask(subject),
      text: mask(text),
      html: html.map { mask($0) },
      fields: fields.map { Field(name: $0.name, value: mask($0.value)) }
    )
  }
}

extension PreviewMail {
  func masked(by mask: Mask) -> PreviewMail {
    PreviewMail(
      id: id,
      step: step.masked(by: mask),
      kind: kind,
      template: template,
      file: file,
      stage: stage,
      mailbox: MailboxID(mask(mailbox.text)),
      account: account.masked(by: mask),
      contact: contact.masked(by: mask),
      slot: slot,
      letter: letter.masked(by: mask),
      waits: waits.map { mask($0) },
      values: values.map { $0.masked(by: mask) },
      words: words?.masked(by: mask)
    )
  }
}

extension FilledValue {
  fileprivate func masked(by mask: Mask) -> FilledValue {
    FilledValue(path: path, value: value.map { mask($0) }, place: place)
  }
}

extension PreviewSample {
  func masked(by mask: Mask) -> PreviewSample {
    let outcome: Outcome =
      switch outcome {
      case .letter(let letter): .letter(letter.masked(by: mask))
      case .failure(let reason): .failure(mask(reason))
      }
    return PreviewSample(
      template: template,
      file: file,
      account: account.masked(by: mask),
      contact: contact.masked(by: mask),
      outcome: outcome,
      values: values.map { $0.masked(by: mask) },
      words: words?.masked(by: mask)
    )
  }
}

extension PreviewHeld {
  fileprivate func masked(by mask: Mask) -> PreviewHeld {
    PreviewHeld(
      rule: rule,
      count: count,
      members: members.map { member in
        Member(
          account: member.account.masked(by: mask),
          contact: member.contact?.masked(by: mask),
          step: member.step?.masked(by: mask),
          reason: mask(member.reason),
          earliest: member.earliest
        )
      }
    )
  }
}

extension Finding {
  /// Its records are people; its place is a file's.
  package func masked(by mask: Mask) -> Finding {
    Finding(
      kind,
      at: place,
      mask(message),
      advice: mask(advice),
      records: records.map { mask($0) },
      count: count,
      draft: draft,
      silence: silence.map { Silence(reason: mask($0.reason), place: $0.place) }
    )
  }
}

extension TextChange {
  /// Compared anew: what was hidden in both is no change that a reader could see.
  func masked(by mask: Mask) -> TextChange {
    let old = diff.pieces.map { if case .added = $0 { "" } else { $0.text } }.joined()
    let new = diff.pieces.map { if case .removed = $0 { "" } else { $0.text } }.joined()
    let masked = WordDiff(from: mask(old), to: mask(new))
    guard masked.substance.isEmpty else { return TextChange(part: part, diff: masked) }
    return TextChange(
      part: part,
      diff: WordDiff(pieces: [.removed("a hidden name"), .added("another hidden name")])
    )
  }
}

extension MarkedWords {
  /// Piece by piece; whoever shows them looks whether they still say what the masked letter says.
  fileprivate func masked(by mask: Mask) -> MarkedWords {
    let hide = { (piece: RichText.Piece) in RichText.Piece(mask(piece.text), value: piece.value) }
    return MarkedWords(
      subject: subject.map(hide),
      text: text.map(hide),
      form: form?.mapping(hide),
      origins: origins
    )
  }
}
