import Wire

/// One connection's conversation: commands out, replies in, each noted in the attempt's transcript.
///
/// It belongs to the thread of its worker. Once `isUsable` is false it must be dropped; that closes
/// the connection without another word.
final class SMTPSession {
  private var connection: Connection
  let patience: Patience
  let offers: Capabilities

  /// What we say and what we hear are still in step, and the server wants to go on.
  private(set) var isUsable = true
  /// A message was tried over it before.
  var isReused = false
  /// Whose MAIL, RCPT and DATA were already written, behind the dot of the one before.
  var announced: AttemptID?
  /// A transaction is open on the server that has to be given up before the next.
  var owesReset = false

  init(to access: Access, until halt: Halt) throws(WireError) {
    connection = try Connection(to: access, until: halt)
    patience = access.patience
    offers = Capabilities(connection.greeting)
  }

  /// The replies to the group that was announced have arrived: reading them waits for nobody.
  var hasRepliesToGroup: Bool { Reply.count(in: connection.unread) >= Command.opening.count }

  /// Something arrives, or is over, in this time.
  func hears(within limit: Duration) -> Bool { isUsable && connection.hears(within: limit) }

  /// Never speaks again; what the server makes of an unfinished text is nothing.
  func abandon() { isUsable = false }

  /// Says QUIT and waits a moment for the answer, which decides nothing.
  func quit() {
    guard isUsable, announced == nil else { return }
    abandon()
    do throws(Interruption) {
      try connection.send(Array("QUIT\r\n".utf8)[...], within: patience.quit)
      _ = try connection.readLine(limit: 65_536, by: Deadline(after: patience.quit))
    } catch { return }
  }

  /// Writes what belongs to `command`; false, noted, if the network did not take it.
  func say(
    _ bytes: ArraySlice<UInt8>,
    at command: Command,
    _ transcript: inout Transcript
  ) -> Bool {
    do throws(Interruption) {
      try connection.send(bytes, within: command == .text ? patience.block : patience.command)
      return true
    } catch {
      fail(at: command, Trouble(error), &transcript)
      return false
    }
  }

  /// Writes as much of the text as the network takes without waiting; nil, noted, if it is lost.
  func sayAtOnce(_ bytes: ArraySlice<UInt8>, _ transcript: inout Transcript) -> Int? {
    do throws(Interruption) {
      return try connection.sendAtOnce(bytes)
    } catch {
      fail(at: .text, Trouble(error), &transcript)
      return nil
    }
  }

  /// Nobody has said anything that we did not ask for; else it is noted, and this is the end.
  func isQuiet(at command: Command, _ transcript: inout Transcript) -> Bool {
    do throws(Interruption) {
      guard try connection.hasUnread() else { return true }
    } catch {
      fail(at: command, Trouble(error), &transcript)
      return false
    }
    interject(at: command, &transcript)
    return false
  }

  /// Nothing came along with the reply that was read last; else it is noted, and this is the end.
  ///
  /// For where the next look of `isQuiet` comes before anything can be decided.
  func saidNoMore(at command: Command, _ transcript: inout Transcript) -> Bool {
    if connection.unread.isEmpty { return true }
    interject(at: command, &transcript)
    return false
  }

  /// What was said before its turn: a 421 is a reply to whatever comes next (RFC 5321 §3.8).
  private func interject(at command: Command, _ transcript: inout Transcript) {
    abandon()
    let words = connection.unread
    let line = words.prefix { $0 != 10 && $0 != 13 }
    if command == .mail, line.count < words.count, Greeting.code(of: line) == 421 {
      transcript.note(.heard(.mail, Reply(code: 421, text: line.dropFirst(4))))
    } else {
      transcript.note(.met(command, .unasked(connection.unreadText)))
    }
  }

  /// The complete reply to `command`; nil, noted, if there is none.
  func hear(_ command: Command, _ transcript: inout Transcript) -> Reply? {
    let deadline = Deadline(after: patience.reply(to: command))
    var reader = ReplyReader()
    var isClean = true
    do throws(Interruption) {
      while true {
        let line = try connection.readLine(
          limit: 65_536,
          by: deadline,
          decisive: command == .dot
        )
        switch reader.take(line) {
        case .more: continue
        case .junk where command == .dot: isClean = false
        case .junk(let text), .confused(let text):
          fail(at: command, .unreadable(text), &transcript)
          return nil
        case .complete(let reply):
          transcript.note(.heard(command, reply))
          if reply.code == 421 || !command.expects(reply) || !isClean { abandon() }
          return reply
        }
      }
    } catch {
      fail(at: command, Trouble(error), &transcript)
      return nil
    }
  }

  private func fail(at command: Command, _ trouble: Trouble, _ transcript: inout Transcript) {
    abandon()
    transcript.note(.met(command, trouble))
  }
}

extension Trouble {
  init(_ interruption: Interruption) {
    switch interruption {
    case .lost: self = .lost
    case .timedOut: self = .silent
    case .tooLong(let text): self = .unreadable(text)
    case .halted: self = .halted
    }
  }
}

extension Patience {
  /// RFC 5321 §4.5.3.2, by what is waited for.
  fileprivate func reply(to command: Command) -> Duration {
    switch command {
    case .mail, .recipient, .text: self.command
    case .data: data
    case .dot: final
    }
  }
}
