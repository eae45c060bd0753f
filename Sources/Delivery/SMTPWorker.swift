import Mail
import Wire

/// One connection's work, on its own thread: parcel after parcel, from claim to settlement.
///
/// A settlement waits in `pending` only as long as the next step waits for nobody; then it is
/// written together with the `transmitting` of the next parcel, one fsync for both.
struct SMTPWorker {
  let transport: SMTPTransport
  let round: Round
  private var session: SMTPSession?
  var pending: [Settlement] = []
  /// Claimed ahead; its group may already be announced.
  var next: Parcel?
  var ahead: Letter?
  private var isInLobby = false

  init(_ transport: SMTPTransport, in round: Round) {
    self.transport = transport
    self.round = round
  }

  /// Works until there is nothing more to begin.
  ///
  /// `onFirstConnection` is called once, if one is made.
  mutating func run(onFirstConnection: () -> Void) throws {
    defer {
      session = nil
      leaveLobby()
    }
    var hasConnected = false
    while let parcel = try claim() {
      guard try connect(for: parcel) else { break }
      if !hasConnected { onFirstConnection() }
      hasConnected = true
      try deliver(parcel)
    }
    try flush()
    session?.quit()
  }

  /// The next parcel; without a usable connection the others are told that it may come back.
  private mutating func claim() throws -> Parcel? {
    if session?.isUsable != true { enterLobby() }
    if let parcel = next {
      next = nil
      guard round.isStopping else { return parcel }
      session?.abandon()
      round.lobby.add(parcel)
      return nil
    }
    if let parcel = try write(wanting: true).claimed.first { return parcel }
    return isInLobby || round.isStopping ? nil : round.lobby.waitForReturn()
  }

  private mutating func enterLobby() {
    guard !isInLobby else { return }
    isInLobby = true
    round.lobby.enter()
  }

  private mutating func leaveLobby(returning parcel: Parcel? = nil) {
    guard isInLobby else { return }
    isInLobby = false
    round.lobby.leave(returning: parcel)
  }

  mutating func write(
    transmitting: [AttemptID] = [],
    wanting: Bool
  ) throws -> JournalAnswer {
    let settled = pending
    pending = []
    return try round.commit(settled: settled, transmitting: transmitting, wanting: wanting)
  }

  mutating func flush() throws { _ = try write(wanting: false) }

  /// False if there is no connection to be had; the parcel is given back then.
  private mutating func connect(for parcel: Parcel) throws -> Bool {
    if let session, session.isUsable { return true }
    session = nil
    enterLobby()
    try flush()
    do throws(WireError) {
      session = try SMTPSession(to: transport.access, until: round.halt)
      round.countConnection()
      leaveLobby()
      return true
    } catch {
      round.noConnection(error)
      leaveLobby(returning: parcel)
      return false
    }
  }

  /// One parcel to its end; that a connection had grown stale costs it nothing.
  private mutating func deliver(_ parcel: Parcel) throws {
    guard let session else { return }
    let wasReused = session.isReused
    var attempt = try attempt(parcel, over: session)
    if attempt.isStale && wasReused {
      session.abandon()
      guard try connect(for: parcel), let fresh = self.session else { return }
      attempt = try self.attempt(parcel, over: fresh)
    }
    settle(parcel, Fate(of: attempt.transcript))
  }

  private mutating func settle(_ parcel: Parcel, _ fate: Fate) {
    pending.append(Settlement(id: parcel.id, fate: fate))
    round.watch(fate)
    if case .rejected(let rejection) = fate, rejection.scope == .session {
      round.stop(.reply(rejection))
    }
  }

  private mutating func attempt(_ parcel: Parcel, over session: SMTPSession) throws -> Attempt {
    defer { session.isReused = true }
    var attempt = Attempt()
    if let letter = letter(for: parcel, over: session, &attempt.transcript) {
      try transact(letter, over: session, &attempt)
    }
    return attempt
  }

  /// The letter for this session's server; nil, noted, if the parcel cannot be offered to it.
  private mutating func letter(
    for parcel: Parcel,
    over session: SMTPSession,
    _ transcript: inout Transcript
  ) -> Letter? {
    if let ahead, session.announced == parcel.id, ahead.id == parcel.id { return ahead }
    do throws(Unsendable) {
      return try Letter(parcel, for: session.offers, asking: transport.reports)
    } catch {
      transcript.note(.held(error))
      return nil
    }
  }
}
