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

  var section: String { service.section(of: mailbox) }

  package enum Service: String, Hashable, Sendable {
    case smtp = "SMTP"
    case imap = "IMAP"

    /// The part of rapport.yaml that tells how to reach it.
    package func section(of mailbox: String) -> String {
      "mailboxes.\(mailbox).\(rawValue.lowercased())"
    }
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
    note(server.result, of: server)
    if let clock = server.clock { compare(clock: now, with: clock, of: server.host) }
    if case .unfinished = server.result { return }
    checked.append(server.section)
  }

  private mutating func note(_ result: ServerFacts.Result, of server: ServerFacts) {
    let section = server.section
    switch result {
    case .connected: break
    case .connectedOnly:
      unchecked.append(
        Unchecked("\(section): login", because: "its password is typed, and nobody is asked here")
      )
    case .unreachable(let why): noteUnreachable(section, why)
    case .insecure(let why): noteInsecure(section, why)
    case .refuses(let why): noteRefusal(section, why)
    case .loginRefused(let why): noteRefusedLogin(why, of: server)
    case .noPassword(let why): noteMissingPassword(section, why)
    case .unfinished(let why): unchecked.append(Unchecked(section, because: why))
    }
  }

  private mutating func noteUnreachable(_ section: String, _ why: String) {
    add(
      .serverUnreachable,
      section,
      why,
      fix: "check host and port in rapport.yaml, this machine's network, and a firewall on port 587"
    )
  }

  private mutating func noteInsecure(_ section: String, _ why: String) {
    add(
      .serverInsecure,
      section,
      why,
      fix:
        "587 goes with security: starttls, 465 with tls; a private authority's file is named in "
        + "certificate_authority; look at this machine's clock too"
    )
  }

  private mutating func noteRefusal(_ section: String, _ why: String) {
    add(
      .serverRefuses,
      section,
      why,
      fix: "check that host and port are those for sending by programs; try again later"
    )
  }

  private mutating func noteRefusedLogin(_ why: String, of server: ServerFacts) {
    add(.loginRefused, server.section, why, fix: Provider.of([server.host]).passwords)
  }

  private mutating func noteMissingPassword(_ section: String, _ why: String) {
    add(
      .passwordMissing,
      section,
      why,
      fix: "run the command of password_command in a shell, or set the variable of password_env"
    )
  }
}
