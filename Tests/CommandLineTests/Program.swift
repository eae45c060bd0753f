import Foundation
import TestSupport

/// Runs the built `rapport` as a person would.
struct Program {
  let folder: URL
  var environment: [String: String] = [:]
  var program = Self.rapport

  struct Result: Sendable {
    let status: Int32
    let output: String
    let errors: String

    /// The lines of the output, each read as a JSON object.
    var objects: [[String: Any]] {
      output.split(separator: "\n").compactMap {
        (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any]
      }
    }
  }

  /// The same surroundings everywhere, also on GitHub's machines.
  private static let plain = [
    "NO_COLOR": "1", "COLUMNS": "120", "RAPPORT_USER": "tester", "GITHUB_ACTIONS": "",
    "GITHUB_STEP_SUMMARY": "",
  ]

  /// The folder of the build's products, where the tests themselves lie.
  static let products: URL = {
    var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    while folder.path != "/" {
      if FileManager.default.isExecutableFile(atPath: folder.appending(path: "rapport").path) {
        return folder
      }
      folder = folder.deletingLastPathComponent()
    }
    return folder
  }()

  static var rapport: URL { products.appending(path: "rapport") }

  func callAsFunction(_ arguments: String...) throws -> Result { try run(arguments) }

  func run(_ arguments: [String]) throws -> Result { try start(arguments).wait() }

  /// Runs it at a terminal that shows what `answers` wait for, and then types what they say.
  ///
  /// The output is all that the terminal showed.
  func atTerminal(
    _ arguments: [String],
    typing answers: [(on: String, text: String)]
  ) throws -> Result {
    let tool = SharedMaterial.packageFolder.appending(path: "Tests/Tools/at-terminal.py").path
    let steps = answers.flatMap { ["--on", $0.on, "--type", $0.text] }
    var python = self
    python.program = URL(filePath: "/usr/bin/env")
    return try python.run(["python3", tool] + steps + ["--", program.path] + arguments)
  }

  /// Starts it; the caller waits for its end.
  ///
  /// Signals do what they do by default, also where the tests run in the background and ignore some.
  func start(_ arguments: [String]) throws -> Running {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["--default-signal", program.path] + arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment
      .merging(Self.plain) { $1 }
      .merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    let output = try Capture(in: folder)
    let errors = try Capture(in: folder)
    process.standardOutput = output.handle
    process.standardError = errors.handle
    try process.run()
    return Running(process: process, output: output, errors: errors)
  }

  struct Running {
    fileprivate let process: Process
    fileprivate let output: Capture
    fileprivate let errors: Capture

    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    func wait() throws -> Result {
      process.waitUntilExit()
      return Result(
        status: process.terminationStatus,
        output: try output.text(),
        errors: try errors.text()
      )
    }
  }
}

/// A file that takes what a process prints: no pipe that could fill up.
private struct Capture {
  let handle: FileHandle
  private let file: URL

  init(in folder: URL) throws {
    file = FileManager.default.temporaryDirectory.appending(path: "rapport-\(UUID().uuidString)")
    try Data().write(to: file)
    handle = try FileHandle(forWritingTo: file)
  }

  func text() throws -> String {
    try handle.close()
    defer { try? FileManager.default.removeItem(at: file) }
    return String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }
}
