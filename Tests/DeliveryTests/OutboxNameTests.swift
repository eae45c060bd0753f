import Delivery
import Foundation
import Testing

struct OutboxNameTests {
  @Test(
    "harmless parts stand as they are",
    arguments: [
      (["acme.example", "bo@client.example", "1"], "acme.example--bo@client.example--1.eml"),
      (["a", "b-c", "check-in_2"], "a--b-c--check-in_2.eml"),
    ]
  )
  func stands(_ parts: [String], _ file: String) {
    let name = OutboxName(
      date: "2026-03-09",
      account: parts[0],
      contact: parts[1],
      step: parts[2]
    )
    #expect(name.description == "2026-03-09/" + file)
  }

  private static let hostile = [
    "../../etc/passwd", "/", "..", ".", "", " ", "a/b", "a\0b", "a\r\nb", "-rf", "a-", "a--b", "ü",
    "u\u{308}", "日本語", ".hidden", "a b", "a_b", "$(id)", "a+0123456789abcdef", "\u{202E}lme",
    String(repeating: "x", count: 300), String(repeating: "x", count: 301), "👩‍👩‍👧", "é", "e\u{301}",
  ]

  @Test("any text gives a name that matches the pattern and stays in the outbox")
  func isHarmless() throws {
    let pattern = try Regex("^[A-Za-z0-9_@+=,-][A-Za-z0-9._@+=,-]{0,199}$")
    for text in Self.hostile {
      for name in [
        OutboxName(date: text, account: "a", contact: "b", step: "1"),
        OutboxName(date: "d", account: text, contact: "b", step: "1"),
        OutboxName(date: "d", account: "a", contact: text, step: text),
      ] {
        #expect(try pattern.wholeMatch(in: name.folder) != nil, "\(name.folder)")
        #expect(try pattern.wholeMatch(in: name.file) != nil, "\(name.file)")
        #expect(OutboxName(path: name.description) == name)
      }
    }
  }

  @Test("different parts give different names")
  func isUnique() {
    var parts: [[String]] = [["a--b", "c", "1"], ["a", "b--c", "1"], ["a", "-b", "1"]]
    for text in Self.hostile { parts += [[text, "b", "1"], ["a", text, "1"], ["a", "b", text]] }
    let marked = OutboxName(date: "d", account: "a/b", contact: "c", step: "1").file.dropLast(4)
    let pieces = marked.split(separator: "--").map(String.init)
    parts.append(pieces)
    let names = parts.map { OutboxName(date: "d", account: $0[0], contact: $0[1], step: $0[2]) }
    #expect(Set(names).count == parts.count)
  }

  @Test(
    "a path that no draft could have is none",
    arguments: ["a.eml", "a/b/c.eml", "../a.eml", "a/.b.eml", "a/b.txt", "a/b c.eml", "/a.eml", ""]
  )
  func isNoName(_ path: String) { #expect(OutboxName(path: path) == nil) }
}
