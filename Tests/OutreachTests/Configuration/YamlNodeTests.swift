import Civil
import Outreach
import Testing

@Suite("YAML as typed nodes")
struct YamlNodeTests {
  private func node(_ text: String, firstLine: Int = 1) throws -> YamlNode {
    var problems: [YamlProblem] = []
    let node = YamlNode.document(text, file: "a.yaml", firstLine: firstLine, into: &problems)
    #expect(problems == [])
    return try #require(node)
  }

  private func problems(_ text: String, firstLine: Int = 1) -> [String] {
    var problems: [YamlProblem] = []
    _ = YamlNode.document(text, file: "a.yaml", firstLine: firstLine, into: &problems)
    return problems.map(\.description)
  }

  @Test(
    "a scalar stays what the person wrote",
    arguments: [
      "NO", "01234", "12:30", "1_000", "0x1F", "1e3", "2025-12-15", "yes", "=", "1.10", ".inf",
    ]
  )
  func scalars(written: String) throws {
    #expect(try node(written).text == written)
    #expect(try node("\"\(written)\"").text == written)
  }

  @Test(
    "nothing, a tilde and a plain null are no value; in quotes they are text",
    arguments: [("", nil), ("~", nil), ("null", nil), ("''", ""), ("'~'", "~"), ("'null'", "null")]
  )
  func nulls(written: String, text: String?) throws {
    let node = try node(written)
    #expect(node.isNull == (text == nil))
    #expect(node.text == text)
  }

