import Civil

/// One run of a sequence at an account, as the journal tells it.
///
/// A sequence for teammates runs once for each of them; any other once for the account.
struct Run {
  let sequence: Sequence
  let occurrence: Occurrence
  /// The first and the newest mail or task of the run.
  private(set) var firstEvent: Instant?
  private(set) var lastEvent: Instant?
  private(set) var mails: [ContactID: Int] = [:]
  /// Steps that are behind us.
  private(set) var done: Set<StepID> = []
  /// The mails among them, by time.
  private(set) var sent: [Sent] = []
  /// An open draft of the run, which must be settled before the next step is looked at.
  private(set) var open: DraftRecord?
  /// An open draft whose slot was missed by more than `cadence.stale`: planned anew.
  private(set) var stale: DraftRecord?

  struct Sent {
    let step: StepID
    let contact: ContactID?
    let at: Instant
  }

  /// `person`: counts only what went to this contact; nil counts everyone.
  init(
    of sequence: Sequence,
    _ occurrence: Occurrence,
    in dossier: Dossier,
    for person: ContactID?
  ) {
    self.sequence = sequence
    self.occurrence = occurrence
    let account = dossier.account.id
    let isOurs = { (owner: AccountID, contact: ContactID?, position: Touch.Position?) in
      guard let position, owner == account else { return false }
      return position.sequence == sequence.id && position.occurrence == occurrence.name
        && (person == nil || contact == person)
    }
    // Also what lies ahead of a clock that was set back: a step is done once.
    for touch in dossier.candidate.touches
    where isOurs(touch.account, touch.contact, touch.position) {
      take(touch)
    }
    for draft in dossier.candidate.drafts
    where isOurs(draft.key.account, draft.key.contact, draft.key.position) {
      take(draft, isStale: draft.stale(under: dossier.policy) < dossier.now)
    }
  }

  private mutating func take(_ touch: Touch) {
    guard let step = touch.position?.step, isDone(step, by: touch.kind) else { return }
    done.insert(step)
    firstEvent = min(firstEvent ?? touch.at, touch.at)
    lastEvent = max(lastEvent ?? touch.at, touch.at)
    guard touch.kind == .mailOut else { return }
    sent.append(Sent(step: step, contact: touch.contact, at: touch.at))
    if let contact = touch.contact { mails[contact, default: 0] += 1 }
  }

  /// A mail does a step of any kind that a file of history names; a task is done by its own kind.
  private func isDone(_ step: StepID, by kind: Touch.Kind) -> Bool {
    if kind == .mailOut { return true }
    guard case .task(let task)? = sequence.steps.first(where: { $0.id == step })?.action else {
      return false
    }
    return task.kind.touch == kind
  }

  private mutating func take(_ draft: DraftRecord, isStale: Bool) {
    switch draft.state {
    case .sent, .skipped, .rejected:
      done.insert(draft.key.position.step)
    case .drafted, .approved:
      if isStale { stale = draft } else { open = draft }
    case .claimed, .transmitting, .unknown, .handedOver:
      open = draft
    case .withdrawn, .superseded:
      break
    }
  }

  /// The steps that nobody has had yet, in order.
  var remaining: [Step] { sequence.steps.filter { !done.contains($0.id) } }

  func position(of step: Step) -> Touch.Position {
    Touch.Position(sequence: sequence.id, step: step.id, occurrence: occurrence.name)
  }
}
