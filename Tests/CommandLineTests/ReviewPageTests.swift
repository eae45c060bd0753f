import Foundation
import TestSupport
import Testing

/// `rapport review`, a process of its own, asked over its socket.
@Suite("The review page", .temporaryFolder, .needsPython)
struct ReviewPageTests {
  private static let form = "Content-Type: application/x-www-form-urlencoded"

  /// A workspace with a draft of each of its two accounts.
  private func workspace() throws -> SampleWorkspace {
    let workspace = try SampleWorkspace()
    for words in [["import"], ["draft"]] {
      let result = try workspace.rapport.run(words + ["--now", "2026-11-24T08:00:00Z"])
      #expect(result.status == 0, "\(result.errors)")
    }
    return workspace
  }

  private func states(_ workspace: SampleWorkspace) throws -> [String] {
    try workspace.rapport("drafts", "list", "--state", "all", "--json").objects
      .compactMap { $0["state"] as? String }
  }

  @Test("lets a person approve one draft, and no other is touched")
  func approval() throws {
    let workspace = try workspace()
    let page = try Served(workspace)
    let opened = try Talk(page.port, "GET /?key=\(page.key)")
    #expect(opened.status == 303)
    let root = try #require(opened.header("Location"))
    let cookie = "Cookie: \(try #require(opened.header("Set-Cookie")).prefix { $0 != ";" })"
    let draft = try workspace.rapport("drafts", "list", "--json").objects.first?["id"] as? String
    let path = "\(root)draft/\(try #require(draft))"
    let shown = try Talk(page.port, "GET \(path)", cookie)
    #expect(shown.status == 200)
    #expect(shown.header("Content-Type") == "text/html; charset=utf-8")
    let token = try #require(shown.field("token"))
    let digest = try #require(shown.field("digest"))
    let body = "token=\(token)&digest=\(digest)"
    #expect(
      try Talk(page.port, "POST \(path)/approve", cookie, Self.form, body: body).status == 303
    )
    #expect(try states(workspace).sorted() == ["approved", "drafted"])
  }

  @Test("refuses strangers, foreign names and long bodies")
  func refusals() throws {
    let workspace = try workspace()
    let page = try Served(workspace)
    #expect(try Talk(page.port, "GET /").status == 403)
    let foreign = "evil.example:\(page.port)"
    #expect(try Talk(page.port, "GET /?key=\(page.key)", host: foreign).status == 403)
    let opened = try Talk(page.port, "GET /?key=\(page.key)")
    let root = try #require(opened.header("Location"))
    let cookie = "Cookie: \(try #require(opened.header("Set-Cookie")).prefix { $0 != ";" })"
    let long = String(repeating: "x", count: 100_000)
    let answer = try Talk(page.port, "POST \(root)draft/d-1/approve", cookie, Self.form, body: long)
    #expect(answer.status == 413)
    #expect(try states(workspace) == ["drafted", "drafted"])
  }

  @Test("says that its port is taken, and what to do")
  func takenPort() throws {
    let workspace = try workspace()
    let page = try Served(workspace)
    let second = try workspace.rapport("review", "--port", String(page.port))
    #expect(second.status == 1)
    #expect(second.errors.contains("cannot be served on 127.0.0.1:\(page.port)"))
    #expect(second.errors.contains("choose another port"), "\(second.errors)")
  }
}

/// A page that is served until the value is dropped.
private struct Served {
  let port: UInt16
  let key: String
  private let process: ChildProcess

  init(_ workspace: SampleWorkspace) throws {
    process = try ChildProcess(Program.rapport.path, ["review"], in: workspace.folder)
    let said = process.readLine()
    let link = /Open http:\/\/127\.0\.0\.1:(\d+)\/\?key=(.*)/
    let parts = try #require(said.wholeMatch(of: link), "it said: \(said)")
    port = try #require(UInt16(parts.1))
    key = String(parts.2)
  }
}
