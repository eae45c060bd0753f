package import Civil
package import Outreach
package import Store

/// A plan, with what stands beside it in the journal: drafts, doubts, and the room that is left.
package struct PlanReport: Sendable {
  /// Of `held`, `owed` and `tasks` possibly the first only.
  package let plan: Plan
  package let owedCount: Int
  package let taskCount: Int
  package let held: [HeldGroup]
  /// Drafts that wait for a person or for their slot before the horizon, by slot.
  package let drafts: [DraftRecord]
  /// What goes before the horizon, written already or not, by instant.
  package let mails: [PlannedMail]
  /// Mails that may or may not have arrived, the oldest first.
  package let doubtful: [DraftRecord]
  /// Mails in a person's own mail program, the oldest first.
  package let handedOver: [DraftRecord]
  /// By day, then in the order of the configuration.
  package let rooms: [MailboxRoom]

  private init(
    plan: Plan,
    owedCount: Int,
    taskCount: Int,
    held: [HeldGroup],
    drafts: [DraftRecord],
    doubtful: [DraftRecord],
    handedOver: [DraftRecord],
    rooms: [MailboxRoom]
  ) {
    self.plan = plan
    self.owedCount = owedCount
    self.taskCount = taskCount
    self.held = held
    self.drafts = drafts
    mails = (plan.scheduled.map { PlannedMail($0) } + drafts.map { PlannedMail($0) })
      .sorted { ($0.slot.instant, $0.key, $0.id) < ($1.slot.instant, $1.key, $1.id) }
    self.doubtful = doubtful
    self.handedOver = handedOver
    self.rooms = rooms
  }

  package var heldCount: Int { held.reduce(0) { $0 + $1.count } }
}

/// A mail that is to go: a slot of the plan, or a draft that waits for its own.
package struct PlannedMail: Hashable, Sendable {
  package let id: DraftID
  package let key: DraftKey
  package let kind: TemplateKind
  package let mailbox: MailboxID
  package let slot: ZonedTime
  /// nil: it is not written yet.
  package let state: DraftState?

  init(_ mail: Scheduled) {
    id = mail.wish.draftID
    key = mail.wish.key
    kind = mail.wish.kind
    mailbox = mail.mailbox
    slot = mail.slot
    state = nil
  }

  init(_ draft: DraftRecord) {
    id = draft.id
    key = draft.key
    kind = draft.kind
    mailbox = draft.mailbox
    slot = draft.planned
    state = draft.state
  }
}

extension PlanReport {
  /// A whole plan, with everybody in it.
  package init(_ plan: Plan, under policy: Policy, in store: any Store) throws(StoreError) {
    try self.init(
      plan,
      owed: plan.owed.count,
      tasks: plan.tasks.count,
      held: HeldGroup.groups(of: plan.held),
      under: policy,
      in: store
    )
  }

  /// A glance: all that goes, and of those that wait the first of each group.
  package init(
    _ glance: PlanRun.Glance,
    under policy: Policy,
    in store: any Store
  ) throws(StoreError) {
    try self.init(
      glance.plan,
      owed: glance.owed,
      tasks: glance.tasks,
      held: HeldGroup.groups(of: glance.plan.held, counted: glance.held),
      under: policy,
      in: store
    )
  }

  private init(
    _ plan: Plan,
    owed: Int,
    tasks: Int,
    held: [HeldGroup],
    under policy: Policy,
    in store: any Store
  ) throws(StoreError) {
    let written = Set(plan.scheduled.map(\.wish.draftID))
    let open = try store.drafts(
      DraftFilter(states: [.drafted, .approved, .claimed], plannedUntil: plan.horizon)
    )
    let drafts = open.filter { !written.contains($0.id) && $0.planned.instant < plan.horizon }
    let zone = policy.mailboxes[0].zone
    let morning = zone.startOfDay(zone.localDate(at: plan.now))
    let gone = try store.reservations(since: morning)
      .filter { !$0.isOpen && $0.at >= morning && $0.at <= plan.now }
    let oldestFirst = { (a: DraftRecord, b: DraftRecord) in (a.since, a.id) < (b.since, b.id) }
    let handedOver = try store.drafts(DraftFilter(states: [.handedOver])).sorted(by: oldestFirst)
    let rooms = MailboxRooms(
      policy: policy,
      records: try store.mailboxRecords(policy.mailboxes, at: plan.now),
      zone: zone
    )
    self.init(
      plan: plan,
      owedCount: owed,
      taskCount: tasks,
      held: held,
      drafts: drafts,
      doubtful: try store.drafts(DraftFilter(states: [.unknown]))
        .sorted(by: oldestFirst),
      handedOver: handedOver,
      rooms: rooms.rooms(
        plan.scheduled.map { ($0.mailbox, $0.slot.instant) }
          + (drafts + handedOver.filter { $0.planned.instant > plan.now })
          .map { ($0.mailbox, $0.planned.instant) }
          + gone.compactMap { mail in mail.mailbox.map { ($0, mail.at) } },
        at: plan.now
      )
    )
  }

  /// Only what concerns the account that is explained; slots and room are those of the whole plan.
  package func only(_ explanation: Explanation) -> PlanReport {
    let account = explanation.account.id
    let held = explanation.steps.filter { $0.slot == nil || $0.slot?.draft != nil }
      .compactMap { $0.held(at: account, explanation.stage.stage) }
    let tasks = explanation.tasks.filter { $0.due < plan.horizon }
    let owed = explanation.owed.map { [$0] } ?? []
    return PlanReport(
      plan: Plan(
        now: plan.now,
        horizon: plan.horizon,
        scheduled: plan.scheduled.filter { $0.wish.key.account == account },
        held: held,
        owed: owed,
        tasks: tasks
      ),
      owedCount: owed.count,
      taskCount: tasks.count,
      held: HeldGroup.groups(of: held),
      drafts: drafts.filter { $0.key.account == account },
      doubtful: doubtful.filter { $0.key.account == account },
      handedOver: handedOver.filter { $0.key.account == account },
      rooms: rooms
    )
  }
}
