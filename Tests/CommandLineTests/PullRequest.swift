import Foundation
import TestSupport

/// A git repository with a workspace some folders down, its templates beside it, and two commits.
struct PullRequest {
  let root: URL
  /// Below the root, as `--workspace` takes it.
  static let workspace = "teams/leeds"
  static let now = "2026-11-24T08:00:00Z"

  struct GitFailed: Error { let arguments: [String] }

  /// The commit `main`, with this configuration and data.
  init(_ files: [String: String]) throws {
    root = TemporaryFolder.current.appending(path: "repository", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    try git("init", "--quiet", "--initial-branch=main")
    for (path, text) in files { try write(text, to: path) }
    try commit("main")
  }

  func write(_ text: String, to path: String) throws {
    let file = root.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(text.utf8).write(to: file)
  }

  /// Replaces one text in a file, which must be there once.
  func edit(_ path: String, _ old: String, _ new: String) throws {
    let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
    guard text.components(separatedBy: old).count == 2 else { throw GitFailed(arguments: [old]) }
    try write(text.replacingOccurrences(of: old, with: new), to: path)
  }

  func commit(_ message: String) throws {
    try git("add", "--all")
    try git("commit", "--quiet", "--message", message)
  }

  func git(_ arguments: String...) throws {
    let who = ["-c", "user.name=Tester", "-c", "user.email=tester@rapport.example"]
    guard try ChildProcess.run("git", who + arguments, in: root) == 0 else {
      throw GitFailed(arguments: arguments)
    }
  }

  /// Runs the program in the root, with a folder of its own for temporary files.
  func rapport(_ arguments: [String], _ environment: [String: String] = [:]) throws
    -> Program.Result
  {
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    var program = Program(folder: root)
    program.environment = ["TMPDIR": scratch.path].merging(environment) { $1 }
    return try program.run(arguments)
  }

  func preview(_ arguments: String..., environment: [String: String] = [:]) throws -> Program.Result
  {
    try rapport(
      ["preview", "--workspace", Self.workspace, "--now", Self.now] + arguments,
      environment
    )
  }

  var scratch: URL {
    TemporaryFolder.current.appending(path: "scratch", directoryHint: .isDirectory)
  }

  /// What the program left behind of its temporary files.
  func leftOvers() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: scratch.path)
  }
}

extension PullRequest {
  static let configuration = """
    sender: Ana Lopez <ana@northlight.example>
    company: Northlight
    zone: Europe/Berlin
    cadence:
      mailbox:
        per_day: 4
        ramp: off
    paths:
      templates: ../../Letters
      accounts: ../data/accounts.csv
    """

  static func template(_ kind: String, _ role: String, _ body: String) -> String {
    """
    ---
    kind: \(kind)
    subject: A question about {{ account.topic }}
    to: \(role)
    preview:
      account: {topic: the night load}
      contact: {first_name: Noor}
    ---
    Hello {{ contact.first_name }},

    \(body)

    {{ sender.name }}

    Reply "no thanks" and I won't write again.
    """
  }

  static let names = ["alder", "birch", "cedar", "dogwood", "elm", "fir"]

  /// Six prospects, of whom a day has room for four; one stalled account with another template.
  static var files: [String: String] {
    let rows = names.enumerated().map { number, name in
      let stage = name == "fir" ? "stalled" : "prospect"
      return "\(name),\(name) works,\(stage),Europe/Berlin,topic \(number)"
    }
    let people = names.map { "\($0)-person,\($0),p@\($0).example,decision-maker,Person,\($0)," }
    return [
      "teams/leeds/rapport.yaml": configuration,
      "teams/data/accounts.csv":
        (["id,name,stage,zone,topic"] + rows).joined(separator: "\n") + "\n",
      "teams/leeds/contacts.csv":
        (["id,account,email,role,first_name,last_name,zone"] + people).joined(separator: "\n")
        + "\n",
      "Letters/check-in/first.md": template(
        "check-in",
        "decision-maker",
        "how do you measure {{ account.topic }} today?"
      ),
      "Letters/check-in/stalled-first.md": template(
        "check-in",
        "decision-maker",
        "where did we stop with {{ account.topic }}?"
      ),
      "Letters/thank-you/delivery.md": template(
        "thank-you",
        "decision-maker",
        "thank you for {{ account.topic }}."
      ),
    ]
  }
}
