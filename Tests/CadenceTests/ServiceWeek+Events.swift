import Civil
import Outreach
import Pipeline
import Store
import Synchronization

@testable import Cadence

extension ServiceWeek {
  /// Time goes on until the instant, or until something happens.
  func pass(
    until: Instant,
    _ inlet: AsyncStream<ServiceRun.Wish>.Continuation
  ) throws {
    try collect()
    let event = state.withLock { state -> WeekEvent? in
      let length = max(1, until.epochSeconds - state.clock)
      guard let next = state.events.first, next.at <= state.lived + length else {
        state.pass(length)
        return nil
      }
      state.hasNews = true
      state.events.removeFirst()
      state.pass(max(0, next.at - state.lived))
      return next
    }
    switch event?.kind {
    case .approve: try approve()
    case .hear: try hear()
    case .sleep(let seconds): state.withLock { $0.pass(seconds) }
    case .jump(let seconds): state.withLock { $0.clock += seconds }
    case .edit(let index):
      state.withLock { state in
        state.files += 1
        state.isBad = index == nil
        state.settings = index ?? state.settings
      }
    case .hangUp: inlet.yield(.reload)
    case .kill(let entries): state.withLock { $0.fuse = entries }
    case nil: break
    }
    try collect()
  }

  private func approve() throws {
    for draft in try store.drafts(DraftFilter(states: [.drafted]))
    where state.withLock({ $0.chance.permille(900) }) {
      try store.approve(draft.id, digest: draft.digest, by: "tester", at: now)
    }
  }

  /// Somebody who got a mail writes, is away, or does not exist.
  private func hear() throws {
    let touch = state.withLock { state -> CadenceRecord.Touch? in
      let mails = state.record.entries.compactMap { entry -> CadenceRecord.Touch? in
        if case .touch(let touch) = entry, touch.draft != nil { touch } else { nil }
      }
      guard let mail = state.chance.pick(any: Array(mails.suffix(6))) else { return nil }
      let kind = state.chance.pick(["mail-in", "auto-reply", "auto-reply", "bounce"])
      state.replies += 1
      return CadenceRecord.Touch(
        id: "r\(state.replies)",
        firm: mail.firm,
        person: mail.person,
        kind: kind,
        at: state.clock
      )
    }
    if let touch { try store.record([try Touch(touch)], at: now) }
  }
}
