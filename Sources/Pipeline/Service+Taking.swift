import Civil
import Outreach
import Store

/// What each thing that happened changes.
extension Service {
  mutating func take(_ event: Event, at now: Instant) {
    switch event {
    case .began(let sight):
      self.sight = sight
      planAnew()
    case .woke(let sight): take(sight)
    case .loaded(let rules):
      self.rules = rules
      isRefused = false
      dayEnds = nextDay(after: now)
      resting = [:]
      planAnew()
    case .refused:
      isRefused = true
    case .planned(let isDone):
      isPlanning = false
      if isDone { lastPlan = now } else { chores.plan = true }
      // What was wanted while this one was made wants another one.
      chores.plansFirst = chores.plansFirst && chores.plan && isDone
      chores.count = true
      planNotBefore = chores.plansFirst ? .distantPast : now.adding(seconds: Self.pause)
      resting = [:]
    case .counted(let census): self.census = census
    case .delivered(let delivered): take(delivered, at: now)
    case .reload: loadAnew()
    case .stop: isStopping = true
    }
  }

  /// Mailboxes that stopped are tried again, too.
  private mutating func loadAnew() {
    chores.load = true
    for id in boxes.keys { boxes[id]?.until = .distantPast }
  }

  /// Between two plans, where nothing but the book asks for one, and before a draft is asked for again.
  private static let pause: Int64 = 60

  private mutating func take(_ new: Sight) {
    // A file that is half written may read as a whole one with less in it.
    if new.files != sight.files {
      chores.settle = true
    } else if chores.settle {
      chores.settle = false
      loadAnew()
    }
    if new.book != sight.book {
      chores.plan = chores.plan || rules.drafts
      chores.count = true
      resting = [:]
    }
    sight = new
  }

  private mutating func take(_ delivered: Delivered, at now: Instant) {
    var box = boxes[delivered.mailbox] ?? Box()
    box.isBusy = false
    switch delivered.end {
    case .finished: box.refusals = 0
    case .refused(let isPassing):
      box.refusals += 1
      box.until =
        isPassing ? Retry.notBefore(attempts: box.refusals, after: now) : .distantFuture
    case .failed: isStopping = true
    }
    boxes[delivered.mailbox] = box
    resting = resting.filter { $0.value > now }
    for id in delivered.asked {
      let isStuck = delivered.stuck.contains(id)
      resting[id] = isStuck ? .distantFuture : now.adding(seconds: Self.pause)
    }
    chores.count = true
    chores.plan = chores.plan || (delivered.wantsPlan && rules.drafts)
  }
}
