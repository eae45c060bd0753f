package import Civil
package import Outreach
package import Store

/// What `rapport run` does next, decided from what has happened and the clock: a pure value.
///
/// It sleeps until the next slot; it is told every few seconds whether a file or the book changed,
/// and reads neither otherwise. After a pause in which the clock went elsewhere (a suspended machine, a
/// clock that was set) it plans before it sends. Every mail is claimed with a last look of its own:
/// what is decided here is only when to ask.
package struct Service: Sendable {
  /// Things that happened, each told once, with the time at which it is told.
  package enum Event: Sendable {
    /// The process stands; nothing was done yet.
    case began(Sight)
    /// A pause ended, for whatever reason.
    case woke(Sight)
    /// The configuration was read anew and is in force.
    case loaded(Rules)
    /// It is wrong; the one before it stays in force.
    case refused
    /// A plan was made, or could not be made.
    case planned(isDone: Bool)
    case counted(Census)
    case delivered(Delivered)
    /// A person wants the configuration read anew, and mailboxes that stopped tried again.
    case reload
    case stop
  }

  package enum Action: Hashable, Sendable {
    /// Read the configuration anew; tell `loaded` or `refused`, and nothing else before.
    case load
    /// Take back what was overtaken, and write the drafts of a new plan.
    case plan
    /// Look what waits; tell `counted`, and nothing else before.
    case count
    case deliver([DraftSlot], from: MailboxID)
    case report(Health)
    case pause(until: Instant)
    case end
  }

  /// How often files and the book's stamp are looked at, in seconds.
  let look: Int64
  /// The clock went elsewhere by so many seconds, ahead or back, while nobody looked.
  package private(set) var jump: Int64?

  var rules: Rules
  var sight: Sight
  var census = Census(slots: [], counts: [:], oldestUnknown: nil)
  var boxes: [MailboxID: Box] = [:]
  /// Drafts that are not to be asked for again before an instant.
  var resting: [DraftID: Instant] = [:]
  var chores = Chores()
  var isPlanning = false
  var lastPlan: Instant?
  var planNotBefore = Instant.distantPast
  var dayEnds = Instant.distantPast
  var isRefused = false
  var lastReport: Health?
  var isStopping = false
  private var seen = Instant.distantPast
  private var wake = Instant.distantFuture

  /// What is to be done as soon as it can be.
  struct Chores: Hashable, Sendable {
    var load = false
    /// A file has changed; it is read once two looks find it the same, and nothing begins before.
    var settle = false
    var plan = false
    /// Nothing is sent before the plan that is wanted has been made.
    var plansFirst = false
    var count = false
  }

  /// A mailbox's way out.
  struct Box: Hashable, Sendable {
    var isBusy = false
    var refusals = 0
    var until = Instant.distantPast
  }

  package init(_ rules: Rules, look: Int64 = 15) {
    self.rules = rules
    self.look = look
    sight = Sight(files: "", book: 0)
  }

  /// Takes in what happened; answers what is to be done now, in this order.
  package mutating func next(_ event: Event, at now: Instant) -> [Action] {
    noteTime(now)
    take(event, at: now)
    if now >= dayEnds { beginDay(at: now) }
    let actions = decide(at: now)
    if case .pause(let until)? = actions.last { wake = until } else { wake = .distantFuture }
    return actions
  }

  /// So many seconds the clock may be off without anybody calling it a jump.
  private static let tolerance: Int64 = 60

  private mutating func noteTime(_ now: Instant) {
    jump = nil
    if seen != .distantPast {
      let behind = now.seconds(since: seen)
      let over = wake == .distantFuture ? 0 : now.seconds(since: wake)
      if behind < -5 { jump = behind }
      if over > Self.tolerance { jump = over }
    }
    seen = now
    guard jump != nil else { return }
    dayEnds = nextDay(after: now)
    planAnew()
  }

  /// The year that calendars are read for may have ended, and the plan's days have moved on.
  private mutating func beginDay(at now: Instant) {
    let isFirst = dayEnds == .distantPast
    dayEnds = nextDay(after: now)
    guard !isFirst else { return }
    chores.load = true
    planAnew()
  }

  func nextDay(after now: Instant) -> Instant {
    rules.zone.startOfDay(rules.zone.localDate(at: now).adding(days: 1))
  }

  /// Nothing goes before it.
  mutating func planAnew() {
    chores.plan = rules.drafts
    chores.plansFirst = rules.drafts
    chores.count = true
    planNotBefore = .distantPast
  }
}
