import CSV

/// The ids of rows that were refused, by reading a file once more.
enum RefusedRows {
  /// By the record's number; a row that is not well-formed has the text before its first delimiter.
  static func ids(in file: CheckInput.File, of records: Set<Int>) -> [Int: String] {
    guard !records.isEmpty, var reader = try? CSVReader(name: file.path, bytes: file.bytes),
      let column = reader.header.names.firstIndex(of: "id")
    else { return [:] }
    let lines = file.bytes.split(separator: .lineFeed, omittingEmptySubsequences: false)
    var ids: [Int: String] = [:]
    while let row = try? reader.next() {
      switch row {
      case .record(let record) where records.contains(record.number):
        ids[record.number] = record[column].trimmed
      case .problem(let problem) where column == 0 && records.contains(problem.recordNumber):
        let line = problem.lines.lowerBound - 1
        guard lines.indices.contains(line) else { continue }
        let start = lines[line].prefix { $0 != reader.delimiter.byte && $0 != .carriageReturn }
        ids[problem.recordNumber] = String(decoding: start, as: UTF8.self).trimmed
      default: continue
      }
    }
    return ids.filter { !$0.value.isEmpty }
  }
}
