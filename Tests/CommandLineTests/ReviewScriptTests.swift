import Foundation
import TestSupport
import Testing

/// `Examples/ci/review.sh`, as a CI server runs it.
@Suite("The script for CI", .temporaryFolder)
struct ReviewScriptTests {
  private func review(_ change: PullRequest, _ base: String...) throws -> Program.Result {
    let script = SharedMaterial.packageFolder.appending(path: "Examples/ci/review.sh")
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return try Program(
      folder: change.root,
      environment: [
        "PATH": "\(Program.products.path):\(path)", "RAPPORT_WORKSPACE": PullRequest.workspace,
        "RAPPORT_NOW": PullRequest.now, "RAPPORT_REPORTS": "reports",
      ],
      program: script
    ).run(base)
  }

  @Test("compares with the merge base, writes its reports, and ends with what is worst")
  func script() throws {
    let change = try PullRequest(PullRequest.files)
    try change.git("checkout", "--quiet", "-b", "change")
    #expect(try review(change, "main").status == 0)
    try change.edit("Letters/check-in/first.md", "how do you", "when do you")
    try change.commit("change")
    // What others did to the branch since is not this change's.
    try change.git("checkout", "--quiet", "main")
    try change.edit("Letters/check-in/stalled-first.md", "where did", "how did")
    try change.commit("another")
    try change.git("checkout", "--quiet", "change")
    let result = try review(change, "main")
    #expect(result.status == 2, "\(result.output)\(result.errors)")
    #expect(result.output.contains("5 mails read otherwise; 1 mail stays as it is"))
    #expect(!result.output.contains("alder works"))
    for (file, part) in [
      ("preview.xml", "changed"), ("preview.json", "\"changes\""),
    ] {
      let report = change.root.appending(path: "reports/\(file)")
      #expect(try String(contentsOf: report, encoding: .utf8).contains(part))
    }
  }

  @Test("ends where a file cannot be read, and says why")
  func failing() throws {
    let change = try PullRequest(PullRequest.files)
    try change.edit("Letters/check-in/first.md", "how do you", "{{ account.nothing }} do you")
    try change.commit("change")
    let result = try review(change, "main")
    #expect(result.status == 65, "\(result.output)\(result.errors)")
    #expect(result.errors.contains("nothing"))
  }

  @Test("says what to do where there is nothing to compare with")
  func noBase() throws {
    let result = try review(try PullRequest(PullRequest.files), "elsewhere")
    #expect(result.status == 66)
    #expect(result.errors.contains("git fetch"))
  }
}
