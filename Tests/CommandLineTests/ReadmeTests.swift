import Foundation
import TestSupport
import Testing

/// Runs every command of the README's consoles and compares what it prints.
@Suite("The README is true", .temporaryFolder)
struct ReadmeTests {
  private struct Command {
    let line: String
    var expected: [String] = []
  }

  private static var readme: String {
    get throws {
      try String(
        contentsOf: SharedMaterial.packageFolder.appending(path: "README.md"),
        encoding: .utf8
      )
    }
  }

  /// The commands of all blocks marked `console`, block by block.
  private func blocks() throws -> [[Command]] {
    var blocks: [[Command]] = []
    var block: [Command]?
    for line in try Self.readme.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "```console" {
        block = []
      } else if line == "```", let finished = block {
        blocks.append(finished)
        block = nil
      } else if line.hasPrefix("$ ") {
        block?.append(Command(line: String(line.dropFirst(2))))
      } else if let last = block?.indices.last {
        block?[last].expected.append(String(line))
      }
    }
    return blocks
  }

  @Test("each command prints what the README shows")
  func commands() throws {
    let root = TemporaryFolder.current.appending(path: "repository", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    for part in ["Examples", "Templates"] {
      try FileManager.default.copyItem(
        at: SharedMaterial.packageFolder.appending(path: part),
        to: root.appending(path: part)
      )
    }
    let blocks = try blocks()
    #expect(blocks.count >= 4)
    for block in blocks {
      var folder = root
      for command in block {
        if command.line.hasPrefix("cd ") {
          folder = root.appending(path: String(command.line.dropFirst(3)))
          continue
        }
        let result = try shell(command.line, in: folder)
        #expect(result.status == 0, "\(command.line): \(result.errors)")
        let printed = result.output.split(separator: "\n", omittingEmptySubsequences: false)
          .map(String.init)
        #expect(
          matches(printed.dropLast(), command.expected[...]),
          "\(command.line) printed:\n\(result.output)"
        )
      }
    }
  }

  /// Whether the lines are the expected ones, where a line `…` stands for any number of lines.
  private func matches(_ lines: ArraySlice<String>, _ expected: ArraySlice<String>) -> Bool {
    guard let first = expected.first else { return lines.isEmpty }
    if first == "…" {
      return (lines.startIndex...lines.endIndex).contains {
        matches(lines[$0...], expected.dropFirst())
      }
    }
    guard let line = lines.first, line == first else { return false }
    return matches(lines.dropFirst(), expected.dropFirst())
  }

  private func shell(_ line: String, in folder: URL) throws -> Program.Result {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return try Program(
      folder: folder,
      environment: ["PATH": "\(Program.products.path):\(path)", "COLUMNS": "100"],
      program: URL(filePath: "/bin/sh")
    ).run(["-c", line])
  }

  @Test("the make targets that it names exist", arguments: ["preview", "test", "lint"])
  func targets(name: String) throws {
    #expect(try Self.readme.contains("make \(name)") || name == "lint")
    let makefile = try String(
      contentsOf: SharedMaterial.packageFolder.appending(path: "Makefile"),
      encoding: .utf8
    )
    #expect(makefile.contains("\n\(name):"))
  }

  @Test("the files that it links to exist")
  func links() throws {
    for match in try Self.readme.matches(of: /\]\(([^)]+)\)/) {
      let path = String(match.1)
      #expect(
        FileManager.default.fileExists(
          atPath: SharedMaterial.packageFolder.appending(path: path).path
        ),
        "\(path)"
      )
    }
  }
}
