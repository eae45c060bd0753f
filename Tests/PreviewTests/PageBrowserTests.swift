import Foundation
import TestSupport
import Testing

@testable import Preview

/// The page in a real browser.
@Suite("The page in a browser", .needsChromium, .temporaryFolder, .hangGuard)
struct PageBrowserTests {
  @Test("shows hostile data as text and runs none of it")
  func isHarmless() throws {
    let text =
      "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
      + "<style>*{display:none}</style>"
    let page = Page(
      PageSample.preview(text: text),
      findings: [PageSample.finding(message: text)]
    ).text
    let document = try self.document(page)
    #expect(document.contains("Hello <mark"))
    #expect(!document.contains("<script") && !document.contains("<img"))
    #expect(!document.contains("<title>owned"))
    #expect(document.contains("&lt;script&gt;document.title='owned'&lt;/script&gt;"))
  }

  @Test("would not run a script, were one in it")
  func forbidsScripts() throws {
    let script = "<script>document.title='owned'</script>"
    let page = Page(PageSample.preview(), findings: []).text
    let changed = page.replacing("<main>", with: "<main>\(script)")
    #expect(changed != page)
    #expect(!(try document(changed)).contains("<title>owned"))
    let open = changed.replacing("http-equiv=\"Content-Security-Policy\"", with: "name=\"none\"")
    #expect(try document(open).contains("<title>owned"))
  }

  private func document(_ page: String) throws -> String {
    let folder = TemporaryFolder.current
    let file = folder.appendingPathComponent("page.html")
    try Data(page.utf8).write(to: file)
    return try Chromium.document(of: file, in: folder)
  }
}
