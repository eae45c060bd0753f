import Civil
import Outreach
import Pipeline
import Store

/// An answer to why as `--json` gives it; the key names are a promise to programs.
enum WhyLine: Encodable {
  case account(Account)
  case draft(Draft)

  init(_ answer: WhyRun.Answer) {
    switch answer {
    case .account(let answer): self = .account(Account(answer))
    case .draft(let answer): self = .draft(Draft(answer))
    }
  }

  func encode(to encoder: any Encoder) throws {
    switch self {
    case .account(let account): try account.encode(to: encoder)
    case .draft(let draft): try draft.encode(to: encoder)
    }
  }

  struct Account: Encodable {
    let account, name, stage, now: String
    /// Slots are those of the whole plan.
    let planned: Bool
    let steps: [Step]
  }

  struct Step: Encodable {
    let contact, sequence, step, kind, mailbox, draft, slot, earliest: String?
    let why: Why?
    let reasons, bound: [ReasonLine]
  }

  struct Why: Encodable {
    let mailbox: String
    let roles: [String]
    let number, of, before: Int
  }

  struct Draft: Encodable {
    let draft: DraftLine
    let history: [Event]
    let reasons: [ReasonLine]
  }

  struct Event: Encodable {
    let state, at, by: String
    let note: String?
  }

  struct ReasonLine: Encodable {
    let rule, reason, advice: String
    let until: String?
    let settings: [SettingLine]
    let evidence: [EvidenceLine]
  }

  struct SettingLine: Encodable {
    let key, value: String
    /// nil: the default.
    let place: String?
  }

  struct EvidenceLine: Encodable {
    let kind, id, at: String
    let account, contact: String?
  }
}

extension WhyLine.Account {
  fileprivate init(_ answer: WhyRun.Account) {
    let explanation = answer.explanation
    account = explanation.account.id.text
    name = explanation.account.name
    stage = explanation.stage.stage.rawValue
    now = explanation.now.description
    planned = answer.isPlanned
    steps = explanation.steps.map { WhyLine.Step($0, explanation.zone) }
  }
}

extension WhyLine.Step {
  fileprivate init(_ step: StepExplanation, _ zone: Zone) {
    contact = step.contact?.id.text
    sequence = step.position?.sequence.text
    self.step = step.position?.step.text
    kind = step.kind?.rawValue
    mailbox = step.slot?.mailbox.text ?? step.choices?.mailbox.text
    draft = step.slot?.draft?.id.text
    slot = step.slot.map { $0.time.instant.rfc3339(in: $0.time.zone) }
    earliest = step.earliest.map { $0.instant.rfc3339(in: $0.zone) }
    why = step.choices.map { WhyLine.Why($0) }
    reasons = step.reasons.map { WhyLine.ReasonLine($0, zone) }
    bound = (step.slot?.bound ?? []).map { WhyLine.ReasonLine($0, zone) }
  }
}

extension WhyLine.Why {
  fileprivate init(_ choices: Choices) {
    mailbox =
      switch choices.whyMailbox {
      case .wroteLast: "wrote-last"
      case .drafted: "drafted"
      case .chosen: "chosen"
      case .only: "only"
      case .mostRoom: "most-room"
      }
    roles = choices.step.roles.map(\.rawValue)
    number = choices.step.number
    of = choices.step.count
    before = choices.step.before.count
  }
}

extension WhyLine.Draft {
  fileprivate init(_ answer: WhyRun.DraftAnswer) {
    draft = DraftLine(answer.draft)
    history = answer.history.map {
      WhyLine.Event(
        state: $0.state.rawValue,
        at: $0.at.description,
        by: $0.by,
        note: $0.note
      )
    }
    reasons = answer.reasons.map { WhyLine.ReasonLine($0, answer.draft.planned.zone) }
  }
}

extension WhyLine.ReasonLine {
  fileprivate init(_ reason: Reason, _ zone: Zone) {
    rule = reason.hold.rule.rawValue
    self.reason = reason.hold.sentence(in: zone)
    advice = reason.hold.rule.advice
    until = reason.hold.until?.description
    settings = reason.settings.map {
      WhyLine.SettingLine(key: $0.key, value: $0.value, place: $0.place?.description)
    }
    evidence = reason.evidence.map { WhyLine.EvidenceLine($0) }
  }
}

extension WhyLine.EvidenceLine {
  fileprivate init(_ evidence: Evidence) {
    id = evidence.name
    at = evidence.at.description
    switch evidence {
    case .touch(let touch):
      kind = touch.kind.rawValue
      account = touch.account.text
      contact = touch.contact?.text
    case .draft(let draft):
      kind = "draft"
      account = draft.key.account.text
      contact = draft.key.contact.text
    case .mail(let mail):
      kind = mail.isOpen ? "reserved" : "mail-out"
      account = mail.account.text
      contact = mail.contact.text
    }
  }
}
