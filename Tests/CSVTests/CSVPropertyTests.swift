import CSV
import Testing

@Suite struct CSVPropertyTests {
  @Test(arguments: [CSVDelimiter.comma, .semicolon, .tab])
  func whatIsWrittenIsReadAgain(_ delimiter: CSVDelimiter) throws {
    for seed in 0..<200 as Range<UInt64> {
      let table = RandomTable(seed: seed)
      let bytes = table.bytes(CSVWriter(delimiter: delimiter))
      var reader = try CSVReader(
        name: "t.csv",
        bytes: bytes,
        options: CSVOptions(delimiter: delimiter)
      )
      #expect(reader.header.names == table.header)
      #expect(try reader.allRecords() == table.rows.map { $0.map { Array($0.utf8) } }, "\(seed)")
    }
  }

  @Test(arguments: 0..<400 as Range<UInt64>)
  func anyBytesGiveTheSameInBlocksOfAnySize(_ seed: UInt64) {
    let bytes = RandomBytes(seed: seed).bytes
    let options = CSVOptions(
      strayQuotes: seed % 3 == 0 ? .keep : .refuse,
      maximumFieldBytes: seed % 2 == 0 ? 9 : 1000,
      maximumRecordBytes: seed % 5 == 0 ? 20 : 1000
    )
    let whole = Transcript(bytes, options: options)
    for size in 1...9 {
      #expect(Transcript(bytes, blockSize: size, options: options) == whole, "blocks of \(size)")
    }
  }

  /// Every line of the file is in the header, in one record or problem, blank, or behind an error.
  @Test(arguments: 0..<400 as Range<UInt64>)
  func recordsFollowEachOtherLineByLine(_ seed: UInt64) throws {
    let bytes = RandomBytes(seed: seed).bytes
    var reader = try CSVReader(name: "t.csv", bytes: bytes)
    var number = 0
    var line = 1
    do throws(CSVError) {
      while let row = try reader.next() {
        number += 1
        switch row {
        case .record(let record):
          #expect(record.number == number && record.line > line && record.count == 2)
          line = record.position(ofField: 1).line
        case .problem(let problem):
          #expect(problem.recordNumber == number && problem.lines.lowerBound > line)
          #expect(problem.lines.contains(problem.position.line))
          line = problem.lines.upperBound
        }
      }
    } catch {
      #expect(error.position.map { $0.line > line } ?? false)
    }
  }
}

extension CSVReader {
  /// The fields of all records; a problem is a failed expectation.
  mutating func allRecords() throws -> [[[UInt8]]] {
    var rows: [[[UInt8]]] = []
    while let row = try next() {
      switch row {
      case .record(let record): rows.append((0..<record.count).map { Array(record.utf8($0)) })
      case .problem(let problem): Issue.record("\(problem)")
      }
    }
    return rows
  }
}
