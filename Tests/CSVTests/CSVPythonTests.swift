import CSV
import Testing

@Suite(.enabled(if: PythonCSV.isPresent, "python3 is absent: it judges this reader and writer"))
struct CSVPythonTests {
  private static let tables = (1000..<1300 as Range<UInt64>).map { RandomTable(seed: $0) }

  @Test func pythonReadsWhatTheWriterWrites() throws {
    let texts = Self.tables.map { String(decoding: $0.bytes(CSVWriter()), as: UTF8.self) }
    let read = try PythonCSV.ask(PythonCSV.Question(texts: texts, tables: [])).read
    #expect(read.map(utf8) == Self.tables.map { utf8([$0.header] + $0.rows) })
  }

  @Test func theReaderReadsWhatPythonWrites() throws {
    let tables = Self.tables.map { [$0.header] + $0.rows }
    let written = try PythonCSV.ask(PythonCSV.Question(texts: [], tables: tables)).written
    #expect(written.count == tables.count)
    for (text, table) in zip(written, Self.tables) {
      var reader = try CSVReader(
        name: "t.csv",
        bytes: Array(text.utf8),
        options: CSVOptions(delimiter: .comma)
      )
      #expect(reader.header.names == table.header)
      #expect(try reader.allRecords() == utf8(table.rows))
    }
  }

  /// Bytes, since Swift holds texts equal that differ in how an accent is composed.
  private func utf8(_ rows: [[String]]) -> [[[UInt8]]] { rows.map { $0.map { Array($0.utf8) } } }
}
