import CSV
import Foundation
import TestSupport
import Testing

@Suite struct CSVWriterTests {
  @Test(arguments: [
    (["a", "b c", ""], "a,b c,\r\n"),
    (["a,b", "say \"x\"", "1\r\n2"], "\"a,b\",\"say \"\"x\"\"\",\"1\r\n2\"\r\n"),
    ([""], "\"\"\r\n"),
    (["", ""], ",\r\n"),
    (["=1+1", "-2", "a=b"], "=1+1,-2,a=b\r\n"),
  ])
  func quotesStandWhereTheyAreNeeded(_ fields: [String], _ line: String) {
    #expect(CSVWriter().record(fields) == Array(line.utf8))
  }

  @Test func anotherDelimiterIsQuotedInstead() {
    #expect(
      CSVWriter(delimiter: .semicolon).record(["a,b", "c;d"]) == Array("a,b;\"c;d\"\r\n".utf8)
    )
  }

  @Test(arguments: ["=1", "+1", "-1", "@x", "\tx", "\r=1"])
  func aFormulaIsGuardedOnRequest(_ field: String) throws {
    let bytes = Array("a\r\n".utf8) + CSVWriter(guardsFormulas: true).record([field])
    var reader = try CSVReader(name: "t.csv", bytes: bytes)
    #expect(try reader.allRecords() == [[Array("'\(field)".utf8)]])
  }

  @Test func textThatIsNoFormulaIsNotGuarded() {
    let writer = CSVWriter(guardsFormulas: true)
    #expect(writer.record(["a=1", "", "1-2"]) == Array("a=1,,1-2\r\n".utf8))
  }

  @Test(.needsSharedMaterial) func naughtyStringsComeBackByteForByte() throws {
    let url = SharedMaterial.url("corpora/strings/naughty.json")
    let all = try JSONDecoder().decode([String].self, from: Data(contentsOf: url))
    #expect(all.count > 400)
    // A NUL is refused; all else must survive.
    let strings = all.filter { !$0.utf8.contains(0) }
    let writer = CSVWriter()
    let bytes = writer.record(["n", "text"]) + strings.flatMap { writer.record(["1", $0]) }
    var reader = try CSVReader(name: "t.csv", bytes: bytes)
    #expect(try reader.allRecords().map { $0[1] } == strings.map { Array($0.utf8) })
  }
}
