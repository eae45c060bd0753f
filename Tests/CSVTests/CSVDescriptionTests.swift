import CSV
import Testing

@Suite struct CSVDescriptionTests {
  private func firstProblem(_ text: String, name: String = "accounts.csv") throws -> String {
    var reader = try CSVReader(name: name, bytes: Array(text.utf8))
    while let row = try reader.next() {
      if case .problem(let problem) = row { return problem.description }
    }
    return "none"
  }

  @Test(arguments: [
    (
      "a,b\n1\n",
      "accounts.csv:2:2: record 1: 1 of 2 fields. Add the missing fields, empty ones too."
    ),
    (
      "a,b\n1,2,3\n",
      "accounts.csv:2:5: record 1: 3 fields where the header has 2."
        + " Quote the field that has a delimiter in it, or remove the surplus."
    ),
    (
      "a,b\n1,2\n3,\"4\n5,6\n",
      "accounts.csv:3:3: record 2: a quote opens here and never closes, so nothing behind it was"
        + " read. Close it where the field ends. It takes lines 3 to 4."
    ),
    (
      "a,b\n1,\"2\n3,\"4\"\n",
      "accounts.csv:3:4: record 1: text after the quote that closes the field opened at line 2,"
        + " column 3. Write a quote inside a field twice; close the field where it ends."
        + " It takes lines 2 to 3."
    ),
  ])
  func aProblemSaysWhereWhatAndWhatToDo(_ text: String, _ words: String) throws {
    #expect(try firstProblem(text) == words)
  }

  @Test(arguments: [
    ("", "accounts.csv: no header. The first line must name the columns."),
    (
      "email,name,email\n",
      "accounts.csv:1:12: a second column named “email”; the first is at line 1, column 1."
        + " Rename one."
    ),
    (
      "a\u{1B}[2Jb,a\u{1B}[2Jb\n",
      "accounts.csv:1:8: a second column named “a\\u{1B}[2Jb”; the first is at line 1, column 1."
        + " Rename one."
    ),
    (
      "a,\"b\n",
      "accounts.csv:1:3: the header cannot be read: a quote opens here and never closes, so nothing"
        + " behind it was read. Close it where the field ends."
    ),
  ])
  func anErrorSaysWhereWhatAndWhatToDo(_ text: String, _ words: String) throws {
    let error = try #require(throws: CSVError.self) {
      try CSVReader(name: "accounts.csv", bytes: Array(text.utf8))
    }
    #expect(error.description == words)
  }

  @Test func mixedEncodingsNameBothPlaces() throws {
    var reader = try CSVReader(name: "a.csv", bytes: Array("a\né\n".utf8) + [0xE9, 0x0A])
    _ = try reader.next()
    let error = try #require(throws: CSVError.self) { try reader.next() }
    #expect(
      error.description
        == "a.csv:3:1: this character is not UTF-8, as the text is from line 2, column 1 on, but"
        + " looks like Windows-1252. Save the file in one encoding, UTF-8, or say which it is."
    )
  }

  @Test func controlCharactersInTheFileNameAreShown() throws {
    #expect(
      try firstProblem("a,b\n1\n", name: "a\n\u{202E}.csv").hasPrefix("a\\u{A}\\u{202E}.csv:2:2:")
    )
  }
}
