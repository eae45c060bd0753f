import Civil
import Doctor
import Foundation
import IMAP
import Outreach
import Wire

extension ServerFacts {
  /// How long a server may take to let us in.
  private static let patience = Patience(connect: .seconds(15))

  /// A server of a mailbox that can be connected to.
  struct Visit: Sendable {
    let mailbox: Mailbox
    let service: Service
    let host: String

    var section: String { service.section(of: mailbox.id.text) }

    /// Those of one mailbox.
    static func all(of mailbox: Mailbox) -> [Visit] {
      let smtp = mailbox.smtp.map { Visit(mailbox: mailbox, service: .smtp, host: $0.host) }
      let imap = mailbox.imap.map { Visit(mailbox: mailbox, service: .imap, host: $0.host) }
      return [smtp, imap].compactMap(\.self)
    }

    func facts(_ result: Result, clock: Instant? = nil) -> ServerFacts {
      ServerFacts(
        mailbox: mailbox.id.text,
        service: service,
        host: host,
        result: result,
        clock: clock
      )
    }
  }

  /// Connects, secures, logs in, and leaves.
  init(_ visit: Visit, in folder: URL) {
    do {
      switch visit.service {
      case .smtp: self = try Self.smtp(visit, in: folder)
      case .imap: self = try Self.imap(visit, in: folder)
      }
    } catch {
      self = visit.facts(Result(error))
    }
  }

  private static func smtp(_ visit: Visit, in folder: URL) throws -> ServerFacts {
    guard let smtp = visit.mailbox.smtp else { return visit.facts(.connectedOnly) }
    let access = try smtp.access(
      speaking: try visit.mailbox.dialect(of: smtp),
      section: visit.section,
      in: folder,
      credentials: smtp.login?.kept,
      patience: patience
    )
    var connection = try Connection(to: access, until: Halt())
    let clock = connection.greeting.lines.first.flatMap { GreetingClock.instant(in: $0) }
    try? connection.send(Array("QUIT\r\n".utf8)[...], within: .seconds(2))
    return visit.facts(smtp.isPasswordTyped ? .connectedOnly : .connected, clock: clock)
  }

  private static func imap(_ visit: Visit, in folder: URL) throws -> ServerFacts {
    guard let imap = visit.mailbox.imap else { return visit.facts(.connectedOnly) }
    let access = try imap.access(
      speaking: .imap,
      section: visit.section,
      in: folder,
      credentials: imap.login?.kept,
      patience: patience
    )
    try IMAPSession(to: access).logOut()
    return visit.facts(imap.isPasswordTyped ? .connectedOnly : .connected)
  }
}

extension ServerFacts.Result {
  fileprivate init(_ error: any Error) {
    switch error {
    case let error as WireError: self.init(error)
    case let error as IMAPError:
      guard case .noConnection(let reason) = error.problem else {
        self = .refuses("\(error)")
        return
      }
      self.init(reason)
    default: self = .unreachable(Failure(error).message)
    }
  }

  private init(_ error: WireError) {
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
