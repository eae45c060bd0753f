import Foundation
import TestSupport
import Testing

/// The short form of `make crash`: what a killed sender leaves behind.
@Suite("A sender that dies at any moment", .temporaryFolder, .hangGuard)
struct CrashTests {
  private static let scripts = SharedMaterial.packageFolder
    .appending(path: "Tests/Crash", directoryHint: .isDirectory)

  /// Runs one of the scripts on a program; its output says what it saw.
  private func script(
    _ name: String,
    on program: URL = Program.rapport,
    environment: [String: String] = [:],
    _ arguments: String...
  ) throws -> Program.Result {
    let python = Program(
      folder: TemporaryFolder.current,
      environment: environment,
      program: URL(filePath: "/usr/bin/env")
    )
    let file = Self.scripts.appending(path: name).path
    return try python.run(["python3", file, "--binary", program.path] + arguments)
  }

  @Test("twenty kills over sixty mails: none twice, none lost, every doubt named", .needsPython)
  func kills() throws {
    let result = try script(
      "kill.py",
      "--mails",
      "60",
      "--kills",
      "20",
      "--book",
      "30",
      "--seed",
      "1"
    )
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output.contains("duplicates"))
  }

  @Test("a service that is killed eight times sends none twice and loses none", .needsPython)
  func serviceKills() throws {
    let result = try script(
      "kill.py",
      "--command",
      "run",
      "--mails",
      "30",
      "--kills",
      "8",
      "--book",
      "30",
      "--seed",
      "2"
    )
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output.contains("duplicates"))
  }

  @Test(
    "the same kills catch a sender that notes after sending, and one that notes before",
    .needsPython,
    arguments: [("late", "BREACH duplicates"), ("early", "BREACH losses")]
  )
  func naive(_ kind: String, _ breach: String) throws {
    let result = try script(
      "kill.py",
      on: Self.scripts.appending(path: "naive.py"),
      environment: ["NAIVE": kind],
      "--mails",
      "40",
      "--kills",
      "15",
      "--book",
      "20",
      "--faults",
      "none",
      "--seed",
      "1"
    )
    #expect(result.status == 1)
    #expect(result.output.contains(breach), "\(result.output)\(result.errors)")
  }

  @Test("a death at each call to the server, and an error from it", .needsPython, .needsTracing)
  func systemCalls() throws {
    let result = try script("syscalls.py", "--only", "live sendto.*KILL")
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output.contains("live sendto"), "\(result.output)")
  }

  @Test("a full disk, no descriptors, no output: never done when it is not", .needsPython)
  func surroundings() throws {
    let result = try script("surroundings.py", "--step", "9")
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output.contains("descriptors"), "\(result.output)")
  }

  @Test("each mail is marked and synced before its dot", .needsPython, .needsTracing)
  func order() throws {
    let result = try script("order.py", "--mails", "5")
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output.contains("pipelined"))
  }

  @Test("of three senders at once two leave with exit code 75", .needsPython)
  func senders() throws {
    let result = try script("senders.py", "--rounds", "2", "--senders", "3")
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }
}

extension Trait where Self == ConditionTrait {
  /// Skips the test, with a message, where strace is absent or the system lets nobody trace.
  static var needsTracing: Self {
    .enabled(if: mayTrace, "strace is absent or may not trace here")
  }

  private static var mayTrace: Bool {
    let folder = FileManager.default.temporaryDirectory
    return (try? ChildProcess.run("strace", ["-o", "/dev/null", "true"], in: folder)) == 0
  }
}
