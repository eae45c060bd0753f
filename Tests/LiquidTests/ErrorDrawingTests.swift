import Foundation
import Liquid
import Testing

/// Each file in `Errors` is a template, a line of dashes, and what its errors look like, byte by byte.
@Suite struct ErrorDrawingTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Errors")

  static let schema: Schema = [
    "contact": ["first_name": .text, "title": .text], "account": ["name": .text],
    "touches": .list(["subject": .text, "at": .date]),
  ]

  static let partials = [
    "signature": "{{ sender.nam }}\n{{ 1 | pls: 2 }}", "ps": "P.S. {{ note }}",
  ]

  @Test(arguments: [
    "unknown-names", "unknown-filter", "unclosed", "missing-values", "in-a-partial",
    "control-characters",
    "bad-loop", "front-matter",
  ])
  func errorsAreDrawnWithTheirPlace(name: String) throws {
    let file = Self.folder.appendingPathComponent(name + ".txt")
    let text = try String(contentsOf: file, encoding: .utf8)
    let parts = text.components(separatedBy: "\n----\n")
    try #require(parts.count == 2)
    let start = name == "front-matter" ? Position(line: 5, column: 10) : .start
    let drawn = Self.drawn(parts[0], start)
    #expect(drawn + "\n" == parts[1], "\(drawn)")
  }

  private static func drawn(_ source: String, _ start: Position) -> String {
    do throws(LiquidErrors) {
      let template = try Template(
        source: source,
        name: "mail.md",
        at: start,
        schema: schema,
        partials: partials
      )
      return try template.render(with: ["account": ["name": " "], "touches": [["subject": "a"]]])
    } catch {
      return error.description
    }
  }
}
