import Civil

/// One run of a sequence at an account, as the journal tells it.
///
/// A sequence for teammates runs once for each of them; any other once for the account.
struct Run {
  let sequence: Sequence
  let occurrence: String
  /// For a date-triggered or seasonal sequence: the day it starts on.
  let trigger: LocalDate?
  /// The first instant at which the trigger lets it go; nil where the stage alone starts it.
  let opens: Instant?
  private(set) var firstMail: Instant?
  private(set) var lastMail: Instant?
  private(set) var mails: [ContactID: Int] = [:]
  private(set) var done: Set<StepID> = []
  /// An open draft of the run, which must be settled before the next step is looked at.
  private(set) var open: DraftRecord?
  /// An open draft whose slot was missed by more than `cadence.stale`: planned anew.
  private(set) var stale: DraftRecord?

  /// `person`: counts only what went to this contact; nil counts everyone.
  init(
    of sequence: Sequence,
    occurrence: String,
    trigger: LocalDate?,
    opens: Instant?,
    in candidate: Candidate,
    for person: ContactID?,
    isStale: (DraftRecord) -> Bool
  ) {
    self.sequence = sequence
    self.occurrence = occurrence
    self.trigger = trigger
    self.opens = opens
    let isOurs = { (account: AccountID, contact: ContactID?, position: Touch.Position?) in
      guard let position, account == candidate.account.id else { return false }
      return position.sequence == sequence.id && position.occurrence == occurrence
        && (person == nil || contact == person)
    }
    for touch in candidate.touches
    where touch.kind == .mailOut && isOurs(touch.account, touch.contact, touch.position) {
      take(touch)
    }
    for draft in candidate.drafts
    where isOurs(draft.key.account, draft.key.contact, draft.key.position) {
      take(draft, isStale: isStale(draft))
    }
  }

  private mutating func take(_ touch: Touch) {
    guard let step = touch.position?.step else { return }
    done.insert(step)
    firstMail = min(firstMail ?? touch.at, touch.at)
    lastMail = max(lastMail ?? touch.at, touch.at)
    if let contact = touch.contact { mails[contact, default: 0] += 1 }
  }

  private mutating func take(_ draft: DraftRecord, isStale: Bool) {
    switch draft.state {
    case .sent, .skipped, .rejected:
      done.insert(draft.key.position.step)
    case .drafted, .approved:
      if isStale { stale = draft } else { open = draft }
    case .claimed, .transmitting, .unknown:
      open = draft
    case .withdrawn, .superseded:
      break
    }
  }

  /// The steps that nobody has had yet, in order.
  var remaining: [Step] { sequence.steps.filter { !done.contains($0.id) } }
}
