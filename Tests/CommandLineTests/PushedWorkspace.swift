import Foundation
import TestSupport
import Testing

/// A workspace with two drafts, and a mail server with a folder for them.
struct PushedWorkspace {
  static let now = "2026-11-24T08:00:00Z"

  let workspace: SampleWorkspace
  let ids: [String]
  var user = "ana"

  /// `imap`: the lines of the mailbox's section besides user and password.
  init(imap: [String], user: String = "ana") throws {
    self.user = user
    workspace = try SampleWorkspace(
      configuration: """
        sender: Ana Lopez <ana@northlight.example>
        company: Northlight
        zone: Europe/Berlin
        mailboxes:
          ana:
            from: Ana Lopez <ana@northlight.example>
            imap:
              username: \(user)
              password_env: MAIL_PASSWORD
        \(imap.map { "      " + $0 }.joined(separator: "\n"))
        """
    )
    for words in [["import"], ["draft"]] {
      let result = try workspace.rapport.run(words + ["--now", Self.now])
      #expect(result.status == 0, "\(result.errors)")
    }
    let drafts = try workspace.rapport.run(["drafts", "--json", "--now", Self.now])
    ids = drafts.objects.compactMap { $0["id"] as? String }
    #expect(ids.count == 2)
  }

  private init(_ workspace: SampleWorkspace, ids: [String], user: String) {
    self.workspace = workspace
    self.ids = ids
    self.user = user
  }

  /// The same workspace for another user of the mail server, whose folders are empty.
  func copy(_ user: String) throws -> PushedWorkspace {
    let folder = workspace.folder.deletingLastPathComponent().appending(path: user)
    try FileManager.default.copyItem(at: workspace.folder, to: folder)
    let copy = SampleWorkspace(at: folder)
    let configuration = String(decoding: try copy.read("rapport.yaml"), as: UTF8.self)
    let own = configuration.replacingOccurrences(
      of: "username: \(self.user)",
      with: "username: \(user)"
    )
    try copy.write(own, to: "rapport.yaml")
    return PushedWorkspace(copy, ids: ids, user: user)
  }

  init(_ dovecot: Dovecot, startTLS: Bool = false, more: [String] = []) throws {
    let port = startTLS ? dovecot.startTLSPort : dovecot.port
    try self.init(
      imap: [
        "host: 127.0.0.1", "port: \(port)", "security: \(startTLS ? "starttls" : "tls")",
        "certificate_authority: \(dovecot.authority.file)",
      ] + more
    )
  }

  init(_ server: FaultyIMAP) throws {
    try self.init(imap: ["host: 127.0.0.1", "port: \(server.port)", "security: none"])
  }

  var rapport: Program {
    var rapport = workspace.rapport
    rapport.environment["MAIL_PASSWORD"] = Dovecot.password
    return rapport
  }

  /// Runs a command at the time of the test.
  @discardableResult
  func run(_ words: String...) throws -> Program.Result {
    try rapport.run(words + ["--now", Self.now])
  }

  func states() throws -> [String] {
    try run("drafts", "list", "--state", "all", "--json").objects
      .compactMap { $0["state"] as? String }
  }

  /// The exact octets of the drafts, as they were handed over.
  func octets() throws -> [Data] {
    try ids.map { Data(try run("drafts", "show", "--raw", $0).output.utf8) }
  }
}
