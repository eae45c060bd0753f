/// What the journal says of one firm so far.
struct FirmHistory {
  typealias Touch = CadenceRecord.Touch

  /// By instant.
  private(set) var touches: [Touch] = []
  /// Mails in a sender's hands, or of which nobody knows whether they arrived, by draft.
  var inHand: [String: Touch] = [:]

  mutating func add(_ touch: Touch) {
    let index = touches.lastIndex { $0.at <= touch.at }.map { $0 + 1 } ?? 0
    touches.insert(touch, at: index)
  }

  mutating func remove(_ id: String) { touches.removeAll { $0.id == id } }

  /// Mails that went or may have.
  var mails: [Touch] { touches.filter { $0.kind == "mail-out" } + inHand.values }

  func last(upTo now: Int64, where matches: (Touch) -> Bool) -> Touch? {
    touches.last { $0.at <= now && matches($0) }
  }
}

extension CadenceRecord.Touch {
  var isOutreach: Bool { ["mail-out", "call", "visit", "letter"].contains(kind) }
  var isTwoWay: Bool { kind == "mail-in" || (["call", "visit"].contains(kind) && answered) }
}

/// How a firm stands at an instant, worked out from the journal alone.
struct FirmState {
  var stage = ""
  var firstMail: Int64?
  var lastInbound: Int64?
  var lastBreakUp: Int64?
  var letGoSince: Int64?

  /// `kind`: the kind of template behind a step.
  init(
    _ firm: CadenceRecord.Firm,
    _ history: FirmHistory,
    at now: Int64,
    _ settings: CadenceRecord.Settings,
    _ clock: inout LocalClock,
    kind: (CadenceRecord.StepPlace) -> String?
  ) {
    firstMail = history.touches.first { $0.kind == "mail-out" && $0.at <= now }?.at
    lastInbound = history.last(upTo: now) { $0.kind == "mail-in" }?.at
    let isBreakUp = { (touch: CadenceRecord.Touch) in
      touch.kind == "mail-out" && touch.step.flatMap(kind) == "break-up"
    }
    let unsure = history.inHand.values.filter(isBreakUp).map(\.at)
    lastBreakUp = (unsure + [history.last(upTo: now, where: isBreakUp)?.at].compactMap(\.self))
      .max()
    letGoSince = Self.letGo(history, at: now, &clock)
    let lastOutreach = history.last(upTo: now, where: \.isOutreach)?.at
    let lastTwoWay = history.last(upTo: now, where: \.isTwoWay)?.at
    if letGoSince != nil {
      stage = "let-go"
    } else if let lastInbound, lastOutreach.map({ $0 < lastInbound }) ?? true {
      stage = "engaged"
    } else if firm.declared == "prospect", let since = lastTwoWay ?? firstMail {
      let calendar = WorkCalendar(settings)
      let isOld = calendar.end(of: settings.stalledAfter, from: since, &clock, nil) <= now
      stage = isOld && firstMail != nil ? "stalled" : "prospect"
    } else {
      stage = firm.declared
    }
  }

  private static func letGo(
    _ history: FirmHistory,
    at now: Int64,
    _ clock: inout LocalClock
  ) -> Int64? {
    let decision = history.last(upTo: now) { $0.kind == "let-go" || $0.kind == "re-open" }
    guard let decision, decision.kind == "let-go" else { return nil }
    let inbound = history.last(upTo: now) { $0.kind == "mail-in" }
    if let inbound, inbound.at > decision.at { return nil }
    if let until = decision.until.flatMap(Day.number), until <= clock.day(now) { return nil }
    return decision.at
  }
}
