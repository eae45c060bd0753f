import Foundation
import Mail

/// Runs git in one folder, with nothing of ours read as an option and no question asked.
struct Git {
  /// Where it runs.
  let folder: URL
  /// In place of the repository's own index.
  var index: URL?

  struct Result {
    let status: Int32
    let output: [UInt8]
    let errors: String

    /// Without the end of the line.
    var line: String {
      String(decoding: output, as: UTF8.self)
        .trimmingCharacters(in: .newlines)
    }
  }

  /// `input`: what it reads; its output is kept whole.
  func run(_ arguments: [String], input: [UInt8] = []) throws -> Result {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      [
        "git", "--no-optional-locks", "-c", "core.fsmonitor=false",
        "-c", "core.hooksPath=/dev/null", "-C", folder.path,
      ] + arguments
    var environment = ProcessInfo.processInfo.environment
    environment["GIT_TERMINAL_PROMPT"] = "0"
    environment["LC_ALL"] = "C"
    if let index { environment["GIT_INDEX_FILE"] = index.path }
    process.environment = environment
    let scratch = try Scratch()
    defer { scratch.remove() }
    let (read, output, errors) = try (
      scratch.file("input", input), scratch.file("output"), scratch.file("errors")
    )
    process.standardInput = try FileHandle(forReadingFrom: read)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    do { try process.run() } catch {
      throw Failure(.unavailable, "git cannot be started: is it installed?")
    }
    process.waitUntilExit()
    if process.terminationStatus == 127 {
      throw Failure(.unavailable, "git cannot be started: is it installed?")
    }
    return Result(
      status: process.terminationStatus,
      output: Array(try Data(contentsOf: output)),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self)
    )
  }
}
