import Delivery
import Foundation
import Mail
import TestSupport
import Testing
import Wire

/// TLS and AUTH against the misbehaving server: who is believed, and what is never said in clear.
@Suite(.temporaryFolder, .hangGuard)
struct LoginTests {
  private static let canary = "Canary-8f1c-päss"

  private static func credentials(
    _ secret: String = canary,
    kind: Credentials.Kind = .password
  ) -> Credentials {
    Credentials(user: "ann", kind: kind) { () throws(SecretUnavailable) in Secret(secret) }
  }

  private struct Run {
    let summary: DeliverySummary
    let journal: MemoryJournal
    let server: FaultySMTP

    var error: WireError? {
      if case .refused(.connection(let error)) = summary.end { error } else { nil }
    }

    /// Every word that a person or a log could get to see.
    var words: String {
      var dumped = ""
      dump(summary, to: &dumped)
      dump(journal.entries, to: &dumped)
      return dumped + summary.end.shown + journal.fates.values.map(\.description).joined()
    }
  }

  private func run(
    _ faults: [String] = [],
    _ options: [String],
    security: Endpoint.Security,
    credentials: Credentials? = credentials(),
    trust: Trust = .system,
    connections: Int = 1,
    host: String = "127.0.0.1"
  ) async throws -> Run {
    let server = try FaultySMTP(
      faults,
      options + ["--password", Self.canary],
      in: TemporaryFolder.current
    )
    let journal = MemoryJournal(try Sample.parcels(2))
    let access = try Sample.access(
      server.port,
      host: host,
      security: security,
      credentials: credentials,
      trust: trust
    )
    let transport = Sample.transport(access, connections: connections)
    let summary = try await transport.deliver(journal, until: Halt())
    guard try server.waitsUntilGone() else { throw FaultySMTP.NoServer() }
    return Run(summary: summary, journal: journal, server: server)
  }

  private static let ways: [(Endpoint.Security, String)] = [
    (.startTLS, "starttls"), (.implicitTLS, "implicit"),
  ]

  @Test(
    "with the right authority, name and secret the mail goes, over TLS, by each mechanism",
    arguments: ["PLAIN", "LOGIN", "XOAUTH2"],
    ways
  )
  func delivers(_ mechanism: String, _ way: (Endpoint.Security, String)) async throws {
    let authority = try TestAuthority(in: TemporaryFolder.current)
    let kind = mechanism == "XOAUTH2" ? Credentials.Kind.token : .password
    let run = try await run(
      [],
      ["--tls", way.1, "--auth", mechanism] + authority.serverOptions(),
      security: way.0,
      credentials: Self.credentials(kind: kind),
      trust: .file(authority.file)
    )
    #expect(run.summary.sent == 2, "\(run.summary)")
    let clear = try run.server.events().filter { $0.clear == true }.compactMap(\.text)
    #expect(clear == (way.0 == .startTLS ? ["EHLO northlight.example", "STARTTLS"] : []))
  }

  @Test("a text beyond what the network takes at once goes over TLS whole")
  func deliversLargeText() async throws {
    let authority = try TestAuthority(in: TemporaryFolder.current)
    let parcel = try Sample.parcel(1, body: String(repeating: "0123456789\r\n", count: 700_000))
    let server = try FaultySMTP(
      ["text=sleep:0.5"],
      ["--tls", "implicit"] + authority.serverOptions(),
      in: TemporaryFolder.current
    )
    let access = try Sample.access(
      server.port,
      security: .implicitTLS,
      trust: .file(authority.file)
    )
    let summary = try await Sample.transport(access)
      .deliver(MemoryJournal([parcel]), until: Halt())
    #expect(summary.sent == 1)
    let taken = try server.events().filter { $0.event == "taken" }
    #expect(taken.map(\.sha256) == [Digest.of(parcel.bytes).hex])
  }

  @Test("a certificate of a stranger, or for another host, is not believed", arguments: ways)
  func refusesCertificates(_ way: (Endpoint.Security, String)) async throws {
    let authority = try TestAuthority(in: TemporaryFolder.current)
    let stranger = try TestAuthority("stranger", in: TemporaryFolder.current)
    let options = ["--tls", way.1, "--auth", "PLAIN"]
    for (server, trust) in [
      (try stranger.serverOptions(), Trust.file(authority.file)),
      (try authority.serverOptions(for: "DNS:other.example"), .file(authority.file)),
      (try authority.serverOptions(), .system),
    ] {
      let run = try await run([], options + server, security: way.0, trust: trust)
      guard case .certificate = run.error?.problem else {
        Issue.record("\(run.summary)")
        continue
      }
      #expect(run.error?.remedy == .configuration)
      #expect(try run.server.lines().allSatisfy { $0.hasPrefix("EHLO") || $0 == "STARTTLS" })
      #expect(Verdict(run.journal.fate(1)) == .permanentSession)
    }
  }

