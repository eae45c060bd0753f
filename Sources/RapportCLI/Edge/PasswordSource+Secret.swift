import Foundation
import Outreach
import Wire

extension PasswordSource {
  /// Gets the secret where the person keeps it; only its source is ever named in an error.
  func secret() throws(SecretUnavailable) -> Secret {
    switch self {
    case .environment(let name):
      guard let text = ProcessInfo.processInfo.environment[name], !text.isEmpty else {
        throw SecretUnavailable(reason: "the environment variable \(name) is not set")
      }
      return Secret(text)
    case .command(let command):
      return try Self.output(of: command)
    }
  }

  /// The first line that the command prints; its error output goes to ours.
  private static func output(of command: String) throws(SecretUnavailable) -> Secret {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardInput = FileHandle.nullDevice
    let output: Data
    do {
      try process.run()
      output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    } catch {
      throw SecretUnavailable(reason: "password_command could not be run")
    }
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw SecretUnavailable(
        reason: "password_command ended with status \(process.terminationStatus)"
      )
    }
    let line = output.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    guard !line.isEmpty else {
      throw SecretUnavailable(reason: "password_command printed nothing")
    }
    return Secret(line)
  }
}
