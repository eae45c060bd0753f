import Foundation
import Testing

/// A judge of JSON Schema that is not ours: Python's `jsonschema`.
enum SchemaJudge {
  static let isPresent: Bool = {
    (try? run("import jsonschema", input: Data()))?.status == 0
  }()

  /// Whether the schema accepts each document.
  static func verdicts(schema: URL, on documents: [Any]) throws -> [Bool] {
    let script = """
      import json, sys, jsonschema
      schema = json.load(open(sys.argv[1], encoding="utf-8"))
      jsonschema.Draft7Validator.check_schema(schema)
      judge = jsonschema.Draft7Validator(schema)
      documents = json.load(sys.stdin)
      print(json.dumps([judge.is_valid(document) for document in documents]))
      """
    let input = try JSONSerialization.data(withJSONObject: documents)
    let result = try run(script, schema.path, input: input)
    #expect(result.status == 0)
    return try JSONDecoder().decode([Bool].self, from: result.output)
  }

  private static func run(
    _ script: String,
    _ arguments: String...,
    input: Data
  ) throws -> (status: Int32, output: Data) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script] + arguments
    let (stdin, stdout) = (Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = FileHandle.nullDevice
    try process.run()
    try stdin.fileHandleForWriting.write(contentsOf: input)
    try stdin.fileHandleForWriting.close()
    let output = try stdout.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }
}
