package import Foundation

/// A program that runs beside a test, and is ended by its id when the value is dropped.
///
/// `@unchecked`: it is started in `init`, and then only asked and ended.
package final class ChildProcess: @unchecked Sendable {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()

  /// Starts it; what it says on standard error is thrown away.
  package init(
    _ program: String,
    _ arguments: [String],
    environment: [String: String] = [:],
    in folder: URL? = nil
  ) throws {
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.currentDirectoryURL = folder
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  deinit { end() }

  package var isRunning: Bool { process.isRunning }

  /// Says a line to it.
  package func write(line: String) throws {
    try input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
  }

  /// The next line it prints, without its end; empty if it ends without a word.
  package func readLine() -> String {
    var line: [UInt8] = []
    while let octet = output.fileHandleForReading.readData(ofLength: 1).first, octet != 10 {
      line.append(octet)
    }
    return String(decoding: line, as: UTF8.self)
  }

  /// Kills it and waits until it is gone.
  package func end() {
    guard process.isRunning else { return }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// Asks it to end and waits until it is gone, with what it started itself.
  package func terminate() {
    guard process.isRunning else { return }
    process.terminate()
    process.waitUntilExit()
  }

  package struct Failed: Error {
    package let status: Int32
    package let errors: String
  }

  /// Runs a program to its end and gives the lines that it printed.
  package static func lines(_ program: String, _ arguments: [String]) throws -> [String] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    let said = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failed(
        status: process.terminationStatus,
        errors: String(decoding: said, as: UTF8.self)
      )
    }
    return String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// Runs a program to its end and gives its exit code.
  package static func run(_ program: String, _ arguments: [String], in folder: URL) throws -> Int32
  {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
