/// Configurations by chance, each close to the one before it.
extension BookMaker {
  private typealias Window = CadenceRecord.Window
  private typealias Step = CadenceRecord.Step

  static let templates: [CadenceRecord.Template] =
    ["first", "second", "third", "fourth"].map {
      CadenceRecord.Template(name: "check-in/\($0)", kind: "check-in", roles: ["decision-maker"])
    }
    + ["influencer", "end-user", "stakeholder"].map {
      CadenceRecord.Template(name: "check-in/\($0)", kind: "check-in", roles: [$0])
    }
    + ["delivery", "renewal", "year-end"].map {
      CadenceRecord.Template(
        name: "thank-you/\($0)",
        kind: "thank-you",
        roles: ["decision-maker"]
      )
    }
    + [
      CadenceRecord.Template(
        name: "thank-you/teammate",
        kind: "thank-you",
        forTeammates: true,
        roles: ["teammate"]
      ),
      CadenceRecord.Template(
        name: "break-up/honest",
        kind: "break-up",
        roles: ["decision-maker"]
      ),
    ]

  private static func hours(_ days: ClosedRange<Int>, _ hours: [[Int]]) -> [[[Int]]] {
    (1...7).map { day in days.contains(day) ? hours.map { $0.map { $0 * 3600 } } : [] }
  }

  private static let windows = [
    Window(
      text: "Mon–Fri 09:00–17:00",
      hours: hours(1...5, [[9, 17]]),
      onBusinessDays: false
    ),
    Window(
      text: "business days 09:00–17:00",
      hours: hours(1...7, [[9, 17]]),
      onBusinessDays: true
    ),
    Window(
      text: "Tue–Thu 10:00–12:00, 14:00–16:00",
      hours: hours(2...4, [[10, 12], [14, 16]]),
      onBusinessDays: false
    ),
    Window(text: "Mon–Sun 00:00–24:00", hours: hours(1...7, [[0, 24]]), onBusinessDays: false),
    Window(text: "Mon–Sat 01:00–04:00", hours: hours(1...6, [[1, 4]]), onBusinessDays: false),
  ]

  private static let seasons: [(text: String, first: [Int], last: [Int])] = [
    ("15 Dec – 3 Jan", [12, 15], [1, 3]), ("1 Mar – 20 Apr", [3, 1], [4, 20]),
    ("20 Jun – 10 Sep", [6, 20], [9, 10]),
  ]

  mutating func makeSettings() {
    settings = [firstSettings()]
    for _ in 0..<3 { settings.append(changed(settings[settings.count - 1])) }
  }

  private mutating func firstSettings() -> CadenceRecord.Settings {
    CadenceRecord.Settings(
      mailboxes: (1...chance.int(1...4)).map { mailbox("m\($0)") },
      window: chance.pick(Self.windows),
      season: chance.permille(700) ? season() : nil,
      contactGap: chance.pick([.businessDays(3), .businessDays(1), .days(2), .seconds(90_000)]),
      contactPerSequence: chance.int(1...4),
      accountPerDay: chance.int(1...2),
      activeContacts: chance.int(1...3),
      domainPerDay: chance.int(1...3),
      afterBreakUp: chance.pick([nil, nil, .days(10), .businessDays(20)]),
      away: chance.pick([.days(14), .businessDays(5)]),
      stale: chance.pick([.seconds(86_400), .seconds(7_200), .businessDays(1)]),
      lapse: .days(30),
      stalledAfter: chance.pick([.days(60), .days(20), .businessDays(15)]),
      replyWithin: .businessDays(3),
      priority: ["thank-yous", "follow-ups", "re-engagement", "first contacts", "break-ups"],
      sequences: sequences(),
      suppressions: [],
      holidays: holidays(),
      shutdowns: chance.permille(300) ? [shutdown()] : [],
      weekends: ["SA": [5, 6], "EG": [5, 6], "NP": [6], "IN": chance.pick([[7], [6, 7]])]
    )
  }

  private mutating func mailbox(_ id: String) -> CadenceRecord.Mailbox {
    CadenceRecord.Mailbox(
      id: id,
      zone: chance.pick(Self.zones),
      perDay: chance.int(1...8),
      perHour: chance.int(1...4),
      gap: chance.pick([0, 60, 600, 1800]),
      jitter: chance.pick([0, 300]),
      ramp: chance.permille(500)
        ? CadenceRecord.Ramp(start: chance.int(1...3), step: chance.int(1...2)) : nil,
      bouncePercent: chance.pick([5, 20]),
      healthMails: chance.pick([10, 50])
    )
  }

