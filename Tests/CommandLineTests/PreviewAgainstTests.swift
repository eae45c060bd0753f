import Foundation
import TestSupport
import Testing

/// `rapport preview --against` in a real git repository.
@Suite("A preview of a change", .temporaryFolder)
struct PreviewAgainstTests {
  /// What the report says of one mail: its kinds, by the person.
  private func changes(_ output: String) throws -> [String: Set<String>] {
    let value = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    let changes = try #require(value?["changes"] as? [[String: Any]])
    var found: [String: Set<String>] = [:]
    for change in changes {
      let mail = try #require((change["after"] ?? change["before"]) as? [String: Any])
      let contact = try #require((mail["contact"] as? [String: Any])?["id"] as? String)
      found[contact] = Set(try #require(change["kinds"] as? [String]))
    }
    return found
  }

  /// The mails of a whole preview, from the files of its outbox: Date, subject and body by person.
  private func outbox(_ change: PullRequest) throws -> [String: [String]] {
    let folder = change.root.appending(path: "\(PullRequest.workspace)/Outbox")
    try? FileManager.default.removeItem(at: folder)
    #expect(try change.preview().status == 0)
    var mails: [String: [String]] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    where path.hasSuffix(".eml") {
      let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      let parts = text.components(separatedBy: "\r\n\r\n")
      let head = parts[0].components(separatedBy: "\r\n")
      let field = { (name: String) in head.first { $0.hasPrefix(name) } ?? "" }
      let person = path.components(separatedBy: "--")[1]
      mails[person] = [field("Date:"), field("Subject:") + parts.dropFirst().joined()]
    }
    try FileManager.default.removeItem(at: folder)
    return mails
  }

  /// The difference of two outboxes, worked out from their files alone.
  private func difference(
    _ before: [String: [String]],
    _ after: [String: [String]]
  ) -> [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    for person in Set(before.keys).union(after.keys) {
      guard let old = before[person] else {
        found[person] = ["added"]
        continue
      }
      guard let new = after[person] else {
        found[person] = ["removed"]
        continue
      }
      let kinds = (old[0] == new[0] ? [] : ["moved"]) + (old[1] == new[1] ? [] : ["changed"])
      if !kinds.isEmpty { found[person] = Set(kinds) }
    }
    return found
  }

  @Test(
    "shows exactly the mails that a word, a cap, a zone or all of them change",
    arguments: ["word", "cap", "zone", "all"]
  )
  func exactly(what: String) throws {
    let change = try PullRequest(PullRequest.files)
    let before = try outbox(change)
    if what == "word" || what == "all" {
      try change.edit("Letters/check-in/first.md", "how do you", "when do you")
    }
    if what == "cap" || what == "all" {
      try change.edit("teams/leeds/rapport.yaml", "per_day: 4", "per_day: 3")
    }
    if what == "zone" || what == "all" {
      try change.edit(
        "teams/leeds/contacts.csv",
        "decision-maker,Person,alder,\n",
        "decision-maker,Person,alder,Asia/Tokyo\n"
      )
    }
    let after = try outbox(change)
    try change.git("checkout", "--quiet", "-b", "change")
    try change.commit("change")
    let result = try change.preview("--against", "main", "--format", "json")
    #expect(result.status == 0, "\(result.errors)")
    let found = try changes(result.output)
    #expect(found == difference(before, after))
    #expect(before.count == PullRequest.names.count)
    if what == "word" {
      let written = PullRequest.names.filter { $0 != "fir" }.map { "\($0)-person" }
      #expect(found == Dictionary(uniqueKeysWithValues: written.map { ($0, ["changed"]) }))
    } else {
      #expect(!found.isEmpty)
    }
    #expect(try change.leftOvers().isEmpty)
  }

  @Test("writes no outbox, and ends with 2 only where something changed and it was asked for")
  func exitCode() throws {
    let change = try PullRequest(PullRequest.files)
    #expect(try change.preview("--against", "main", "--exit-code").status == 0)
    try change.edit("Letters/check-in/first.md", "how do you", "when do you")
    #expect(try change.preview("--against", "HEAD", "--exit-code").status == 2)
    let result = try change.preview("--against", "main")
    #expect(result.status == 0)
    #expect(result.output.contains("[-how-]{+when+} do you measure"))
    #expect(
      !FileManager.default.fileExists(
        atPath: change.root.appending(path: "teams/leeds/Outbox").path
      )
    )
    #expect(try change.preview("--exit-code").status == 64)
  }

