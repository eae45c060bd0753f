import Mail

/// One attempt over one connection.
struct Attempt {
  var transcript = Transcript()
  /// `transmitting` was written for it, just before its dot: it must be settled, and cannot be tried
  /// again.
  var isMarked = false

  /// A connection that had been used before was closed, or closing, or out of step: nothing that
  /// speaks against the message, and nothing of it was delivered.
  var isStale: Bool {
    guard !isMarked, !transcript.hasDot else { return false }
    return transcript.events.contains { event in
      switch event {
      case .heard(let command, let reply): reply.code == 421 || !command.expects(reply)
      case .met(_, let trouble): trouble != .halted
      case .wrote, .held, .withdrew: false
      }
    }
  }
}

extension SMTPWorker {
  /// Text, then the durable record unless the journal has it already, then the dot.
  ///
  /// Each step is taken only if the one before was all right; what was not is in the transcript.
  mutating func transact(
    _ letter: Letter,
    over session: SMTPSession,
    _ attempt: inout Attempt
  ) throws {
    if !hasReplies(to: letter, over: session) { settlePending() }
    if letter.goesInOne {
      try collect()
      refill()
      let next = announcement(over: session)
      guard session.open(letter, &attempt.transcript) else { return }
      end(letter, with: letter.text.bytes, announcing: next, over: session, &attempt)
    } else {
      guard session.open(letter, &attempt.transcript),
        try writeText(of: letter, over: session, &attempt.transcript),
        session.isQuiet(at: .text, &attempt.transcript),
        try mark(letter, over: session, &attempt),
        session.isQuiet(at: .text, &attempt.transcript)
      else { return }
      end(letter, announcing: announcement(over: session), over: session, &attempt)
    }
  }

  /// The dot, behind what is left of the text, and the reply to it.
  private mutating func end(
    _ letter: Letter,
    with text: [UInt8] = [],
    announcing next: Letter?,
    over session: SMTPSession,
    _ attempt: inout Attempt
  ) {
    if letter.isMarked { round.dotFollows(letter.id) }
    let began = ContinuousClock.now
    session.end(with: text, announcing: next, &attempt.transcript)
    if !session.hears(within: Pace.moment) { settlePending() }
    session.hearEnd(&attempt.transcript)
    pace.latest = ContinuousClock.now - began
  }

  /// The replies to its commands are there, or, where its mark is written, come in a moment.
  private func hasReplies(to letter: Letter, over session: SMTPSession) -> Bool {
    guard session.announced == letter.id else { return false }
    return session.hasRepliesToGroup || letter.isMarked && session.hears(within: Pace.moment)
  }

  /// What the network does not take at once may take minutes: the mail before is settled first.
  private mutating func writeText(
    of letter: Letter,
    over session: SMTPSession,
    _ transcript: inout Transcript
  ) throws -> Bool {
    transcript.note(.wrote(.text))
    let bytes = letter.text.bytes
    guard let taken = session.sayAtOnce(bytes[...], &transcript) else { return false }
    guard taken < bytes.count else { return true }
    settlePending()
    return session.say(bytes[taken...], at: .text, &transcript)
  }

  /// Makes `transmitting` durable where it is not; false if the mail must not go.
  private mutating func mark(
    _ letter: Letter,
    over session: SMTPSession,
    _ attempt: inout Attempt
  ) throws -> Bool {
    try collect()
    guard !letter.isMarked else {
      refill()
      return true
    }
    let wanted = stock.isEmpty ? pace.ahead : 0
    let answer = try write(transmitting: [letter.id], wanting: wanted)
    stock += answer.parcels
    guard !answer.vetoed.contains(letter.id) else {
      session.abandon()
      attempt.transcript.note(.withdrew(.vetoed))
      return false
    }
    attempt.isMarked = true
    return true
  }

  /// The mail that follows, if it can be announced behind the dot.
  private mutating func announcement(over session: SMTPSession) -> Letter? {
    guard session.offers.pipelining, let next = stock.first else { return nil }
    do throws(Unsendable) {
      ahead = try Letter(next, for: session.offers, asking: transport.reports)
    } catch {
      ahead = nil
    }
    return ahead
  }
}
