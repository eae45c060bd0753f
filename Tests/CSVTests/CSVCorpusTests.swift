import CSV
import Foundation
import TestSupport
import Testing

/// The files of csv-spectrum, where they lie beside the project.
@Suite(.needsSharedMaterial) struct CSVCorpusTests {
  private struct Case: Decodable {
    let id: String
    let file: String
    let expect: Rows
  }

  /// One row stands without a list around it.
  private struct Rows: Decodable {
    let all: [[String: String]]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      do {
        all = try container.decode([[String: String]].self)
      } catch is DecodingError {
        all = [try container.decode([String: String].self)]
      }
    }
  }

  private static let folder = "corpora/csv/"

  @Test func aFileGivesTheRowsItIsKnownToHave() throws {
    let lines = try String(
      contentsOf: SharedMaterial.url(Self.folder + "cases.jsonl"),
      encoding: .utf8
    )
    let cases = try lines.split(separator: "\n").map {
      try JSONDecoder().decode(Case.self, from: Data($0.utf8))
    }
    #expect(cases.count == 12)
    for file in cases where file.id != "spectrum/location_coordinates.csv" {
      // The files named for their CRLF were stored with LF, what is expected of them was not.
      let expected = file.expect.all.map { row in
        row.mapValues { $0.replacingOccurrences(of: "\r\n", with: "\n") }
      }
      #expect(try Self.rows(file.file) == expected, "\(file.id)")
    }
  }

  /// The corpus has another phone number in the file than in what it expects of it, so that one
  /// is judged by the other columns.
  @Test func quotesInsideAFieldAreKeptOrRefusedAsTold() throws {
    let path = "spectrum-csvs/location_coordinates.csv"
    let row = try #require(try Self.rows(path, CSVOptions(strayQuotes: .keep)).first)
    #expect(row["Location Coordinates"] == "37\u{FFFD}36'37.8\"N 121\u{FFFD}2'17.9\"W")
    #expect(row["Counties"] == "Stanislaus")
    #expect(
      Transcript(try Self.bytes(path)).lines.last == "problem 1@2 at 2:22 strayQuote"
    )
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: SharedMaterial.url(folder + path)))
  }

  private static func rows(
    _ path: String,
    _ options: CSVOptions = CSVOptions()
  ) throws -> [[String: String]] {
    var reader = try CSVReader(name: path, bytes: try bytes(path), options: options)
    var rows: [[String: String]] = []
    while let row = try reader.next() {
      guard case .record(let record) = row else { continue }
      let pairs = zip(reader.header.names, (0..<record.count).map { record[$0] })
      rows.append(Dictionary(uniqueKeysWithValues: pairs))
    }
    return rows
  }
}
