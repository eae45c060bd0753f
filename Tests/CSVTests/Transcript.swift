import CSV

/// Everything a reader says about a file, one line each, to compare and to read.
///
///     header a|b
///     1@2 Ann|x
///     problem 2@3-4 at 3:5 strayQuote
///     error at 9:1 noHeader
struct Transcript: Equatable, CustomStringConvertible {
  private(set) var lines: [String] = []

  init(_ bytes: [UInt8], blockSize: Int = .max, options: CSVOptions = CSVOptions()) {
    self.init(Blocks(bytes, size: blockSize), options: options)
  }

  init(_ blocks: Blocks, options: CSVOptions = CSVOptions()) {
    do throws(CSVError) {
      var reader = try CSVReader(name: "t.csv", source: { blocks.next() }, options: options)
      lines.append("header " + reader.header.names.joined(separator: "|"))
      while let row = try reader.next() { add(row) }
      if try reader.next() != nil { lines.append("a row behind the end") }
    } catch {
      let place = error.position.map { " at \($0.line):\($0.column)" } ?? ""
      lines.append("error\(place) \(error.reason.short)")
    }
  }

  private mutating func add(_ row: CSVRow) {
    switch row {
    case .record(let record):
      let fields = (0..<record.count).map { record[$0] }
      lines.append("\(record.number)@\(record.line) " + fields.joined(separator: "|"))
    case .problem(let problem):
      let last = problem.lines.count > 1 ? "-\(problem.lines.upperBound)" : ""
      lines.append(
        "problem \(problem.recordNumber)@\(problem.lines.lowerBound)\(last)"
          + " at \(problem.position.line):\(problem.position.column) \(problem.reason.short)"
      )
    }
  }

  var description: String { lines.joined(separator: "\n") }
}

/// A file in memory, given in blocks, that counts what it is asked.
final class Blocks {
  private let bytes: [UInt8]
  private let size: Int
  private(set) var given = 0
  private(set) var asked = 0

  init(_ bytes: [UInt8], size: Int) {
    self.bytes = bytes
    self.size = size
  }

  func next() -> [UInt8]? {
    asked += 1
    guard given < bytes.count else { return nil }
    let end = size < bytes.count - given ? given + size : bytes.count
    defer { given = end }
    return Array(bytes[given..<end])
  }
}

extension CSVRowProblem.Reason {
  var short: String {
    switch self {
    case .tooFewFields(let found, let expected): "tooFewFields \(found)/\(expected)"
    case .tooManyFields(let found, let expected): "tooManyFields \(found)/\(expected)"
    case .strayQuote: "strayQuote"
    case .textAfterQuote(let opened): "textAfterQuote opened \(opened.line):\(opened.column)"
    case .unclosedQuote: "unclosedQuote"
    case .nulByte: "nulByte"
    case .fieldTooLong(let limit): "fieldTooLong \(limit)"
    case .recordTooLong(let limit): "recordTooLong \(limit)"
    }
  }
}

extension CSVError.Reason {
  var short: String {
    switch self {
    case .noHeader: "noHeader"
    case .malformedHeader(let reason): "malformedHeader \(reason.short)"
    case .duplicateName(let name, let first): "duplicateName \(name) \(first.line):\(first.column)"
    case .unnamedColumn(let number): "unnamedColumn \(number)"
    case .unusableSeparator(let text): "unusableSeparator \(text)"
    case .notOfEncoding(let encoding, let byte): "notOfEncoding \(encoding) \(byte)"
    case .mixedEncodings(let found, let position, let other):
      "mixedEncodings \(found) \(position.line):\(position.column) \(other)"
    case .utf32: "utf32"
    case .source(let text): "source \(text)"
    }
  }
}
