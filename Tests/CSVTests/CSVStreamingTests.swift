import CSV
import Testing

@Suite struct CSVStreamingTests {
  private static let row = Array("12345,name,mail@example.com\n".utf8)

  @Test func aBlockIsAskedForOnlyWhenTheOneBeforeIsUsedUp() throws {
    let rows = 5000
    let blocks = Blocks(Array("a,b,c\n".utf8) + (0..<rows).flatMap { _ in Self.row }, size: 4096)
    var reader = try CSVReader(name: "t.csv", source: { blocks.next() })
    #expect(blocks.given <= 4096)
    var read = 6
    var most = 0
    while try reader.next() != nil {
      read += Self.row.count
      most = max(most, blocks.given - read)
    }
    #expect(read == blocks.given)
    #expect(most <= 4096)
  }

  @Test func anEndIsNotAskedForTwice() throws {
    let blocks = Blocks(Array("a,b\n1,2\n".utf8), size: 100)
    var reader = try CSVReader(name: "t.csv", source: { blocks.next() })
    while try reader.next() != nil {}
    #expect(try reader.next() == nil)
    #expect(blocks.asked == 2)
  }

  @Test func emptyBlocksAreNotTheEnd() throws {
    var blocks: [[UInt8]] = [[], Array("a,b\n1".utf8), [], [], Array(",2".utf8), []]
    var reader = try CSVReader(
      name: "t.csv",
      source: { blocks.isEmpty ? nil : blocks.removeFirst() }
    )
    #expect(try reader.allRecords() == [[Array("1".utf8), Array("2".utf8)]])
  }

  /// A quote that never closes, in a file without an end: nothing of it may be kept.
  @Test func aRefusedRecordIsNotHeldInMemory() throws {
    let block = Array(repeating: UInt8(ascii: "x"), count: 65_536)
    var given = 0
    var reader = try CSVReader(
      name: "t.csv",
      source: {
        given += 1
        return switch given {
        case 1: Array("a,b\n1,\"".utf8)
        case ...20: block
        case 21: Array("\"\n3,4\n".utf8)
        default: nil
        }
      }
    )
    guard case .problem(let problem) = try reader.next() else {
      Issue.record("no problem")
      return
    }
    #expect(problem.reason == .fieldTooLong(limit: 131_072))
    #expect(problem.position == CSVPosition(line: 2, column: 3))
    #expect(reader.heldBytes < 4 * 65_536)
    #expect(try reader.allRecords().count == 1)
  }

  @Test func memoryDoesNotGrowWithTheFile() throws {
    let block = Array((0..<2000).flatMap { _ in Self.row })
    var given = 0
    var reader = try CSVReader(
      name: "t.csv",
      source: {
        given += 1
        return given == 1 ? Array("a,b,c\n".utf8) : given <= 20 ? block : nil
      }
    )
    var most = 0
    var count = 0
    while try reader.next() != nil {
      most = max(most, reader.heldBytes)
      count += 1
    }
    #expect(count == 19 * 2000)
    #expect(most <= 65_536 + Self.row.count)
  }

  @Test func delimitersWithoutEndAreNotHeldInMemory() throws {
    let block = Array(repeating: UInt8(ascii: ","), count: 65_536)
    var given = 0
    var reader = try CSVReader(
      name: "t.csv",
      source: {
        given += 1
        return given == 1 ? Array("a,b\n".utf8) : given <= 40 ? block : nil
      }
    )
    guard case .problem(let problem) = try reader.next() else {
      Issue.record("no problem")
      return
    }
    #expect(problem.reason == .recordTooLong(limit: 1_048_576))
    #expect(reader.heldBytes < 4 * 65_536)
  }

  /// The file is cut into portions wherever that falls, here within characters.
  @Test(arguments: ["1", "12", "123"])
  func aFileInOneBlockIsTakenInPortions(_ first: String) throws {
    let rows = Array(repeating: "日本,é🎉", count: 20_000)
    let text = (["a,\(first)"] + rows).joined(separator: "\n")
    var reader = try CSVReader(name: "t.csv", bytes: Array(text.utf8))
    var count = 0
    while case .record(let record) = try reader.next() {
      count += 1
      guard record[0] == "日本", record[1] == "é🎉", reader.heldBytes < 70_000 else { break }
    }
    #expect(count == rows.count)
  }

  @Test func whatTheSourceThrowsComesBehindTheRecordsBeforeIt() throws {
    struct Unplugged: Error {}
    var blocks: [[UInt8]] = [Array("a,b\n1,2\n3".utf8)]
    let source: CSVReader.Source = {
      guard !blocks.isEmpty else { throw Unplugged() }
      return blocks.removeFirst()
    }
    var reader = try CSVReader(name: "t.csv", source: source)
    guard case .record(let record) = try reader.next() else {
      Issue.record("no record")
      return
    }
    #expect(record[1] == "2")
    let expected = CSVError(
      file: "t.csv",
      position: CSVPosition(line: 3, column: 2),
      reason: .source("Unplugged()")
    )
    #expect(throws: expected) { try reader.next() }
    #expect(throws: expected) { try reader.next() }
  }
}
