import Delivery
import Outreach
import Wire

@testable import Cadence

/// Something that happens to a machine, or to the people that a service writes to.
struct WeekEvent {
  /// Seconds of true time since the beginning.
  let at: Int64
  let kind: Kind

  enum Kind {
    /// A person approves nine of ten drafts.
    case approve
    case hear
    /// The machine is suspended for so long.
    case sleep(Int64)
    /// Somebody, or a time server, sets the clock by so many seconds.
    case jump(Int64)
    /// Another configuration lies there; nil: one that is wrong.
    case edit(Int?)
    case hangUp
    /// The process is killed after so many more entries of its journals.
    case kill(Int)
  }

  static func week(of days: Int64, _ chance: inout Chance) -> [WeekEvent] {
    var events: [WeekEvent] = []
    for day in 0..<days {
      for kind in kinds(&chance) {
        events.append(WeekEvent(at: day * 86_400 + Int64(chance.int(0...86_399)), kind: kind))
      }
    }
    return events.sorted { $0.at < $1.at }
  }

  private static func kinds(_ chance: inout Chance) -> [Kind] {
    var kinds: [Kind] = [.approve, .approve, .approve, .hear]
    if chance.permille(700) { kinds.append(.sleep(Int64(chance.int(1...14)) * 3_600)) }
    if chance.permille(250) { kinds.append(.jump(jump(&chance))) }
    if chance.permille(400) { kinds.append(.edit(chance.int(0...3))) }
    if chance.permille(300) { kinds.append(.edit(nil)) }
    if chance.permille(300) { kinds.append(.hangUp) }
    for _ in 0..<2 where chance.permille(600) { kinds.append(.kill(chance.int(0...9))) }
    return kinds
  }

  private static func jump(_ chance: inout Chance) -> Int64 {
    let size = chance.pick([
      chance.int(1...90), chance.int(60...300) * 60, chance.int(1...2) * 86_400,
    ])
    return Int64(chance.permille(500) ? size : -size)
  }
}

/// A fault that is put into the service on purpose, to see whether it would be noticed.
enum ServiceFault: String, CaseIterable, Sendable {
  /// What was missed in a sleep is sent however late.
  case late = "stale"
  /// What was missed in a sleep is sent at once, one mail after the other.
  case flood = "mailbox.gap"
  /// What was missed is sent at whatever hour the machine wakes.
  case atNight = "window"
  /// A new configuration is never taken.
  case deafToFiles = "settings"
  /// What nobody knows of after a kill is sent again.
  case rescue = "twice"

  func blinded(_ policy: Policy) -> Policy {
    switch self {
    case .late: Plant.stale.blinded(policy)
    case .flood: Plant.mailboxGap.blinded(Plant.mailboxPerHour.blinded(policy))
    case .atNight: Plant.window.blinded(policy)
    case .deafToFiles, .rescue: policy
    }
  }
}

struct Killed: Error {}

/// A way out that ends in the middle of a mail, as that of a process does that is killed.
struct MortalTransport: Transport {
  private let way: any Transport
  private let burn: @Sendable () throws -> Void

  /// `burn` is called before and after each entry of the journal; it throws at the end.
  init(_ way: any Transport, burn: @escaping @Sendable () throws -> Void) {
    self.way = way
    self.burn = burn
  }

  func deliver(
    _ journal: any DeliveryJournal,
    until halt: Halt
  ) async throws -> DeliverySummary {
    try await way.deliver(MortalJournal(journal: journal, burn: burn), until: halt)
  }
}

private struct MortalJournal: DeliveryJournal {
  let journal: any DeliveryJournal
  let burn: @Sendable () throws -> Void

  func commit(_ entry: JournalEntry) throws -> JournalAnswer {
    try burn()
    let answer = try journal.commit(entry)
    try burn()
    return answer
  }
}
