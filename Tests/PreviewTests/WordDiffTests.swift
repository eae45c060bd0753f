import Preview
import TestSupport
import Testing

@Suite("A word diff")
struct WordDiffTests {
  @Test(
    "shows the words that go and come, and keeps the rest",
    arguments: [
      ("the night load", "the day load", "the [-night-]{+day+} load"),
      ("one two", "one two", "one two"),
      ("", "new", "{+new+}"),
      ("old", "", "[-old-]"),
      ("a big red dog", "a small blue dog", "a [-big red-]{+small blue+} dog"),
      ("Hello Zoë,\nyes", "Hello Bo,\nyes", "Hello [-Zoë-]{+Bo+},\nyes"),
      ("word ", "other ", "[-word-]{+other+} "),
      ("end", "end.", "end{+.+}"),
      ("caf\u{E9}", "cafe\u{301}", "[-caf\u{E9}-]{+cafe\u{301}+}"),
      ("one\ntwo\nthree", "one\nthree", "one\n[-two\n-]three"),
    ]
  )
  func words(old: String, new: String, expected: String) {
    #expect(shown(WordDiff(from: old, to: new)) == expected)
  }

  @Test("gives back both texts, octet by octet, whatever they are", arguments: 0..<200)
  func whole(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    let alphabet = ["a", "b", " ", "  ", "\n", ".", "\r\n", "é", "e\u{301}", "👩‍👩‍👧", "-]", "{+"]
    let text = { (chance: inout SeededGenerator) in
      (0..<Int.random(in: 0...40, using: &chance))
        .map { _ in alphabet.randomElement(using: &chance) ?? "" }.joined()
    }
    let (old, new) = (text(&chance), text(&chance))
    let diff = WordDiff(from: old, to: new)
    #expect(Array(side(diff, old: true).utf8) == Array(old.utf8))
    #expect(Array(side(diff, old: false).utf8) == Array(new.utf8))
  }

  @Test("compares long texts by their lines, and the longest as a whole")
  func long() {
    let lines = (0..<500).map { "line \($0) of many, with words\n" }
    var other = lines
    other[10] = "another line\n"
    other[490] = "one more\n"
    let diff = WordDiff(from: lines.joined(), to: other.joined())
    #expect(
      diff.substance == [
        .removed(lines[10]), .added(other[10]), .removed(lines[490]), .added(other[490]),
      ]
    )
    let old = String(repeating: "a\n", count: 4_000)
    let new = String(repeating: "b\n", count: 4_000)
    #expect(WordDiff(from: old, to: new).pieces == [.removed(old), .added(new)])
  }

  private func side(_ diff: WordDiff, old: Bool) -> String {
    diff.pieces.map { piece in
      switch piece {
      case .same(let text): text
      case .removed(let text): old ? text : ""
      case .added(let text): old ? "" : text
      }
    }.joined()
  }

  private func shown(_ diff: WordDiff) -> String {
    diff.pieces.map { piece in
      switch piece {
      case .same(let text): text
      case .removed(let text): "[-\(text)-]"
      case .added(let text): "{+\(text)+}"
      }
    }.joined()
  }
}