  @Test func `places count lines from the file's first and columns in characters`() throws {
    let text = "ä: 1\nlist:\n  - {größe: x, b: ü}\n"
    var problems: [YamlProblem] = []
    let root = try #require(
      try node(text, firstLine: 3).mapping(known: ["ä", "list"], into: &problems)
    )
    #expect(root.entries.map(\.keyPlace.description) == ["a.yaml:3:1", "a.yaml:4:1"])
    let item = try #require(root["list"]?.items(into: &problems)?.first)
    let entries = try #require(item.entries(into: &problems))
    #expect(entries.map(\.value.place.description) == ["a.yaml:5:13", "a.yaml:5:19"])
    #expect(entries.map(\.value.path) == ["list[1].größe", "list[1].b"])
    #expect(problems == [])
  }

  @Test func `an alias is its anchor's value, under its own keys and at the anchor's place`() throws
  {
    let root = try node("a: &x [1, 2]\nb: *x\n")
    var problems: [YamlProblem] = []
    let b = try #require(root.mapping(known: ["a", "b"], into: &problems)?["b"])
    #expect(b.path == "b")
    #expect(b.place.description == "a.yaml:1:4")
    #expect(b.itemsOrOne.compactMap(\.text) == ["1", "2"])
  }

  @Test(
    "what is not YAML is named with its place and what to do",
    arguments: [
      (
        "a: b: c",
        "a.yaml:1:5: this is not YAML: a value begins here where none can: "
          + "put a text with “: ” in quotes, or mend the indentation"
      ),
      (
        "a:\n\tb: 1",
        "a.yaml:2:1: this is not YAML: no value can begin with this character: "
          + "put the text in quotes, and indent with spaces, not tabs"
      ),
      (
        "a: 1\n b: 2",
        "a.yaml:2:3: this is not YAML: a value begins here where none can: "
          + "put a text with “: ” in quotes, or mend the indentation"
      ),
      (
        "x: 1\na: \"open\nb: 2\n",
        "a.yaml:4:1: this is not YAML: the text ends within quotes, "
          + "which began in line 2: close them"
      ),
      (
        "a: [1, 2\nb: 3",
        "a.yaml:2:2: this is not YAML: a comma or a closing bracket is missing "
          + "in the list or mapping, which began in line 1"
      ),
      (
        "a: *nowhere",
        "a.yaml:1:4: this is not YAML: no anchor of that name stands above: "
          + "put a text that begins with “*” in quotes"
      ),
      (
        "a: **bold**",
        "a.yaml:1:5: this is not YAML: a name was expected behind “*” or “&”: "
          + "put a text that begins with one in quotes"
      ),
      (
        "a: 1\n---\nb: 2",
        "a.yaml:2:1: this is not YAML: a second document begins here: "
          + "a file holds one"
      ),
      (
        "a: \u{1B}[1m",
        "a.yaml:1:4: this is not YAML: the character U+1B cannot stand in YAML: "
          + "remove it"
      ),
      (
        "a: 1\r\nb: \0",
        "a.yaml:2:4: this is not YAML: the character U+0 cannot stand in YAML: "
          + "remove it"
      ),
      (
        "a: !!int 5",
        "a.yaml:1:4: a: the tag “tag:yaml.org,2002:int” is not read: "
          + "write the value without a tag"
      ),
      (
        "a: !secret [x]",
        "a.yaml:1:4: a: the tag “!secret” is not read: "
          + "write the value without a tag"
      ),
      (
        "? [a, b]\n: 1",
        "a.yaml:1:3: expected a key, which is a text, found a list or keys and "
          + "values"
      ),
      (
        "a: &x {b: 1}\nc:\n  <<: *x",
        "a.yaml:3:3: c: merging keys with “<<” is not read: "
          + "write the keys out, or give the whole value an alias"
      ),
    ]
  )
  func syntax(text: String, message: String) {
    #expect(problems(text) == [message])
  }

  @Test(
    "a key that stands twice is named with both lines",
    arguments: [
      ("a: 1\nb: 2\na: 3", "a.yaml:1:1: the key “a” is written twice, again in line 3: keep one"),
      (
        "a:\n  x: 1\n  y: 2\n  x: 3",
        "a.yaml:2:3: the key “x” is written twice, again in line 4: "
          + "keep one"
      ),
      ("a: {x: 1, x: 3}", "a.yaml:1:5: the key “x” is written twice: keep one"),
    ]
  )
  func duplicates(text: String, message: String) {
    #expect(problems(text) == [message])
  }

  @Test func `front matter is placed in its file`() {
    #expect(problems("kind: x: y", firstLine: 2).first?.hasPrefix("a.yaml:2:8: ") == true)
    #expect(
      problems("a: 1\na: 2", firstLine: 2)
        == ["a.yaml:2:1: the key “a” is written twice, again in line 3: keep one"]
    )
  }

  @Test func `aliases of aliases are refused before they are followed`() {
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...40 {
      bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n"
    }
    let expected = "a.yaml:1:1: written out, the aliases of this text make it too large: use fewer"
    #expect(problems(bomb) == [expected])
    // As a key, where the parser itself would compare it as written out.
    #expect(problems(bomb + "? *a40\n: 1\n") == [expected])
    // The same with one name for all, each anchor holding the one before.
    let shadow = "- &a [x, x]\n" + String(repeating: "- &a [*a, *a]\n", count: 40)
    #expect(problems(shadow) == [expected])
  }

  @Test func `an anchor may be used as often as one likes`() throws {
    let uses = (1...500).map { "m\($0): *smtp\n" }.joined()
    let root = try node("s: &smtp {host: smtp.northlight.example, port: 587}\n" + uses)
    var problems: [YamlProblem] = []
    #expect(root.entries(into: &problems)?.count == 501)
  }

  @Test(
    "nesting is bounded",
    arguments: [("[", "]"), ("{a: ", "}")]
  )
  func depth(open: String, close: String) {
    let levels = 900
    let text =
      String(repeating: open, count: levels) + "1" + String(repeating: close, count: levels)
    let found = problems(text)
    #expect(found.count == 1)
    #expect(found.first?.contains("more than 32 levels of lists and keys") == true)
  }

  @Test func `nesting beyond the parser's own bound is refused by it`() {
    let found = problems(String(repeating: "[", count: 5_000))
    #expect(found.count == 1)
    #expect(found.first?.contains("Maximum nesting level reached") == true)
  }

  @Test func `a text of more than a mebibyte is refused`() {
    let found = problems("a: " + String(repeating: "x", count: 1 << 20))
    #expect(found == ["a.yaml:1:1: the text is longer than 1024 KiB"])
  }

  @Test func `a byte order mark is no part of the text`() throws {
    let root = try node("\u{FEFF}a: 1")
    var problems: [YamlProblem] = []
    #expect(root.entries(into: &problems)?.first?.keyPlace.description == "a.yaml:1:1")
  }
}