  private mutating func season() -> CadenceRecord.Season {
    let season = chance.pick(Self.seasons)
    return CadenceRecord.Season(
      text: season.text,
      first: season.first,
      last: season.last,
      kinds: chance.pick([["thank-you", "check-in"], ["thank-you"]])
    )
  }

  private mutating func holidays() -> [String: [String]] {
    var holidays: [String: [String]] = [:]
    for country in ["*", "DE", "GB", "US", "JP"] {
      holidays[country] = (0..<chance.int(0...6)).map { _ in
        Day.iso(start / 86_400 + Int64(chance.int(0...100)))
      }
    }
    return holidays
  }

  private mutating func shutdown() -> CadenceRecord.Span {
    let first = start / 86_400 + Int64(chance.int(0...90))
    return CadenceRecord.Span(
      first: Day.iso(first),
      last: Day.iso(first + Int64(chance.int(0...9)))
    )
  }

  private mutating func changed(_ old: CadenceRecord.Settings) -> CadenceRecord.Settings {
    var new = old
    new.window = chance.pick(Self.windows)
    new.contactGap = chance.pick([old.contactGap, .businessDays(5), .days(1)])
    new.contactPerSequence = chance.int(1...4)
    new.accountPerDay = chance.int(1...2)
    new.domainPerDay = chance.int(1...3)
    new.activeContacts = chance.int(1...3)
    new.stale = chance.pick([old.stale, .seconds(3_600)])
    new.season = chance.permille(700) ? season() : nil
    new.priority.shuffle(using: &chance)
    for index in new.mailboxes.indices {
      new.mailboxes[index].perDay = chance.int(1...8)
      new.mailboxes[index].perHour = chance.int(1...4)
      new.mailboxes[index].gap = chance.pick([0, 600, 3600])
    }
    return new
  }
}

extension BookMaker {
  private mutating func sequences() -> [CadenceRecord.Sequence] {
    var sequences = [
      sequence(
        "delivery",
        "client",
        .date(field: "delivered_on", days: 7),
        [step("thank-you/delivery")]
      ),
      sequence(
        "team",
        "client",
        .date(field: "delivered_on", days: chance.int(-3...9)),
        [step("thank-you/teammate", ["teammate"])]
      ),
      sequence(
        "renewal",
        "client",
        .date(field: "renewed_on", days: 1),
        [step("thank-you/renewal", ["influencer", "decision-maker"])]
      ),
      sequence("year-end", "client", .season, [step("thank-you/year-end")]),
      sequence("prospect", "prospect", .stage, prospectSteps()),
      sequence("let-go", "let-go", .stage, [step("break-up/honest", ["decision-maker"])]),
    ]
    if chance.permille(300) {
      // A slip of the person who wrote it: a template for teammates to somebody outside.
      let slip = step("thank-you/teammate", ["decision-maker"])
      sequences.append(sequence("slip", chance.pick(["client", "lost"]), .stage, [slip]))
    }
    for stage in ["stalled", "lost"] {
      let steps = [
        step("check-in/first", ["decision-maker", "influencer"]),
        step("check-in/second", ["decision-maker"], day: chance.int(3...14)), breakUp(),
      ]
      sequences.append(sequence(stage, stage, .stage, steps))
    }
    return sequences
  }

  private func sequence(
    _ id: String,
    _ stage: String,
    _ start: CadenceRecord.Start,
    _ steps: [CadenceRecord.Step]
  ) -> CadenceRecord.Sequence {
    CadenceRecord.Sequence(id: id, stage: stage, start: start, steps: steps)
  }

  private func step(_ name: String, _ roles: [String] = [], day: Int = 0) -> CadenceRecord.Step {
    CadenceRecord.Step(id: name, template: name, roles: roles, wait: .days(day))
  }

  private func breakUp() -> CadenceRecord.Step {
    CadenceRecord.Step(
      id: "break-up/honest",
      template: "break-up/honest",
      roles: ["decision-maker"],
      wait: .days(24),
      after: .days(7)
    )
  }

  private mutating func prospectSteps() -> [CadenceRecord.Step] {
    var steps = [step("check-in/first")]
    var day = 0
    for name in ["second", "third", "influencer", "end-user", "stakeholder"]
    where chance.permille(600) {
      day += chance.int(0...6)
      var next = step("check-in/\(name)", day: day)
      if chance.permille(300) { next.wait = .businessDays(day) }
      if chance.permille(200) { next.after = .businessDays(2) }
      steps.append(next)
    }
    if chance.permille(300) {
      let task = CadenceRecord.Step(
        id: "call",
        task: "call",
        roles: ["decision-maker"],
        wait: .days(day)
      )
      steps.insert(task, at: chance.int(0...steps.count))
    }
    if chance.permille(800) { steps.append(breakUp()) }
    return steps
  }
}
