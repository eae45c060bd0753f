/// What happens, day by day.
extension BookMaker {
  mutating func makeEvents() {
    let days = size.days
    for day in 0..<days {
      let morning = start + Int64(day) * 86_400
      if chance.permille(600) { add(.draft, morning) }
      if chance.permille(700) { add(.approve(chance.pick([100, 100, 60, 20])), morning) }
      if chance.permille(850) { add(.send(Int64(chance.int(600...80_000))), morning) }
      for (kind, share) in Self.shares where chance.permille(share) { add(kind, morning) }
      if chance.permille(20) { add(.settings(chance.int(0...settings.count - 1)), morning) }
      if chance.permille(25) { add(.clock(jump()), morning) }
    }
  }

  private static let shares: [(CadenceCase.Event.Kind, Int)] = [
    (.reply, 250), (.bounce, 90), (.autoReply, 150), (.complaint, 15), (.call, 100),
    (.task, 400), (.letGo, 30), (.reopen, 25), (.takeBack, 40), (.resume, 250), (.skip, 30),
    (.resolve, 150),
  ]

  /// Seconds, hours or days, ahead or back.
  private mutating func jump() -> Int64 {
    let size = chance.pick([
      chance.int(1...90), chance.int(60...300) * 60, chance.int(1...4) * 86_400,
    ])
    return Int64(chance.permille(500) ? size : -size)
  }

  private mutating func add(_ kind: CadenceCase.Event.Kind, _ morning: Int64) {
    events.append(
      CadenceCase.Event(
        at: morning + Int64(chance.int(0...86_399)),
        kind: kind,
        roll: chance.next()
      )
    )
  }
}
