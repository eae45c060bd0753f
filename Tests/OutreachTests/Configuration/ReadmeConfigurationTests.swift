import Foundation
import Outreach
import TestSupport
import Testing

@Suite("The configurations in the README")
struct ReadmeConfigurationTests {
  /// The indented block that begins with a key, moved to the left.
  private func block(_ key: String) throws -> String {
    let readme = SharedMaterial.packageFolder.appendingPathComponent("README.md")
    let lines = try String(contentsOf: readme, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex(of: "    \(key):"))
    return lines[start...].prefix { $0.hasPrefix("    ") }.map { $0.dropFirst(4) }
      .joined(separator: "\n")
  }

  private func policy(_ key: String) throws -> Policy {
    let yaml = ConfigurationTests.threeLines + (try block(key)) + "\n"
    return try Configuration.read(yaml: yaml, file: "README.md")
  }

  @Test func `show what holds by default`() throws {
    let plain = try Configuration.read(yaml: ConfigurationTests.threeLines, file: "README.md")
    let shown = try policy("cadence")
    #expect(shown.cadence == plain.cadence)
    #expect(shown.mailboxes == plain.mailboxes)
    var service = try policy("service").service
    #expect(service.health == plain.paths.database + "-health.json")
    service.health = nil
    #expect(service == plain.service)
  }

  @Test func `can be read`() throws {
    #expect(try policy("sequences").sequence(SequenceID("prospect"))?.steps.count == 3)
    #expect(try policy("holidays").calendarFiles.count == 2)
    #expect(try policy("mailboxes").mailboxes.first?.smtp != nil)
  }
}
