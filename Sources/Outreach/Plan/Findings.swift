import Civil

/// What planning finds at one account, sequence by sequence.
struct Findings {
  private(set) var finds: [Find] = []
  private(set) var held: [Held] = []
  private(set) var tasks: [TaskDue] = []
  var owed: ReplyOwed?
  /// Why sequences have nothing to do; told where nothing else is found.
  var idle: [Hold] = []
  /// People with mails behind and before them in a run.
  var active: Set<ContactID> = []
  var changes: Changes

  struct Find {
    let want: AccountPlanner.Wanting
    /// The run has another step for the same person.
    let goesOn: Bool
  }

  init(after now: Instant) { changes = Changes(after: now) }

  mutating func add(_ find: Find) {
    finds.append(find)
    changes.note(find.want.waits)
  }

  mutating func add(_ task: TaskDue) {
    tasks.append(task)
    changes.note(task.due)
  }

  mutating func hold(
    _ dossier: Dossier,
    _ holds: [Hold],
    contact: ContactID? = nil,
    position: Touch.Position? = nil,
    kind: TemplateKind? = nil
  ) {
    changes.note(holds)
    held.append(
      Held(
        account: dossier.account.id,
        stage: dossier.standing.stage,
        contact: contact,
        position: position,
        kind: kind,
        holds: holds
      )
    )
  }

  /// Holds the steps that would begin with one person more than may be written to at a time.
  ///
  /// In the order in which the steps get their slots, so that it is the least urgent that waits.
  /// Teammates do not count.
  mutating func limitActiveContacts(of dossier: Dossier) {
    let cap = dossier.policy.cadence.accountActiveContacts
    let order = Wish.Order(dossier.policy.cadence.priority)
    finds.sort {
      order.goesBefore($0.want.wish, $0.want.earliest, $1.want.wish, $1.want.earliest)
    }
    let all = finds
    finds = []
    for find in all {
      let wish = find.want.wish
      if wish.isInternal || active.contains(wish.key.contact) {
        finds.append(find)
      } else if active.count < cap {
        finds.append(find)
        if find.goesOn { active.insert(wish.key.contact) }
      } else {
        hold(
          dossier,
          find.want.waits + [
            Hold(.accountActiveContacts, until: nil, .cap(cap, counted: active.count))
          ],
          contact: wish.key.contact,
          position: wish.key.position,
          kind: wish.kind
        )
      }
    }
  }

  func outcome(of dossier: Dossier) -> AccountPlanner.Outcome {
    var outcome = AccountPlanner.Outcome()
    outcome.wishes = finds.map(\.want)
    outcome.held = held
    outcome.owed = owed
    outcome.tasks = tasks
    outcome.changes = changes.next
    if finds.isEmpty, held.isEmpty, tasks.isEmpty {
      let stage = dossier.standing.stage
      let holds = idle.isEmpty ? [Hold(.sequenceDone, until: nil, .noSequence(stage))] : idle
      outcome.held = [Held(account: dossier.account.id, stage: stage, holds: holds)]
    }
    return outcome
  }
}
