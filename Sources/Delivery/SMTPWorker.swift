import Mail
import Wire

/// One connection's work, on its own thread: parcel after parcel, from claim to settlement.
///
/// A settlement waits in `pending` only as long as the next step waits for nobody, or for a moment;
/// then it is written together with what the connection wants next, one fsync for both.
struct SMTPWorker {
  let transport: SMTPTransport
  let round: Round
  private var session: SMTPSession?
  var pending: [Settlement] = []
  /// Claimed ahead, in turn; the group of the first may already be announced.
  var stock: ArraySlice<Parcel> = []
  var ahead: Letter?
  var pace: Pace
  /// What was asked of the journal and not yet looked at.
  private var orders: [JournalOrder] = []
  private var isInLobby = false

  init(_ transport: SMTPTransport, in round: Round) {
    self.transport = transport
    self.round = round
    pace = transport.pace
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
    settlePending()
    round.lobby.add(try takeStock())
    session?.quit()
  }

  /// The next parcel; without a usable connection the others are told that it may come back.
  private mutating func claim() throws -> Parcel? {
    if session?.isUsable != true { enterLobby() }
    if stock.isEmpty { try collect(waiting: true) }
    if stock.isEmpty { stock += try write(wanting: pace.ahead).parcels }
    guard !round.isStopping else {
      if session?.announced != nil { session?.abandon() }
      return nil
    }
    return stock.popFirst() ?? (isInLobby ? nil : round.lobby.waitForReturn())
  }

  /// All that this connection has and will not begin.
  private mutating func takeStock() throws -> [Parcel] {
    try collect(waiting: true)
    defer { stock = [] }
    return Array(stock)
  }

  private mutating func enterLobby() {
    guard !isInLobby else { return }
    isInLobby = true
    round.lobby.enter()
  }

  private mutating func leaveLobby(returning parcels: [Parcel] = []) {
    guard isInLobby else { return }
    isInLobby = false
    round.lobby.leave(returning: parcels)
  }

  /// Durable on return.
  mutating func write(
    transmitting: [AttemptID] = [],
    wanting wanted: Int
  ) throws -> JournalAnswer {
    let settled = pending
    pending = []
    return try round.commit(settled: settled, transmitting: transmitting, wanting: wanted)
  }

  /// Has written what is pending, without waiting for it.
  mutating func settlePending() {
    if pending.isEmpty { return }
    order(wanting: 0)
  }

  /// Asks for the next ones while these go out, where several do in the time of one entry.
  mutating func refill() {
    if orders.isEmpty, pace.ahead > 1, stock.count <= pace.ahead { order(wanting: pace.ahead) }
  }

  private mutating func order(wanting wanted: Int) {
    orders.append(round.order(settled: pending, wanting: wanted))
    pending = []
  }

  /// Takes what the journal has answered, or is about to answer.
  mutating func collect(waiting: Bool = false) throws {
    while let order = orders.first, waiting || order.isFulfilled {
      orders.removeFirst()
      stock += try order.answer().parcels
    }
  }

  /// False if there is no connection to be had; what this one has is given back then.
  private mutating func connect(for parcel: Parcel) throws -> Bool {
    if let session, session.isUsable { return true }
    session = nil
    enterLobby()
    settlePending()
    do throws(WireError) {
      session = try SMTPSession(to: transport.access, until: round.halt)
      round.countConnection()
      leaveLobby()
      return true
    } catch {
      round.noConnection(error)
      leaveLobby(returning: [parcel] + (try takeStock()))
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
    let settlement = Settlement(id: parcel.id, fate: fate)
    pending.append(settlement)
    round.ended(settlement)
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
