import Foundation
import TestSupport
import Testing

/// `rapport preview` for machines: formats, files, and nobody's name in a log.
@Suite("A preview for CI", .temporaryFolder)
struct PreviewFormatTests {
  private static let formats = ["text", "json", "github", "junit", "sarif"]

  private func change() throws -> PullRequest {
    let change = try PullRequest(PullRequest.files)
    try change.edit("Letters/check-in/first.md", "how do you", "when do you")
    return change
  }

  @Test(
    "shows no address and no name of the book where it is masked",
    arguments: formats,
    [true, false]
  )
  func masked(format: String, compares: Bool) throws {
    let names = ["Quillfeather", "Zanzibrook", "qz-person", "canary.example", "Canary & Sons"]
    var files = PullRequest.files
    files["teams/data/accounts.csv"]? +=
      "canary,Canary & Sons,prospect,Europe/Berlin,the canaries\n"
    files["teams/leeds/contacts.csv"]? +=
      "qz-person,canary,quill@canary.example,decision-maker,Quillfeather,Zanzibrook,\n"
      + "bad-row,canary,quill@@canary.example,decision-maker,Quillfeather,Zanzibrook,\n"
    let change = try PullRequest(files)
    try change.edit(
      "Letters/check-in/first.md",
      "how do you",
      "{{ contact.name }} <{{ contact.email }}> of {{ account.name }}, how do you"
    )
    try change.edit(
      "teams/leeds/contacts.csv",
      "qz-person,canary,quill@canary.example,decision-maker,Quillfeather",
      "qz-person,canary,quill@canary.example,decision-maker,Quillfeathers"
    )
    let summary = TemporaryFolder.current.appending(path: "summary.md")
    let words = ["--mask", "--format", format, "--all"] + (compares ? ["--against", "main"] : [])
    let arguments = ["preview", "--workspace", PullRequest.workspace, "--now", PullRequest.now]
    let result = try change.rapport(arguments + words, ["GITHUB_STEP_SUMMARY": summary.path])
    #expect(result.errors.isEmpty)
    let told = result.output + ((try? String(contentsOf: summary, encoding: .utf8)) ?? "")
    if format != "sarif" && format != "github" { #expect(told.contains("contact ")) }
    for name in names + ["quill@"] {
      #expect(told.range(of: name, options: .caseInsensitive) == nil, "\(name) in \(told)")
    }
    for name in PullRequest.names {
      #expect(!told.contains("p@\(name)"))
      #expect(!told.contains("\(name) works"))
    }
    // The same words without the mask do name them.
    let plain = try change.rapport(arguments + words.dropFirst())
    if format != "sarif" && !(format == "github" && !compares) {
      #expect(plain.output.contains("Quillfeather") || format == "github")
    }
  }

  @Test("writes to a file in one go, and nothing to the screen", arguments: formats)
  func file(format: String) throws {
    let change = try change()
    let file = TemporaryFolder.current.appending(path: "report")
    let result = try change.preview(
      "--against",
      "main",
      "--format",
      format,
      "--output",
      file.path
    )
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.isEmpty)
    let printed = try change.preview("--against", "main", "--format", format)
    #expect(try String(contentsOf: file, encoding: .utf8) == printed.output)
    let beside = try FileManager.default.contentsOfDirectory(atPath: TemporaryFolder.current.path)
    #expect(!beside.contains { $0.hasSuffix(".tmp") })
  }

  @Test("adds to a job's summary, and keeps what other commands wrote there")
  func summary() throws {
    let change = try change()
    let summary = TemporaryFolder.current.appending(path: "summary.md")
    try Data("# Earlier\n".utf8).write(to: summary)
    let environment = ["GITHUB_STEP_SUMMARY": summary.path]
    let arguments = ["preview", "--workspace", PullRequest.workspace, "--now", PullRequest.now]
    let words = arguments + ["--against", "main", "--format", "github"]
    let result = try change.rapport(words, environment)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("::notice file=Letters/check-in/first.md,line="))
    let text = try String(contentsOf: summary, encoding: .utf8)
    #expect(text.hasPrefix("# Earlier\n## Rapport: what this changes against main"))
    #expect(text.contains("<del>how</del><ins>when</ins> do you measure"))
    try Data(repeating: 10, count: 899_000).write(to: summary)
    #expect(try change.rapport(words, environment).status == 0)
    #expect(try Data(contentsOf: summary).count <= 900_000)
  }

  @Test("keeps GitHub from reading commands in the text of mails")
  func guarded() throws {
    let change = try change()
    let arguments = ["preview", "--workspace", PullRequest.workspace, "--now", PullRequest.now]
    let result = try change.rapport(
      arguments + ["--against", "main"],
      ["GITHUB_ACTIONS": "true"]
    )
    let lines = result.output.split(separator: "\n")
    let word = try #require(lines.first?.split(separator: "::").last)
    #expect(lines.first == "::stop-commands::\(word)")
    #expect(lines.last == "::\(word)::")
  }

  @Test("writes the same drafts into the outbox whatever format the report has", arguments: formats)
  func outbox(format: String) throws {
    let change = try change()
    #expect(try change.preview().status == 0)
    let list = change.root.appending(path: "teams/leeds/Outbox/SHA256SUMS")
    let first = try Data(contentsOf: list)
    try FileManager.default.removeItem(at: list.deletingLastPathComponent())
    #expect(try change.preview("--format", format).status == 0)
    #expect(try Data(contentsOf: list) == first)
  }
}
