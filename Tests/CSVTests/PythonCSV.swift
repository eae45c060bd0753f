import Foundation

/// Python's own `csv` module, as a judge that knows nothing of this one.
enum PythonCSV {
  struct Question: Encodable {
    /// To be read by Python.
    let texts: [String]
    /// To be written by Python.
    let tables: [[[String]]]
  }

  struct Answer: Decodable {
    let read: [[[String]]]
    let written: [String]
  }

  private static let program = """
    import csv, io, json, sys
    question = json.load(sys.stdin.buffer)
    styles = [("\\r\\n", csv.QUOTE_MINIMAL), ("\\n", csv.QUOTE_ALL), ("\\r", csv.QUOTE_ALL)]
    def write(number, table):
      text = io.StringIO(newline="")
      end, quoting = styles[number % 3]
      csv.writer(text, lineterminator=end, quoting=quoting).writerows(table)
      return text.getvalue()
    json.dump({
      "read": [list(csv.reader(io.StringIO(text, newline=""), strict=True))
               for text in question["texts"]],
      "written": [write(number, table) for number, table in enumerate(question["tables"])],
    }, sys.stdout)
    """

  static let isPresent: Bool = (try? run(["-c", "import csv"], input: Data()).status) == 0

  static func ask(_ question: Question) throws -> Answer {
    let input = try JSONEncoder().encode(question)
    return try JSONDecoder().decode(Answer.self, from: run(["-c", program], input: input).output)
  }

  private static func run(
    _ arguments: [String],
    input: Data
  ) throws -> (status: Int32, output: Data) {
    let process = Process()
    let (give, take) = (Pipe(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    process.standardInput = give
    process.standardOutput = take
    process.standardError = FileHandle.nullDevice
    try process.run()
    try give.fileHandleForWriting.write(contentsOf: input)
    try give.fileHandleForWriting.close()
    let output = try take.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }
}
