import Doctor
import Foundation
import Outreach
import Wire

extension ServerFacts {
  /// How long a server may take to let us in.
  private static let patience = Patience(connect: .seconds(15))

  /// Connects, secures, logs in, and leaves; nil for a mailbox that has no server.
  init?(of mailbox: Mailbox, in folder: URL) {
    guard let smtp = mailbox.smtp else { return nil }
    do {
      let access = try mailbox.access(
        smtp,
        in: folder,
        credentials: smtp.keptCredentials,
        patience: Self.patience
      )
      let isAsked = smtp.username != nil && smtp.password == nil
      self = Self.connect(mailbox, to: access, result: isAsked ? .connectedOnly : .connected)
    } catch {
      self.init(
        mailbox: mailbox.id.text,
        service: .smtp,
        host: smtp.host,
        result: .unreachable("\(Failure(error).message)")
      )
    }
  }

  private static func connect(
    _ mailbox: Mailbox,
    to access: Access,
    result: Result
  ) -> ServerFacts {
    let name = mailbox.id.text
    let host = access.endpoint.host
    do throws(WireError) {
      var connection = try Connection(to: access, until: Halt())
      let clock = connection.greeting.lines.first.flatMap { GreetingClock.instant(in: $0) }
      try? connection.send(Array("QUIT\r\n".utf8)[...], within: .seconds(2))
      return ServerFacts(mailbox: name, service: .smtp, host: host, result: result, clock: clock)
    } catch {
      return ServerFacts(mailbox: name, service: .smtp, host: host, result: Result(error))
    }
  }
}

extension ServerFacts.Result {
  fileprivate init(_ error: WireError) {
    let text = "\(error)"
    switch error.problem {
    case .hostNotFound, .notConnected, .noDescriptors, .timedOut, .lost, .halted, .libcurl:
      self = .unreachable(text)
    case .noTLS, .injected, .certificate, .handshake, .authorities: self = .insecure(text)
    case .refused, .flooded: self = .refuses(text)
    case .noLogin, .loginRefused, .loginUnproven, .userName: self = .loginRefused(text)
    case .noSecret: self = .noPassword(text)
    }
  }
}
