import Foundation
import Outreach
import Review
import Store
import Testing

@Suite(.timeLimit(.minutes(1))) struct ServingTests {
  @Test func aPersonApprovesADraftOverASocket() async throws {
    let sample = try Sample(drafts: [Sample.draft()])
    try await serving(sample.page) { link in
      let (port, key) = try Self.parts(of: link)
      let opened = try await Talk(port, "GET /?key=\(key)")
      #expect(opened.status == 303)
      let root = try #require(opened.header("Location"))
      let cookie = try #require(opened.header("Set-Cookie")).prefix { $0 != ";" }
      let page = try await Talk(port, "GET \(root)draft/d-1", "Cookie: \(cookie)")
      #expect(page.status == 200)
      #expect(page.header("Content-Type") == "text/html; charset=utf-8")
      let token = try #require(page.field("token"))
      let digest = try #require(page.field("digest"))
      let decided = try await Talk(
        port,
        "POST \(root)draft/d-1/approve",
        "Cookie: \(cookie)",
        "Content-Type: application/x-www-form-urlencoded",
        body: "token=\(token)&digest=\(digest)"
      )
      #expect(decided.status == 303)
    }
    #expect(try sample.state("d-1") == .approved)
  }

  @Test func strangersAndLongBodiesAreRefusedOverASocket() async throws {
    let sample = try Sample(drafts: [Sample.draft()])
    try await serving(sample.page) { link in
      let (port, key) = try Self.parts(of: link)
      #expect(try await Talk(port, "GET /").status == 403)
      #expect(try await Talk(port, "GET /?key=\(key)", host: "evil.example:\(port)").status == 403)
      let root = try #require(try await Talk(port, "GET /?key=\(key)").header("Location"))
      let cookie = try #require(try await Talk(port, "GET /?key=\(key)").header("Set-Cookie"))
      let long = try await Talk(
        port,
        "POST \(root)draft/d-1/approve",
        "Cookie: \(cookie.prefix { $0 != ";" })",
        "Content-Type: application/x-www-form-urlencoded",
        body: String(repeating: "x", count: 100_000)
      )
      #expect(long.status == 413)
    }
    #expect(try sample.state("d-1") == .drafted)
  }

  @Test func aPortThatIsTakenIsSaid() async throws {
    let sample = try Sample()
    try await serving(sample.page) { link in
      let (port, _) = try Self.parts(of: link)
      await #expect(throws: PageServerError.self) { try await sample.page.serve(port: port) }
    }
  }

  /// Serves while `body` runs, then ends the server.
  private func serving(
    _ page: ReviewPage,
    _ body: @escaping @Sendable (String) async throws -> Void
  ) async throws {
    let (links, continuation) = AsyncStream<String>.makeStream()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        defer { continuation.finish() }
        try await page.serve(port: 0) { continuation.yield($0) }
      }
      let link = try #require(await links.first { _ in true })
      try await body(link)
      group.cancelAll()
    }
  }

  private static func parts(of link: String) throws -> (port: UInt16, key: Substring) {
    let text = try #require(link.wholeMatch(of: /http:\/\/127\.0\.0\.1:(\d+)\/\?key=(.*)/))
    return (try #require(UInt16(text.1)), text.2)
  }
}
