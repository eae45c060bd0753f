import Review
import Testing

@Suite struct AccessTests {
  @Test func theLinkOpensThePageAndTheKeyLeavesTheAddressLine() throws {
    let sample = try Sample()
    let opened = sample.open()
    #expect(opened.status == 303)
    let location = try #require(opened.value("Location"))
    #expect(!location.contains(Sample.secret))
    let cookie = try #require(opened.value("Set-Cookie"))
    #expect(!cookie.contains(Sample.secret))
    #expect(cookie.hasSuffix("; Path=\(location); HttpOnly; SameSite=Strict"))
    #expect(try sample.ask().status == 200)
  }

  @Test(arguments: [
    "/", "/?key=", "/?key=0123456789abcdefABCDEG", "/?key=0123456789abcdefABCDE", "/draft/d-1",
    "/favicon.ico", "", "//", "/?other=0123456789abcdefABCDEF", "/%00", "*",
    "http://127.0.0.1:8080/?key=0123456789abcdefABCDEF",
  ])
  func withoutTheLinkNothingOpens(target: String) throws {
    let sample = try Sample(drafts: [Sample.draft()])
    let request = PageRequest(
      method: "GET",
      target: target,
      headers: ["host": "127.0.0.1:8080"],
      port: 8080
    )
    let response = sample.page.response(to: request)
    #expect(response.status == 403)
    #expect(response.value("Set-Cookie") == nil)
    #expect(!response.body.contains("Lights"))
  }

  @Test(arguments: [
    "", "rapport-review=", "rapport-review=0123456789abcdefABCDEF", "other=x",
    "xrapport-review=\(Sample.secret)",
  ])
  func anotherCookieOpensNothing(cookie: String) throws {
    #expect(try Sample().ask(headers: ["Cookie": cookie]).status == 403)
  }

  @Test func theCookieCountsAmongOthers() throws {
    let sample = try Sample()
    let cookie = try #require(sample.open().value("Set-Cookie")).prefix { $0 != ";" }
    #expect(try sample.ask(headers: ["Cookie": "a=b; \(cookie); c=d"]).status == 200)
  }

  @Test(arguments: [
    ("127.0.0.1:8080", 200), ("localhost:8080", 200), ("LOCALHOST:8080", 200),
    ("evil.example:8080", 403), ("evil.example", 403), ("127.0.0.1", 403), ("127.0.0.1:80", 403),
    ("127.0.0.1:8080.evil.example", 403), ("127.0.0.1.evil.example:8080", 403), ("", 403),
    ("0.0.0.0:8080", 403), ("[::1]:8080", 403),
  ])
  func onlyLoopbackNamesWithOurPortAreAnswered(host: String, status: Int) throws {
    let sample = try Sample()
    #expect(try sample.ask(headers: ["Host": host]).status == status)
    let request = PageRequest(
      method: "GET",
      target: "/?key=\(Sample.secret)",
      headers: ["Host": host],
      port: 8080
    )
    #expect((sample.page.response(to: request).status == 303) == (status == 200))
  }

  @Test func aRequestWithoutAHostIsRefused() throws {
    let request = PageRequest(
      method: "GET",
      target: "/?key=\(Sample.secret)",
      headers: [:],
      port: 8080
    )
    #expect(try Sample().page.response(to: request).status == 403)
  }

  @Test(arguments: [
    "", "short", "0123456789abcdefABCDE", "0123456789abcdefABCDE F", "0123456789abcdefABCDE&x",
  ])
  func aKeyThatCouldBeGuessedOrBreaksTheLinkIsRefused(text: String) {
    #expect(throws: PageKeyError.self) { try PageKey(text) }
  }

  @Test func theKeyIsNeverPrinted() throws {
    let key = try PageKey(Sample.secret)
    #expect(!"\(key) \(String(reflecting: key))".contains(Sample.secret))
    let sample = try Sample(drafts: [Sample.draft()])
    #expect(try !sample.ask("draft/d-1").body.contains(Sample.secret))
  }

  @Test(arguments: ["", "draft/d-1", "draft/absent", "nowhere", "draft/d-1/approve"])
  func everyAnswerForbidsScriptsFramesAndCaching(address: String) throws {
    let response = try Sample(drafts: [Sample.draft()]).ask(address)
    let policy = try #require(response.value("Content-Security-Policy"))
    #expect(policy.hasPrefix("default-src 'none'; style-src 'sha256-"))
    #expect(policy.contains("form-action 'self'; frame-ancestors 'none'"))
    #expect(!policy.contains("unsafe"))
    #expect(response.value("Cache-Control") == "no-store")
    #expect(!response.body.contains("style="))
    #expect(!response.body.contains("<script"))
  }
}
