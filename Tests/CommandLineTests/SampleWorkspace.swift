import Foundation
import TestSupport

/// A small workspace in a temporary folder, each file given or by default.
struct SampleWorkspace {
  let folder: URL

  static let configuration = """
    sender: Ana Lopez <ana@northlight.example>
    company: Northlight
    zone: Europe/Berlin
    """
  /// A configuration that sends to a server on the loopback, one mail after the other.
  static func sending(to port: UInt16) -> String {
    """
    sender: Ana Lopez <ana@northlight.example>
    company: Northlight
    zone: Europe/Berlin
    mailboxes:
      ana:
        from: Ana Lopez <ana@northlight.example>
        gap: 0s
        jitter: 0s
        smtp:
          host: 127.0.0.1
          port: \(port)
          security: none
    """
  }

  static let accounts = """
    id,name,stage,zone,topic
    acme,Acme Dairy,prospect,Europe/Berlin,the night load
    birch,Birch Foods,prospect,Europe/Berlin,two freezer lines
    """
  static let contacts = """
    id,account,email,role,first_name,last_name
    zoe,acme,zoe@acme.example,decision-maker,Zoë,Lind
    bo,birch,bo@birch.example,decision-maker,Bo,Berg
    """
  static let template = """
    ---
    kind: check-in
    subject: A question about {{ account.topic }}
    to: decision-maker
    ---
    Hello {{ contact.first_name }},

    how do you measure {{ account.topic }} today?

    {{ sender.name }}
    """

  init(
    configuration: String = Self.configuration,
    accounts: String = Self.accounts,
    contacts: String = Self.contacts,
    touches: String? = nil,
    templates: [String: String] = ["check-in/first": Self.template]
  ) throws {
    folder = TemporaryFolder.current.appending(path: "workspace", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write(configuration, to: "rapport.yaml")
    try write(accounts, to: "accounts.csv")
    try write(contacts, to: "contacts.csv")
    if let touches { try write(touches, to: "touches.csv") }
    for (name, text) in templates { try write(text, to: "Templates/\(name).md") }
  }

  /// One that is there already.
  init(at folder: URL) { self.folder = folder }

  func write(_ text: String, to path: String) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(text.utf8).write(to: file)
  }

  func read(_ path: String) throws -> Data {
    try Data(contentsOf: folder.appending(path: path))
  }

  /// The files of the outbox by their paths below it.
  func outbox() throws -> [String: Data] {
    let root = folder.appending(path: "Outbox")
    guard let found = FileManager.default.enumerator(atPath: root.path) else { return [:] }
    var files: [String: Data] = [:]
    for case let path as String in found where path.hasSuffix(".eml") {
      files[path] = try Data(contentsOf: root.appending(path: path))
    }
    return files
  }

  var rapport: Program { Program(folder: folder) }

  /// Runs statements on the database behind the program's back.
  func onDatabase(_ statements: String) throws {
    let script = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(sys.argv[2])"
    let path = folder.appending(path: "rapport.db").path
    let status = try ChildProcess.run("python3", ["-c", script, path, statements], in: folder)
    guard status == 0 else { throw StatementsFailed() }
  }

  struct StatementsFailed: Error {}

  /// Sends all that is due, which must be so many mails.
  func send(_ count: Int, at now: String, _ more: String...) throws -> Program.Result {
    let words = ["send", "--live", "--limit", "all", "--yes", String(count), "--now", now]
    return try rapport.run(words + more)
  }
}
