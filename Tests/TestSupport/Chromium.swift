package import Foundation
package import Testing

/// A real browser, where one is installed.
package enum Chromium {
  package static let isPresent: Bool =
    (try? ChildProcess.run("chromium", ["--version"], in: URL(filePath: "/"))) == 0

  /// What the page is after it was loaded, as HTML; `folder` is for the browser's own files.
  package static func document(of page: URL, in folder: URL) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "chromium", "--headless", "--disable-gpu", "--no-sandbox", "--no-first-run",
      "--user-data-dir=\(folder.appendingPathComponent("chromium").path)", "--dump-dom",
      page.absoluteString,
    ]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: text, as: UTF8.self)
  }
}

extension Trait where Self == ConditionTrait {
  /// Skips the test, with a message, where there is no browser.
  package static var needsChromium: Self {
    .enabled(
      if: Chromium.isPresent,
      "chromium is absent: apt-get install chromium, to try the page in it"
    )
  }
}
