/// How long each phase of a session may take, in all, however slowly the other side trickles.
package struct Patience: Sendable, Equatable {
  /// From the first packet to the end of the login.
  package var connect: Duration
  /// The reply to MAIL, RCPT and other commands.
  package var command: Duration
  /// The reply to DATA.
  package var data: Duration
  /// Until the network has taken one block of text.
  package var block: Duration
  /// The reply to the final dot.
  package var final: Duration
  /// The reply to QUIT: politeness, so short.
  package var quit: Duration

  package init(
    connect: Duration = .seconds(300),
    command: Duration = .seconds(300),
    data: Duration = .seconds(120),
    block: Duration = .seconds(180),
    final: Duration = .seconds(600),
    quit: Duration = .seconds(5)
  ) {
    self.connect = connect
    self.command = command
    self.data = data
    self.block = block
    self.final = final
    self.quit = quit
  }

  /// RFC 5321 §4.5.3.2.
  package static let standard = Patience()
}
