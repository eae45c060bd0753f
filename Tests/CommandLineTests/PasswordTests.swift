import Foundation
import TestSupport
import Testing

/// Where a password comes from, and that it is seen nowhere else.
@Suite("The password of a mailbox", .temporaryFolder, .needsPython)
struct PasswordTests {
  private static let now = "2026-11-24T08:00:00Z"
  private static let canary = "Canary-8f1c-päss"
  private static let live = ["send", "--live", "--yes", "1", "--now", now]

  private struct Firm {
    let workspace: SampleWorkspace
    let server: FaultySMTP
  }

  /// A workspace with one approved mail, and a server that wants the password, over TLS.
  private func firm(source: String, faults: [String] = []) throws -> Firm {
    let authority = try TestAuthority(in: TemporaryFolder.current)
    let server = try FaultySMTP(
      faults,
      ["--tls", "starttls", "--auth", "PLAIN", "--password", Self.canary]
        + authority.serverOptions(),
      in: TemporaryFolder.current
    )
    let login = ["username: ann", "certificate_authority: \(authority.file)", source]
      .map { "\n      " + $0 }.joined()
    let workspace = try SampleWorkspace(
      configuration: SampleWorkspace.sending(to: server.port)
        .replacingOccurrences(of: "security: none", with: "security: starttls") + login
    )
    for words in [["import"], ["draft"], ["approve", "--all"]] {
      #expect(try workspace.rapport.run(words + ["--now", Self.now]).status == 0)
    }
    return Firm(workspace: workspace, server: server)
  }

  /// Runs it with every folder that programs leave things in inside the workspace.
  private func rapport(_ firm: Firm) -> Program {
    var rapport = firm.workspace.rapport
    for name in ["HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_STATE_HOME"] {
      rapport.environment[name] = firm.workspace.folder.path
    }
    return rapport
  }

  /// The secret as it is, as AUTH PLAIN and LOGIN say it, and parts of it that base64 may begin with.
  private static var forms: [Data] {
    let encoded = [canary, "\0ann\0\(canary)", "ann\0\(canary)", "x\(canary)", "xx\(canary)"]
      .map { Data($0.utf8).base64EncodedString() }
    // The first and last letters of a base64 text depend on what stands around the secret.
    return [Data(canary.utf8)] + encoded.map { Data($0.dropFirst(8).dropLast(6).utf8) }
  }

  private func expectNoTrace(of result: Program.Result, _ firm: Firm) throws {
    for form in Self.forms {
      #expect(!result.output.utf8.contains(form) && !result.errors.utf8.contains(form))
    }
    let folder = firm.workspace.folder
    let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    let names = try #require(files).filter { $0 != "secret.txt" }
    #expect(names.contains("rapport.db"))
    for name in names {
      guard let data = try? Data(contentsOf: folder.appending(path: name)) else { continue }
      for form in Self.forms { #expect(data.range(of: form) == nil, "\(name)") }
    }
  }

  private static let outcomes: [(faults: [String], status: Int32)] = [
    ([], 0), (["auth=say:535 5.7.8 no \\x43anary-8f1c-p\\xc3\\xa4ss"], 78), (["dot=take|close"], 1),
    (["mail=say:451 4.3.0 later"], 69),
  ]

  @Test("from the environment it logs in, and leaves no trace", arguments: outcomes)
  func environment(_ faults: [String], _ status: Int32) throws {
    let firm = try firm(source: "password_env: MAIL_PASSWORD", faults: faults)
    var rapport = rapport(firm)
    rapport.environment["MAIL_PASSWORD"] = Self.canary
    let result = try rapport.run(Self.live)
    #expect(result.status == status, "\(result.output)\(result.errors)")
    try expectNoTrace(of: result, firm)
  }

  @Test("from a command it logs in, and stands in no argument of a process", arguments: outcomes)
  func command(_ faults: [String], _ status: Int32) throws {
    let command = "cat /proc/$PPID/cmdline /proc/$$/cmdline > argv; cat secret.txt"
    let firm = try firm(source: "password_command: \(command)", faults: faults)
    try firm.workspace.write(Self.canary + "\n", to: "secret.txt")
    let result = try rapport(firm).run(Self.live)
    #expect(result.status == status, "\(result.output)\(result.errors)")
    #expect(try firm.workspace.read("argv").range(of: Data("--live".utf8)) != nil)
    try expectNoTrace(of: result, firm)
  }

  @Test("is asked for at a terminal, without echo, where it has no source", arguments: outcomes)
  func prompt(_ faults: [String], _ status: Int32) throws {
    let firm = try firm(source: "", faults: faults)
    let typed = Self.canary.utf8.map { "\\x" + String($0, radix: 16) }.joined()
    let result = try rapport(firm).atTerminal(
      Self.live,
      typing: [(on: "Password of ann at 127.0.0.1: ", text: "wrong\\x15\\xc3\\xa4\\x7f\(typed)\\n")]
    )
    #expect(result.status == status, "\(result.output)")
    try expectNoTrace(of: result, firm)
  }

  @Test("in a script without a source it is an error that names the keys")
  func script() throws {
    let firm = try firm(source: "")
    let result = try rapport(firm).run(Self.live)
    #expect(result.status == 78)
    #expect(
      result.errors.contains("set password_command or password_env"),
      "\(result.errors)"
    )
    #expect(try firm.server.connections() == 0)
  }

  @Test("who gives up at the question sends nothing", arguments: ["\\x03", "\\x04", "\\n"])
  func givesUp(_ key: String) throws {
    let firm = try firm(source: "")
    let result = try rapport(firm).atTerminal(Self.live, typing: [(on: "Password of", text: key)])
    #expect(result.status == 64, "\(result.output)")
    #expect(result.output.contains("nothing was sent"))
    #expect(try firm.server.connections() == 0)
  }

  @Test("would be in no core dump, neither a file nor one given to a program")
  func cores() throws {
    let command = "cat /proc/$PPID/limits > limits; cat secret.txt"
    let firm = try firm(source: "password_command: \(command)")
    try firm.workspace.write(Self.canary + "\n", to: "secret.txt")
    #expect(try rapport(firm).run(Self.live).status == 0)
    let limits = String(decoding: try firm.workspace.read("limits"), as: UTF8.self)
    let line = limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") }
    #expect(line?.split(separator: " ").map(String.init)[4...5] == ["1", "1"], "\(limits)")
  }
}

extension String.UTF8View {
  fileprivate func contains(_ octets: Data) -> Bool { Data(self).range(of: octets) != nil }
}
