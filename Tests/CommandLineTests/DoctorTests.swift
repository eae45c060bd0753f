import Foundation
import TestSupport
import Testing

@Suite("rapport doctor", .temporaryFolder, .needsPython)
struct DoctorTests {
  private static let canary = "Canary-8f1c-päss"
  private static let domain = "northlight.example"
  private static let key =
    "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="

  /// A workspace with a draft, a server that lets it in by TLS, and a name server with good records.
  private struct Firm {
    let workspace: SampleWorkspace
    let server: FaultySMTP
    let names: NameServer

    var file: URL { workspace.folder.appending(path: "rapport.yaml") }
    var database: URL { workspace.folder.appending(path: "rapport.db") }
  }

  private func firm(
    _ records: [NameServer.Record] = DoctorTests.records(),
    faults: [String] = [],
    password: String = DoctorTests.canary
  ) throws -> Firm {
    let authority = try TestAuthority(in: TemporaryFolder.current)
    let server = try FaultySMTP(
      faults,
      ["--tls", "starttls", "--auth", "PLAIN", "--password", Self.canary]
        + authority.serverOptions(),
      in: TemporaryFolder.current
    )
    let secret = TemporaryFolder.current.appending(path: "secret.txt")
    try Data((password + "\n").utf8).write(to: secret)
    chmod(secret.path, 0o600)
    let login = [
      "username: ann", "certificate_authority: \(authority.file)",
      "password_command: cat \(secret.path)",
    ].map { "\n      " + $0 }.joined()
    let workspace = try SampleWorkspace(
      configuration: SampleWorkspace.sending(to: server.port)
        .replacingOccurrences(of: "security: none", with: "security: starttls")
        .replacingOccurrences(of: "gap: 0s", with: "dkim_selector: s\n    gap: 0s") + login
    )
    for words in [["import"], ["draft"], ["send"]] {
      #expect(try workspace.rapport.run(words).status == 0)
    }
    let names = try NameServer(records, in: TemporaryFolder.current)
    let firm = Firm(workspace: workspace, server: server, names: names)
    for path in [
      firm.file.path, workspace.folder.appending(path: "Templates/check-in/first.md").path,
    ] {
      chmod(path, 0o644)
    }
    for path in [workspace.folder.path, workspace.folder.appending(path: "Templates").path] {
      chmod(path, 0o755)
    }
    return firm
  }

  private static func records(
    spf: [String] = ["v=spf1 ip4:127.0.0.0/8 -all"],
    key: String? = DoctorTests.key
  ) -> [NameServer.Record] {
    spf.map { .text(domain, $0) } + [
      .text("_dmarc.\(domain)", "v=DMARC1; p=reject; rua=mailto:dmarc@\(domain)"),
      .mailExchanger(domain, host: "mx.\(domain)", preference: 10),
    ] + (key.map { [.text("s._domainkey.\(domain)", $0)] } ?? [])
  }

  private func doctor(_ firm: Firm, _ words: String...) throws -> Program.Result {
    let server = words.contains("--dns-server") ? [] : ["--dns-server", firm.names.address]
    let result = try firm.workspace.rapport.run(["doctor"] + server + words)
    #expect(!(result.output + result.errors).contains(Self.canary))
    return result
  }

  private func ids(_ firm: Firm, _ words: String...) throws -> [String] {
    let server = words.contains("--dns-server") ? [] : ["--dns-server", firm.names.address]
    let result = try firm.workspace.rapport.run(["doctor", "--json"] + server + words)
    let report = try #require(result.objects.first, "\(result.errors)")
    let findings = try #require(report["findings"] as? [[String: Any]])
    let hasFault = findings.contains { $0["severity"] as? String == "fault" }
    #expect(result.status == (hasFault ? 1 : 0) && report["healthy"] as? Bool == !hasFault)
    return findings.compactMap { $0["id"] as? String }
  }

