import Civil
import Outreach

/// Runs a case through the real path in memory: planner, composer, approval, last look, sent.
///
/// What it does is written down as it happens; a checker gets that and nothing else.
package struct Rehearsal {
  let plant: Plant?
  var policies: [Policy]
  let library: TemplateLibrary
  var book: SimulatedBook
  package private(set) var record: CadenceRecord
  /// Which configuration is in force.
  var current = 0
  /// How far the machine's clock is off.
  var offset: Int64 = 0
  /// What the machine's clock showed last; only somebody who sets it makes it go back.
  var latest = Instant.distantPast
  var count = 0
  let seed: UInt64

  /// Everything that a case comes to.
  package static func record(
    of trial: CadenceCase,
    planting plant: Plant? = nil
  ) throws -> CadenceRecord {
    var rehearsal = try Rehearsal(trial, plant)
    for event in trial.events { try rehearsal.take(event) }
    return rehearsal.record
  }

  private init(_ trial: CadenceCase, _ plant: Plant?) throws {
    self.plant = plant
    seed = trial.seed
    record = trial.record
    record.entries = trial.past.map { .touch($0) }
    policies = try trial.record.settings.map { settings in
      let policy = try Policy(settings)
      return plant?.blinded(policy) ?? policy
    }
    library = try trial.record.library(tellingAudience: plant != .audience)
    book = SimulatedBook(try trial.record.candidates(past: trial.past))
  }

  var policy: Policy { policies[current] }

  mutating func write(_ entry: CadenceRecord.Entry) { record.entries.append(entry) }

  mutating func nextID() -> String {
    count += 1
    return "t\(count)"
  }

  /// The candidate as the planner is to see it.
  func view(_ candidate: Candidate) -> Candidate { plant?.blinded(candidate) ?? candidate }

  func boxes(at now: Instant) -> [MailboxID: MailboxRecord] {
    let records = book.records(of: policy.mailboxes, at: now)
    return plant?.blinded(records) ?? records
  }

  mutating func move(_ id: DraftID, to state: DraftState, at now: Instant) {
    book.move(id, to: state, at: now)
    write(.state(draft: id.text, state: state.rawValue, at: now.epochSeconds))
  }

  private mutating func take(_ event: CadenceCase.Event) throws {
    let now = max(latest, Instant(epochSeconds: event.at + offset))
    latest = now
    var chance = Chance(seed: event.roll)
    switch event.kind {
    case .draft: draft(at: now)
    case .approve(let share): approve(share, at: now, &chance)
    case .send(let seconds): send(from: now, for: seconds, &chance)
    case .settings(let index):
      current = index
      write(.settings(index))
    case .clock(let seconds):
      offset += seconds
      latest = Instant(epochSeconds: event.at + offset)
    case .reply, .bounce, .autoReply, .complaint, .call, .task, .letGo, .reopen, .takeBack:
      try happen(event.kind, at: now, &chance)
    case .resume:
      guard let mailbox = chance.pick(any: policy.mailboxes)?.id else { return }
      book.resume(mailbox, at: now)
      write(.resumed(mailbox: mailbox.text, at: now.epochSeconds))
    case .skip:
      let drafts = book.openDrafts(in: [.drafted, .approved])
      if let draft = chance.pick(any: drafts) { move(draft.id, to: .skipped, at: now) }
    case .resolve:
      guard let draft = chance.pick(any: book.openDrafts(in: [.unknown])) else { return }
      if chance.permille(600) {
        sent(draft.id, at: draft.since)
      } else {
        move(draft.id, to: .approved, at: now)
      }
    }
  }
}