  @Test(
    "where TLS is stripped, refused or injected into, nothing is said in clear",
    arguments: [
      ("ehlo=say:250 faulty.example", WireError.Problem.noTLS),
      ("ehlo=raw:250-faulty.example\\r\\n250 AUTH PLAIN\\r\\n", .noTLS),
      ("starttls=say:454 4.7.0 not now", .noTLS),
      ("starttls=say:502 5.5.1 what", .noTLS),
      ("starttls=raw:220 go\\r\\n250 injected\\r\\n|tls", .injected),
    ]
  )
  func refusesClear(_ fault: String, _ problem: WireError.Problem) async throws {
    let authority = try TestAuthority(in: TemporaryFolder.current)
    let run = try await run(
      [fault],
      ["--tls", "starttls", "--auth", "PLAIN"] + authority.serverOptions(),
      security: .startTLS,
      trust: .file(authority.file)
    )
    #expect(run.error?.problem == problem, "\(run.summary)")
    #expect(try run.server.lines().allSatisfy { $0.hasPrefix("EHLO") || $0 == "STARTTLS" })
    #expect(run.error?.remedy == (fault.contains("454") ? .later : .configuration))
  }

  @Test(
    "a login is tried once; 454 is for later, 535 for a person",
    arguments: [
      ("auth=say:535 5.7.8 wrong", WireError.Problem.loginRefused, WireError.Remedy.configuration),
      ("auth=say:534 5.7.9 too weak", .loginRefused, .configuration),
      ("auth=say:530 5.7.0 first TLS", .loginRefused, .configuration),
      ("auth=say:454 4.7.0 busy", .loginRefused, .later),
      ("auth=say:250 fine", .loginUnproven, .configuration),
    ]
  )
  func refusesLogin(
    _ fault: String,
    _ problem: WireError.Problem,
    _ remedy: WireError.Remedy
  ) async throws {
    let run = try await run(
      [fault],
      ["--auth", "PLAIN LOGIN"],
      security: .loopbackOnly,
      connections: 8
    )
    #expect(run.error?.problem == problem && run.error?.remedy == remedy, "\(run.summary)")
    #expect(try run.server.lines().count { $0.hasPrefix("AUTH") } == 1)
    #expect(try run.server.connections() == 1)
    #expect(run.journal.unclaimed == 1)
  }

  @Test(
    "without an offer that we know there is no login, and no mail either",
    arguments: [
      "", "CRAM-MD5", "GSSAPI",
    ]
  )
  func needsOffer(_ mechanisms: String) async throws {
    let run = try await run([], ["--auth", mechanisms], security: .loopbackOnly)
    #expect(run.error?.problem == .noLogin, "\(run.summary)")
    #expect(try run.server.lines().allSatisfy { !$0.hasPrefix("MAIL") })
  }

  @Test("the secret is seen in no word of ours, however often the server says it")
  func canary() async throws {
    let plain = Data("\0ann\0\(Self.canary)".utf8).base64EncodedString()
    let forms = [Self.canary, Data(Self.canary.utf8).base64EncodedString(), plain]
    let token = "user=ann\u{1}auth=Bearer \(Self.canary)\u{1}\u{1}"
    let echoes = forms + [Data(token.utf8).base64EncodedString()]
    for echo in echoes {
      for fault in [
        "auth=say:535 no: \(echo) and \(echo)", "auth=say:454-\(echo)|say:454 \(echo)",
        "rcpt=say:550 5.1.1 \(echo)", "data=raw:354 \(echo)\\r\\n\(echo)", "dot=say:250 \(echo)",
        "dot=take|say:354 \(echo)",
      ] {
        let escaped = fault.unicodeScalars.map { scalar in
          scalar.isASCII
            ? String(scalar) : scalar.utf8.map { "\\x" + String($0, radix: 16) }.joined()
        }.joined()
        let run = try await run([escaped], ["--auth", "PLAIN"], security: .loopbackOnly)
        #expect(run.words.contains("‹secret›"), "\(run.words)")
        for form in echoes { #expect(!run.words.contains(form)) }
      }
    }
  }

  @Test("a provider without a secret stops before anything is said")
  func needsSecret() async throws {
    for (secret, reason) in [(nil, "the command failed"), ("", "empty"), ("a\0b", "NUL")] {
      let credentials = Credentials(user: "ann") { () throws(SecretUnavailable) in
        guard let secret else { throw SecretUnavailable(reason: "the command failed") }
        return Secret(secret)
      }
      let run = try await run(
        [],
        ["--auth", "PLAIN"],
        security: .loopbackOnly,
        credentials: credentials
      )
      #expect(run.summary.end.shown.contains(reason))
      #expect(try run.server.connections() == 0)
    }
  }

  @Test(
    "a greeting that never ends is given up",
    arguments: ["connect=flood:220-x", "ehlo=flood:250-X"]
  )
  func refusesFlood(_ fault: String) async throws {
    let run = try await run([fault], [], security: .loopbackOnly, credentials: nil)
    #expect([.flooded, .lost].contains(run.error?.problem), "\(run.summary)")
    #expect(Verdict(run.journal.fate(1)) == .temporarySession)
  }

  @Test("a missing file of authorities is named")
  func needsAuthorities() async throws {
    let run = try await run([], [], security: .startTLS, trust: .file("/nowhere/ca.pem"))
    #expect(run.error?.problem == .authorities("/nowhere/ca.pem"))
  }
}

extension DeliverySummary.End {
  fileprivate var shown: String {
    switch self {
    case .finished, .halted: ""
    case .refused(let refusal): refusal.description
    }
  }
}
