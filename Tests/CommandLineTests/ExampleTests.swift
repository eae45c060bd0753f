import Foundation
import TestSupport
import Testing

/// The example workspace, as `make preview` runs it.
@Suite("The example workspace", .temporaryFolder)
struct ExampleTests {
  static let now = "2026-11-24T08:00:00Z"

  /// A copy of the repository's parts that the example uses, so that a test never writes there.
  private func copy() throws -> URL {
    let root = TemporaryFolder.current.appending(path: "repository", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    for part in ["Examples", "Templates"] {
      try FileManager.default.copyItem(
        at: SharedMaterial.packageFolder.appending(path: part),
        to: root.appending(path: part)
      )
    }
    return root
  }

  private func preview(in root: URL, _ more: String...) throws -> Program.Result {
    try Program(folder: root).run(
      ["preview", "--workspace", "Examples/northlight", "--now", Self.now] + more
    )
  }

  private func files(in root: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    let outbox = root.appending(path: "Outbox")
    for path in try FileManager.default.subpathsOfDirectory(atPath: outbox.path)
    where path.hasSuffix(".eml") {
      files[path] = try Data(contentsOf: outbox.appending(path: path))
    }
    return files
  }

  @Test("gives all three kinds of drafts, holds with reasons, and the committed files")
  func whole() throws {
    let root = try copy()
    let result = try preview(in: root)
    #expect(result.status == 0, "\(result.errors)")
    for kind in ["thank-you", "check-in", "break-up"] { #expect(result.output.contains(kind)) }
    for rule in ["engaged", "contact.gap", "suppressed", "values", "fresh", "away"] {
      #expect(result.output.contains(rule))
    }
    let written = try files(in: root)
    #expect(written.count >= 40)
    #expect(try files(in: SharedMaterial.packageFolder) == written)
  }

  @Test("changes no byte when it is run again, in another zone of the machine, or in C's locale")
  func again() throws {
    let root = try copy()
    #expect(try preview(in: root).status == 0)
    let first = try files(in: root)
    var other = Program(folder: root)
    other.environment = ["TZ": "Pacific/Apia", "LC_ALL": "C", "LANG": "C"]
    let arguments = ["preview", "--workspace", "Examples/northlight", "--now", Self.now]
    #expect(try other.run(arguments).status == 0)
    #expect(try files(in: root) == first)
  }

  @Test("gives the same plan whatever the order of the rows")
  func order() throws {
    let root = try copy()
    // The deliberately bad rows go first: which of two with one id is taken depends on their order.
    try rewrite(root) { $0 }
    let plan = try preview(in: root, "--json").output
    try rewrite(root) { $0.reversed() }
    #expect(try preview(in: root, "--json").output == plan)
  }

  /// Rewrites the good rows of accounts and contacts in another order.
  private func rewrite(_ root: URL, _ order: ([Substring]) -> [Substring]) throws {
    for name in ["accounts", "contacts"] {
      let file = root.appending(path: "Examples/northlight/\(name).csv")
      var lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      let head = lines.removeFirst()
      let good = lines.filter { !$0.contains("bad-") && !$0.hasPrefix("Bcc:") }
      let text = ([head] + order(good)).joined(separator: "\n") + "\n"
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
  }

  @Test("writes messages that Python's reader takes without a defect", .needsPython)
  func python() throws {
    let root = try copy()
    #expect(try preview(in: root).status == 0)
    let script = """
      import email, email.policy, pathlib, sys
      bad = 0
      for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.eml")):
          message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
          defects = list(message.defects) + [d for v in message.values() for d in v.defects]
          if defects or not message.get_content().strip():
              bad += 1; print(path, defects)
      sys.exit(bad != 0)
      """
    #expect(try python(script, root.appending(path: "Outbox").path) == 0)
  }

  @Test("writes messages that a strict judge finds no error in", .needsPython, .needsSharedMaterial)
  func msgcheck() throws {
    let root = try copy()
    #expect(try preview(in: root).status == 0)
    let judge = SharedMaterial.url("tools/msgcheck.py").path
    let paths = try files(in: root).keys.sorted().map { root.path + "/Outbox/" + $0 }
    #expect(try ChildProcess.run("python3", [judge] + paths, in: root) == 0)
  }

  private func python(_ script: String, _ argument: String) throws -> Int32 {
    try ChildProcess.run("python3", ["-c", script, argument], in: TemporaryFolder.current)
  }

  @Test("never greets nobody")
  func greeting() throws {
    let root = try copy()
    #expect(try preview(in: root).status == 0)
    for (path, data) in try files(in: root) {
      let text = String(decoding: data, as: UTF8.self)
      #expect(!text.contains("Hi ,") && !text.contains("Hello ,"), "\(path)")
      #expect(!text.contains("{{") && !text.contains("{%"), "\(path)")
    }
  }
}
