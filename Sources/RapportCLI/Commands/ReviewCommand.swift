import ArgumentParser
import Foundation
import Outreach
import Store

struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Open a page on this machine to read the drafts and say yes or no.",
    discussion: "The page is a program of its own, rapport-review, that cannot send."
  )

  @OptionGroup var global: GlobalOptions

  @Option(help: ArgumentHelp("The port; 0 takes a free one.", valueName: "n"))
  var port: UInt16 = 0

  func run() throws {
    let workspace = try Workspace(global)
    let database = try workspace.openStore().path
    let program = try Self.program()
    let arguments = [
      program, "--database", database, "--person", Person.current, "--port", String(port),
    ]
    var pointers = arguments.map { strdup($0) } + [nil]
    execv(program, &pointers)
    throw Failure(.noInput, "\(program) cannot be started: \(String(cString: strerror(errno)))")
  }

  /// The page's program, which is installed beside this one.
  private static func program() throws -> String {
    let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let program = URL(filePath: own).deletingLastPathComponent().appending(path: "rapport-review")
    guard FileManager.default.isExecutableFile(atPath: program.path) else {
      throw Failure(
        .noInput,
        "rapport-review is not beside rapport; build it, or install both"
      )
    }
    return program.path
  }
}