  @Test("finds nothing where all is well, and sends nothing")
  func healthy() throws {
    let firm = try firm()
    let result = try doctor(firm)
    #expect(result.status == 0 && result.errors.isEmpty)
    #expect(
      result.output
        == "All is well: rapport.yaml, permissions, templates, database, clock, disk, "
        + "mailboxes.ana.smtp, northlight.example.\n"
    )
    #expect(try firm.server.waitsUntilGone())
    #expect(try firm.server.lines().last == "QUIT" && firm.server.taken().isEmpty)
    let report = try #require(
      try firm.workspace.rapport("doctor", "--json", "--offline").objects.first
    )
    #expect((report["unchecked"] as? [Any])?.count == 2 && report["healthy"] as? Bool == true)
  }

  @Test("finds permissions that are too wide, and a clock that is behind")
  func machine() throws {
    let firm = try firm()
    chmod(firm.file.path, 0o666)
    chmod(firm.database.path, 0o644)
    chmod(TemporaryFolder.current.appending(path: "secret.txt").path, 0o644)
    chmod(firm.workspace.folder.appending(path: "Templates/check-in/first.md").path, 0o666)
    #expect(
      try Set(ids(firm, "--now", "2020-01-01T00:00:00Z")) == [
        "config.writable", "database.exposed", "secret.exposed", "template.writable",
        "clock.behind",
      ]
    )
  }

  @Test("finds a configuration, a template and a database that are wrong")
  func files() throws {
    let firm = try firm()
    try firm.workspace.onDatabase("UPDATE drafts SET state = 'skipped' WHERE key = 1")
    try firm.workspace.write(
      "---\nkind: check-in\nsubject: x\n---\n{{ contact.nme }}\n",
      to: "Templates/a.md"
    )
    #expect(try Set(ids(firm)) == ["database.broken", "template.wrong"])
    try Data("this is no database".utf8).write(to: firm.database)
    for end in ["-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: firm.database.path + end)
    }
    #expect(try ids(firm) == ["database.unusable"])
    try firm.workspace.write("sender: 7\nmailboxes: x\n", to: "rapport.yaml")
    #expect(try ids(firm) == ["config.wrong"])
  }

  @Test(
    "finds what is derived and does not hold",
    arguments: [
      "DELETE FROM agenda_holds WHERE account = 1",
      "UPDATE agenda_holds SET reason = reason || '!'",
      "UPDATE agenda_counts SET count = count + 1", "DELETE FROM agenda_accounts WHERE account = 2",
      "INSERT INTO agenda_owed VALUES (1, 5, NULL, 0)",
    ]
  )
  func derived(statement: String) throws {
    let workspace = try SampleWorkspace()
    for words in [["import"], ["draft"], ["plan"]] {
      #expect(try workspace.rapport.run(words).status == 0)
    }
    chmod(workspace.folder.path, 0o755)
    let healthy = try workspace.rapport("doctor", "--offline")
    #expect(healthy.status == 0, "\(healthy.output)")
    try workspace.onDatabase(statement)
    let result = try workspace.rapport("doctor", "--offline", "--json")
    let findings = try #require(result.objects.first?["findings"] as? [[String: Any]])
    #expect(result.status == 1)
    #expect(findings.compactMap { $0["id"] as? String } == ["agenda.differs"])
  }

  @Test("finds a login that is refused, a certificate nobody vouches for, a server that is gone")
  func servers() throws {
    let wrong = try firm(password: "another")
    #expect(try ids(wrong) == ["login.refused"])
    let text = try String(contentsOf: wrong.file, encoding: .utf8)
    let lines = text.split(separator: "\n").filter { !$0.contains("certificate_authority") }
    try wrong.workspace.write(lines.joined(separator: "\n"), to: "rapport.yaml")
    #expect(try ids(wrong) == ["server.insecure"])
    let elsewhere = text.replacing("port: \(wrong.server.port)", with: "port: 1")
    try wrong.workspace.write(elsewhere, to: "rapport.yaml")
    #expect(try ids(wrong) == ["server.unreachable"])
    let without = text.replacing(/password_command.*/, with: "password_env: NOT_SET_ANYWHERE")
    try wrong.workspace.write(without, to: "rapport.yaml")
    #expect(try ids(wrong) == ["password.missing"])
  }

  @Test("finds records by which receivers would turn mails away")
  func domain() throws {
    let firm = try firm(Self.records(spf: ["v=spf1 -all", "v=spf1 mx -all"], key: nil))
    #expect(try ids(firm) == ["spf.several", "dkim.missing", "dmarc.unaligned"])
    let text = try doctor(firm).output
    #expect(text.contains("fault   spf.several  northlight.example\n"))
    #expect(text.contains("→ merge them into one TXT record that begins with v=spf1"))
    #expect(text.hasSuffix("\n3 faults.\n"))
  }

  @Test("says that nobody answers, which is no fault")
  func nobody() throws {
    let firm = try firm()
    let result = try doctor(firm, "--dns-server", "127.0.0.1:1")
    #expect(result.status == 0)
    #expect(
      result.output.contains(
        "not checked: records of northlight.example (no name server can be reached)\n"
      )
    )
  }

  @Test("works before anything is imported")
  func fresh() throws {
    let workspace = try SampleWorkspace()
    chmod(workspace.folder.appending(path: "rapport.yaml").path, 0o644)
    let result = try workspace.rapport("doctor", "--offline")
    #expect(result.status == 0 && result.output.contains("not checked: database and templates"))
    #expect(
      !FileManager.default.fileExists(atPath: workspace.folder.appending(path: "rapport.db").path)
    )
  }
}
