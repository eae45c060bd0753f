package import Civil

/// What came of connecting to a mailbox's server and logging in; nothing was sent.
package struct ServerFacts: Hashable, Sendable {
  /// The mailbox, as rapport.yaml calls it.
  package let mailbox: String
  package let service: Service
  package let host: String
  package let result: Result
  /// The time that the server said in its greeting, if it did.
  package let clock: Instant?

  package init(
    mailbox: String,
    service: Service,
    host: String,
    result: Result,
    clock: Instant? = nil
  ) {
    self.mailbox = mailbox
    self.service = service
    self.host = host
    self.result = result
    self.clock = clock
  }

  package enum Service: String, Hashable, Sendable {
    case smtp = "SMTP"
    case imap = "IMAP"
  }

  /// The texts are those of the connection's error, without a secret.
  package enum Result: Hashable, Sendable {
    case connected
    /// Connected, but nobody was there to type the password.
    case connectedOnly
    case unreachable(String)
    case insecure(String)
    case refuses(String)
    case loginRefused(String)
    case noPassword(String)
    /// It took longer than a check may.
    case unfinished(String)
  }
}

extension Findings {
  /// One server, and its clock against ours.
  package init(_ server: ServerFacts, at now: Instant) {
    self.init()
    let subject = "mailboxes.\(server.mailbox).\(server.service.rawValue.lowercased())"
    let provider = Provider.of([server.host])
    switch server.result {
    case .connected: break
    case .connectedOnly:
      unchecked.append(
        Unchecked("\(subject): login", because: "its password is typed, and nobody is asked here")
      )
    case .unreachable(let why):
      add(
        .serverUnreachable,
        subject,
        why,
        fix:
          "check host and port in rapport.yaml, this machine's network, and a firewall on port 587"
      )
    case .insecure(let why):
      add(
        .serverInsecure,
        subject,
        why,
        fix:
          "587 goes with security: starttls, 465 with tls; a private authority's file is named in "
          + "certificate_authority; look at this machine's clock too"
      )
    case .refuses(let why):
      add(
        .serverRefuses,
        subject,
        why,
        fix: "check that host and port are those for sending by programs; try again later"
      )
    case .loginRefused(let why): add(.loginRefused, subject, why, fix: provider.passwords)
    case .noPassword(let why):
      add(
        .passwordMissing,
        subject,
        why,
        fix: "run the command of password_command in a shell, or set the variable of password_env"
      )
    case .unfinished(let why): unchecked.append(Unchecked(subject, because: why))
    }
    if let clock = server.clock { compare(clock: now, with: clock, of: server.host) }
    if case .unfinished = server.result { return }
    checked.append(subject)
  }
}
