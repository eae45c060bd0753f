extension Command {
  /// What opens a transaction, and goes out in one group where PIPELINING is offered.
  static let opening: [Command] = [.mail, .recipient, .data]
}

extension SMTPSession {
  /// MAIL, RCPT, DATA; true when the server waits for the text and has said nothing else.
  func open(_ letter: Letter, _ transcript: inout Transcript) -> Bool {
    if announced == letter.id {
      announced = nil
      for command in Command.opening { transcript.note(.wrote(command)) }
      return hearGroup(&transcript)
    }
    guard isQuiet(at: .mail, &transcript) else { return false }
    return offers.pipelining ? openGrouped(letter, &transcript) : openInStep(letter, &transcript)
  }

  private func openGrouped(_ letter: Letter, _ transcript: inout Transcript) -> Bool {
    let resets = owesReset
    for command in Command.opening { transcript.note(.wrote(command)) }
    let bytes = (resets ? Self.reset : []) + letter.group
    guard say(bytes[...], at: .mail, &transcript) else { return false }
    guard !resets || hearReset(&transcript) else { return false }
    return hearGroup(&transcript)
  }

  /// Reads all three replies, even behind a refusal, to stay in step.
  ///
  /// Where the server wants a text though it refused before, only silence is safe.
  private func hearGroup(_ transcript: inout Transcript) -> Bool {
    for command in Command.opening {
      guard let reply = hear(command, &transcript) else { return false }
      if command == .data && reply.code == 354 && transcript.firstFault != nil { abandon() }
    }
    guard transcript.firstFault != nil else { return saidNoMore(at: .data, &transcript) }
    owesReset = true
    return false
  }

  private func openInStep(_ letter: Letter, _ transcript: inout Transcript) -> Bool {
    if owesReset {
      guard say(Self.reset[...], at: .mail, &transcript), hearReset(&transcript) else {
        return false
      }
    }
    for (command, line) in zip(Command.opening, [letter.mail, letter.recipient, Letter.data]) {
      guard isQuiet(at: command, &transcript) else { return false }
      transcript.note(.wrote(command))
      guard say(line[...], at: command, &transcript), let reply = hear(command, &transcript),
        accepts(reply, to: command)
      else { return false }
    }
    return saidNoMore(at: .data, &transcript)
  }

  private func accepts(_ reply: Reply, to command: Command) -> Bool {
    if command.isAccepted(by: reply) { return true }
    owesReset = command != .mail
    return false
  }

  /// Its reply is noted only where it is not the one that was hoped for.
  private func hearReset(_ transcript: inout Transcript) -> Bool {
    owesReset = false
    var aside = Transcript()
    guard let reply = hear(.mail, &aside), reply.code != 421 else {
      for event in aside.events { transcript.note(event) }
      return false
    }
    if reply.code / 100 == 2 { return true }
    abandon()
    transcript.note(.met(.mail, .unexpected(reply)))
    return false
  }

  /// The point of no return, noted before it is passed; `hearEnd` hears the reply that decides.
  ///
  /// `text`: what is left of it. `next` is announced in the same breath, where the server offers
  /// PIPELINING.
  func end(with text: [UInt8], announcing next: Letter?, _ transcript: inout Transcript) {
    let group = offers.pipelining ? next?.group : nil
    announced = group == nil ? nil : next?.id
    if !text.isEmpty { transcript.note(.wrote(.text)) }
    transcript.note(.wrote(.dot))
    _ = say((text + Self.dot + (group ?? []))[...], at: .dot, &transcript)
  }

  func hearEnd(_ transcript: inout Transcript) {
    if isUsable { _ = hear(.dot, &transcript) }
  }

  private static let dot = Array(".\r\n".utf8)
  private static let reset = Array("RSET\r\n".utf8)
}