  @Test("shows a template that nobody is due for, by its preview contact")
  func sample() throws {
    let change = try PullRequest(PullRequest.files)
    try change.edit("Letters/thank-you/delivery.md", "thank you for", "many thanks for")
    let result = try change.preview("--against", "main", "--exit-code")
    #expect(result.status == 2)
    #expect(result.output.contains("no mail changes; 6 mails stay as they are"))
    #expect(result.output.contains("thank-you/delivery, for Noor:"))
    #expect(result.output.contains("[-thank you-]{+many thanks+} for the night load."))
  }

  @Test("compares with the workspace in another folder, too")
  func folder() throws {
    let change = try PullRequest(PullRequest.files)
    let other = TemporaryFolder.current.appending(path: "other")
    try FileManager.default.copyItem(at: change.root, to: other)
    try change.edit("Letters/check-in/first.md", "how do you", "when do you")
    let result = try change.preview(
      "--against",
      other.appending(path: PullRequest.workspace).path,
      "--format",
      "json"
    )
    #expect(result.status == 0, "\(result.errors)")
    #expect(try changes(result.output).count == 5)
  }

  @Test("calls every mail new where the revision has no workspace")
  func first() throws {
    let change = try PullRequest(["README.md": "empty"])
    for (path, text) in PullRequest.files { try change.write(text, to: path) }
    let result = try change.preview("--against", "main", "--format", "json")
    #expect(result.status == 0, "\(result.errors)")
    #expect(Set(try changes(result.output).values) == [["added"]])
  }

  @Test("takes what is not in git as it is for both sides")
  func untracked() throws {
    var files = PullRequest.files
    let contacts = files.removeValue(forKey: "teams/leeds/contacts.csv")
    let change = try PullRequest(files.merging([".gitignore": "contacts.csv\n"]) { $1 })
    try change.write(contacts ?? "", to: "teams/leeds/contacts.csv")
    try change.edit("Letters/check-in/first.md", "how do you", "when do you")
    let result = try change.preview("--against", "main", "--format", "json")
    #expect(result.status == 0, "\(result.errors)")
    #expect(try changes(result.output).count == 5)
  }

  @Test("reads no file outside of the revision, whatever its files are called or lead to")
  func hostile() throws {
    let change = try PullRequest(PullRequest.files)
    let secret = TemporaryFolder.current.appending(path: "secret.md")
    try Data("---\nkind: check-in\nsubject: secret words\n---\nsecret words\n".utf8).write(
      to: secret
    )
    let link = change.root.appending(path: "Letters/check-in/leak.md")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: secret)
    try change.write("x", to: "Letters/-rf\n\u{1B}[31m.txt")
    try change.write("x", to: "Letters/--prefix=x")
    try change.commit("hostile")
    try FileManager.default.removeItem(at: link)
    let result = try change.preview("--against", "HEAD", "--format", "json")
    #expect(result.status == 0, "\(result.errors)")
    #expect(!result.output.contains("secret"))
    #expect(try changes(result.output).isEmpty)
    #expect(try change.leftOvers().isEmpty)
  }

  @Test(
    "refuses what is no revision, says what to do, and leaves nothing behind",
    arguments: [
      ("-x", 64), ("--upload-pack=touch x", 64), ("a\nb", 64), ("nothing", 66),
      ("main:teams", 66), ("main..main", 66),
    ]
  )
  func refused(revision: String, status: Int32) throws {
    let change = try PullRequest(PullRequest.files)
    let result = try change.preview("--against=\(revision)")
    #expect(result.status == status, "\(result.errors)")
    #expect(result.errors.hasPrefix("rapport: --against: "))
    #expect(try change.leftOvers().isEmpty)
  }

  @Test("says of which side a file is wrong, and removes the copy of it")
  func broken() throws {
    var files = PullRequest.files
    files["Letters/check-in/first.md"] = "---\nkind: check-in\nsubject: {{ nothing }\n---\nx\n"
    let change = try PullRequest(files)
    try change.write(
      PullRequest.files["Letters/check-in/first.md"] ?? "",
      to: "Letters/check-in/first.md"
    )
    let result = try change.preview("--against", "main")
    #expect(result.status == 65)
    #expect(result.errors.contains("against main: "))
    #expect(result.errors.contains("Letters/check-in/first.md:4"))
    #expect(!result.errors.contains(change.scratch.path))
    #expect(try change.leftOvers().isEmpty)
  }

  @Test("runs no hook or program of the repository")
  func hooks() throws {
    let change = try PullRequest(PullRequest.files)
    let hook = change.root.appending(path: ".git/hooks/post-index-change")
    try Data("#!/bin/sh\ntouch hook-ran\n".utf8).write(to: hook)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: hook.path)
    #expect(try change.preview("--against", "main").status == 0)
    #expect(
      !FileManager.default.fileExists(atPath: change.root.appending(path: "hook-ran").path)
    )
  }
}
