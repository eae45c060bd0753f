import ArgumentParser
import Civil
import Foundation
import Outreach
import Pipeline

/// The health file's one object; the key names are a promise to programs.
struct HealthLine: Encodable {
  let version: String
  let pid: Int32
  let started, written: String
  let live: Bool
  /// `running`, `stopping` or `stopped`.
  let state: String
  let lastPlan, nextPlan, nextSlot: String?
  /// How many drafts are in each state.
  let drafts: [String: Int]
  let oldestUnknown: String?
  let oldestUnknownSeconds: Int64?
  /// `in force`, or `refused` where the file is wrong and the one before it is kept.
  let configuration: String
  let mailboxes: [String: Box]

  struct Box: Encodable {
    /// `serving`, `waiting` for a server that refused us for a while, `stopped` until a reload.
    let state: String
    let until: String?
  }

  init(_ health: Health, live: Bool, started: Instant) {
    version = Rapport.configuration.version
    pid = getpid()
    self.started = started.description
    self.live = live
    written = health.at.description
    state = health.state.rawValue
    lastPlan = health.lastPlan?.description
    nextPlan = health.nextPlan?.description
    nextSlot = health.nextSlot?.description
    drafts = Dictionary(
      uniqueKeysWithValues: DraftState.allCases.map { ($0.rawValue, health.counts[$0] ?? 0) }
    )
    oldestUnknown = health.oldestUnknown?.description
    oldestUnknownSeconds = health.oldestUnknown.map { max(0, health.at.seconds(since: $0)) }
    configuration = health.configurationIsRefused ? "refused" : "in force"
    mailboxes = Dictionary(
      health.mailboxes.map { ($0.id.text, Box($0.state)) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  enum CodingKeys: String, CodingKey {
    case version, pid, started, written, live, state, drafts, configuration, mailboxes
    case lastPlan = "last_plan"
    case nextPlan = "next_plan"
    case nextSlot = "next_slot"
    case oldestUnknown = "oldest_unknown"
    case oldestUnknownSeconds = "oldest_unknown_seconds"
  }
}

extension HealthLine.Box {
  init(_ state: Health.MailboxState) {
    switch state {
    case .serving: self.init(state: "serving", until: nil)
    case .waiting(let until): self.init(state: "waiting", until: until.description)
    case .stopped: self.init(state: "stopped", until: nil)
    }
  }
}
