import Foundation
import TestSupport
import Testing

@testable import Civil

/// Whether a zone's clocks depend on the process that asks: they must not.
///
/// The test runs its own executable again, in other time zones and languages, and compares.
@Suite struct ZoneEnvironmentTests {
  private static let variable = "RAPPORT_TEST_CLOCKS"

  @Test(
    .temporaryFolder,
    .enabled(if: ProcessInfo.processInfo.environment[variable] == nil),
    arguments: [
      ["TZ": "Asia/Kathmandu"], ["TZ": "America/St_Johns", "LC_ALL": "ar_SA.UTF-8"],
      ["TZ": "Pacific/Apia"], ["TZ": "Australia/Lord_Howe"], ["TZ": "Africa/Casablanca"],
      ["TZ": ":/nowhere"], ["TZ": "XYZ-3:30", "TZDIR": "/nowhere"], ["TZ": ""],
    ]
  )
  func showsTheSameTimeInEveryEnvironment(environment: [String: String]) throws {
    let file = TemporaryFolder.current.appending(path: "clocks")
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = [
      "--testing-library", "swift-testing", "--filter", "writesWhatClocksShow",
    ]
    process.environment = ProcessInfo.processInfo.environment
      .merging(environment) { $1 }.merging([Self.variable: file.path]) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let theirs = try String(contentsOf: file, encoding: .utf8)
    #expect(try theirs == Self.clocks())
    #expect(theirs.utf8.count > 10_000)
  }

  /// The other side of the test above; does nothing by itself.
  @Test(
    .enabled(
      if: ProcessInfo.processInfo.environment[variable] != nil,
      "runs in the processes that the other test starts"
    )
  )
  func writesWhatClocksShow() throws {
    let path = try #require(ProcessInfo.processInfo.environment[Self.variable])
    try Self.clocks().write(toFile: path, atomically: false, encoding: .utf8)
  }

  private static func clocks() throws -> String {
    let window = try DayWindow("Mon–Fri 09:00–17:00")
    let clocks = try Samples.zones.map { id in
      let zone = try Zone(id)
      let starts = zone.table.starts.map { Instant(epochSeconds: $0) }
      let openings = starts.compactMap { window.nextOpening(atOrAfter: $0, in: zone) }
      let shown = (starts + openings).map { $0.rfc3339(in: zone) }
      return "\(id) \(zone.table.offsets) \(shown)"
    }
    return (clocks + (try ClockMatrix.lines([2011, 2024]))).joined(separator: "\n")
  }
}
