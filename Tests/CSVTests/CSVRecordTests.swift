import CSV
import Testing

@Suite struct CSVRecordTests {
  private func records(_ text: String) throws -> [CSVRecord] {
    var reader = try CSVReader(name: "t.csv", bytes: Array(text.utf8))
    var records: [CSVRecord] = []
    while let row = try reader.next() {
      if case .record(let record) = row { records.append(record) }
    }
    return records
  }

  @Test func aFieldKnowsItsLineAndColumn() throws {
    let record = try #require(try records("a,b,c,d\né🎉,\"x\r\ny\"\"\",\"z\",\n").first)
    let places = (0..<4).map { record.position(ofField: $0).description }
    #expect(
      places == ["line 2, column 1", "line 2, column 4", "line 3, column 6", "line 3, column 10"]
    )
  }

  @Test func aKeptRecordIsNotTouchedByTheNext() throws {
    let kept = try records("a,b\n1,\"x\"\"\"\nlonger,22222222222222\n\"\"\"\",3\n")
    #expect(
      kept.map { [$0[0], $0[1]] } == [["1", "x\""], ["longer", "22222222222222"], ["\"", "3"]]
    )
  }

  @Test func aRecordOfEmptyFieldsIsBlank() throws {
    #expect(try records("a,b\n,\"\"\n, \n").map(\.isBlank) == [true, false])
  }

  @Test func namesHavePlacesAndAreFoundByText() throws {
    let bytes = Array("e\u{301} , \t,\"b\r\nb\",c d\n".utf8)
    let header = try CSVReader(
      name: "t.csv",
      bytes: bytes,
      options: CSVOptions(allowsUnnamedColumns: true)
    ).header
    #expect(header.names == ["é", "", "b\r\nb", "c d"])
    #expect(header.columns.map(\.position.line) == [1, 1, 1, 2])
    #expect(header.columns.map(\.position.column) == [1, 5, 8, 4])
    #expect(header.index(of: "\u{E9}") == 0)
    #expect(header.index(of: "c d") == 3)
    #expect(header.index(of: "C D") == nil)
  }

  @Test func theEncodingIsTheOneOfTheTextSoFar() throws {
    let blocks = Blocks(Array("abc\n1\n2\n3\n4\n".utf8) + [0xE9, 0x0A], size: 4)
    var reader = try CSVReader(
      name: "t.csv",
      source: { blocks.next() },
      options: CSVOptions(delimiter: .comma)
    )
    #expect(reader.encoding == .utf8)
    while try reader.next() != nil {}
    #expect(reader.encoding == .windows1252)
  }
}
