import Foundation
import TestSupport
import Testing

@Suite("rapport init", .temporaryFolder)
struct StarterTemplateTests {
  @Test("writes the very templates that the project ships, and overwrites nothing")
  func same() throws {
    let program = Program(folder: TemporaryFolder.current)
    let arguments = [
      "init", "--sender", "Ana \"A\" <ana@northlight.example>", "--zone", "UTC", "w",
    ]
    #expect(try program.run(arguments).status == 0)
    let made = TemporaryFolder.current.appending(path: "w/Templates")
    let shipped = SharedMaterial.packageFolder.appending(path: "Templates")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: shipped.path)
      .filter { $0.hasSuffix(".md") }
    #expect(paths.count >= 15)
    for path in paths {
      let one = try Data(contentsOf: made.appending(path: path))
      let other = try Data(contentsOf: shipped.appending(path: path))
      #expect(one == other, "\(path) differs: run make templates")
    }
    let note = made.appending(path: "check-in/first.md")
    try Data("mine".utf8).write(to: note)
    #expect(try program.run(arguments).status == 0)
    #expect(try Data(contentsOf: note) == Data("mine".utf8))
  }

  @Test("makes a workspace that previews at once")
  func works() throws {
    let program = Program(folder: TemporaryFolder.current)
    #expect(
      try program("init", "--sender", "Ana <ana@northlight.example>", "--zone", "UTC", "w").status
        == 0
    )
    let result = try program("preview", "--workspace", "w", "--now", "2026-11-24T08:00:00Z")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("0 mails"))
  }
}
