import Wire

extension IMAPSession {
  /// Writes all of a command but a text that waits to be asked for; answers its tag.
  func begin(_ command: IMAPCommand) throws(IMAPError) -> [UInt8] {
    guard isUsable else { throw error(.interrupted(.lost), in: command) }
    count += 1
    room = limits.answer
    let tag = Array("r\(count)".utf8)
    try send(tag + [32] + command.octets, in: command)
    return tag
  }

  func send(_ octets: [UInt8], in command: IMAPCommand) throws(IMAPError) {
    do throws(Interruption) {
      try connection.send(octets[...], within: patience.block)
    } catch {
      throw self.error(.interrupted(error), in: command)
    }
  }

  /// Whether the server asks for the rest of a command.
  ///
  /// Where it answers NO or BAD instead, that is the error.
  func isAsked(for command: IMAPCommand, _ tag: [UInt8]) throws(IMAPError) {
    let deadline = Deadline(after: patience.command)
    while true {
      switch try next(in: command, by: deadline) {
      case .goOn: return
      case .status(let answered?, let status) where answered == tag:
        throw refusal(status, of: command)
      case .status(nil, let status) where status.kind == .bye:
        throw error(.goodbye, in: command, said: status.text)
      case .status(.some, _): throw error(.nonsense, in: command)
      case .status, .data: continue
      }
    }
  }

  /// Reads until the command's own status.
  func finish(
    _ command: IMAPCommand,
    _ tag: [UInt8],
    within limit: Duration
  ) throws(IMAPError) -> IMAPAnswer {
    let deadline = Deadline(after: limit)
    var answer = IMAPAnswer()
    while true {
      switch try next(in: command, by: deadline) {
      case .data(let values): answer.data.append(values)
      case .status(let answered?, let status) where answered == tag:
        guard status.kind == .ok else { throw refusal(status, of: command) }
        answer.status = status
        return answer
      case .status(nil, let status) where status.kind == .bye && command.name != "LOGOUT":
        throw error(.goodbye, in: command, said: status.text)
      case .status(nil, let status): answer.notes.append(status)
      case .goOn, .status(.some, _): throw error(.nonsense, in: command)
      }
    }
  }

  private func refusal(_ status: IMAPStatus, of command: IMAPCommand) -> IMAPError {
    let code = status.code.first?.name
    let problem: IMAPError.Problem =
      switch status.kind {
      case .no where code == "TRYCREATE" || code == "NONEXISTENT": .noSuchFolder
      case .no: .refused
      case .bad: .notUnderstood
      case .ok, .bye, .preauth: .nonsense
      }
    return error(problem, in: command, said: status.text)
  }

  /// The next whole answer, its literals included.
  private func next(
    in command: IMAPCommand,
    by deadline: Deadline
  ) throws(IMAPError) -> IMAPResponse {
    let line = try readLine(in: command, by: deadline)
    if line.first == UInt8(ascii: "+") { return .goOn }
    let head = line.prefix { $0 != 32 }
    let rest = line.dropFirst(head.count + 1)
    guard !head.isEmpty, head.count < line.count else { throw error(.nonsense, in: command) }
    let isTagged = head != [UInt8(ascii: "*")]
    if let status = StatusReader.status(rest) {
      return .status(tag: isTagged ? Array(head) : nil, status)
    }
    guard !isTagged else { throw error(.nonsense, in: command, said: line) }
    return .data(try values(from: rest, in: command, by: deadline))
  }

  private func values(
    from first: ArraySlice<UInt8>,
    in command: IMAPCommand,
    by deadline: Deadline
  ) throws(IMAPError) -> [IMAPValue] {
    var scanner = ValueScanner()
    var line = first
    while let size = try scan(line, &scanner, in: command) {
      let octets = try readLiteral(of: size, in: command, by: deadline)
      do throws(ValueScanner.Fault) { try scanner.add(literal: octets) } catch {
        throw self.error(.flooded, in: command)
      }
      line = try readLine(in: command, by: deadline)[...]
    }
    guard let values = scanner.values else { throw error(.nonsense, in: command) }
    return values
  }

  private func scan(
    _ line: ArraySlice<UInt8>,
    _ scanner: inout ValueScanner,
    in command: IMAPCommand
  ) throws(IMAPError) -> UInt32? {
    do throws(ValueScanner.Fault) {
      return try scanner.scan(line)
    } catch {
      throw self.error(error == .nonsense ? .nonsense : .flooded, in: command)
    }
  }

  private func readLine(
    in command: IMAPCommand,
    by deadline: Deadline
  ) throws(IMAPError) -> [UInt8] {
    let line: [UInt8]
    do throws(Interruption) {
      line = try connection.readLine(limit: limits.line, by: deadline)
    } catch {
      throw self.error(.interrupted(error), in: command)
    }
    try take(line.count + 2, in: command)
    return line
  }

  private func readLiteral(
    of size: UInt32,
    in command: IMAPCommand,
    by deadline: Deadline
  ) throws(IMAPError) -> [UInt8] {
    guard size <= limits.literal else { throw error(.flooded, in: command) }
    try take(Int(size), in: command)
    do throws(Interruption) {
      return try connection.read(Int(size), by: deadline)
    } catch {
      throw self.error(.interrupted(error), in: command)
    }
  }

  private func take(_ octets: Int, in command: IMAPCommand) throws(IMAPError) {
    room -= octets
    guard room >= 0 else { throw error(.flooded, in: command) }
  }
}
