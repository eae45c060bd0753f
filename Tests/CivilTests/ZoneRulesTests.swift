import Foundation
import TestSupport
import Testing

@testable import Civil

/// Whether the tables are the rules: by Foundation, which they are copied from, and by Python's
/// `zoneinfo`, which reads other files with other code.
@Suite struct ZoneRulesTests {
  private static let span: ClosedRange<Int64> = 946_684_800...2_240_611_200

  /// All that Foundation lists, and the other names that the system's database has for them.
  static let ids: [String] = {
    let zones =
      (try? String(contentsOfFile: "/usr/share/zoneinfo/tzdata.zi", encoding: .utf8)) ?? ""
    let names = zones.split(separator: "\n").compactMap { line -> String? in
      let words = line.split(separator: " ").map(String.init)
      return switch words.first {
      case "Z": words[1]
      case "L": words[2]
      default: nil
      }
    }
    let aliases = names.filter { (try? Zone($0)) != nil }
    return Set(TimeZone.knownTimeZoneIdentifiers + aliases).sorted()
  }()

  /// Every eighth zone from each start: together all of them, in parallel; each on each day, by
  /// another step in each zone, and around every change of clocks.
  @Test(arguments: 0..<8) func areFoundationsInAllZonesFrom2000To2040(start: Int) throws {
    let ids = Self.ids
    #expect(ids.count > 400)
    for index in stride(from: start, to: ids.count, by: 8) {
      let zone = try Zone(ids[index])
      let theirs = try #require(TimeZone(identifier: ids[index]))
      let step = 85_000 + index
      var instants = Array(stride(from: Self.span.lowerBound, to: Self.span.upperBound, by: step))
      for transition in zone.table.starts + Self.transitions(of: theirs) {
        instants += [transition - 1, transition, transition + 1]
      }
      let different = instants.filter { epoch in
        zone.table.offset(at: epoch)
          != theirs.secondsFromGMT(for: Date(timeIntervalSince1970: Double(epoch)))
      }
      #expect(different.isEmpty, "\(ids[index])")
    }
  }

  private static func transitions(of zone: TimeZone) -> [Int64] {
    var found: [Int64] = []
    var last = Date(timeIntervalSince1970: Double(span.lowerBound))
    while let next = zone.nextDaylightSavingTimeTransition(after: last),
      next > last, Int64(next.timeIntervalSince1970) < span.upperBound
    {
      found.append(Int64(next.timeIntervalSince1970))
      last = next
    }
    return found
  }

  @Test(arguments: Samples.zones) func doNotRepeatAnOffset(id: String) throws {
    let table = try Zone(id).table
    #expect(table.offsets.count == table.starts.count + 1)
    #expect(zip(table.starts, table.starts.dropFirst()).allSatisfy { $0 < $1 })
    #expect(zip(table.offsets, table.offsets.dropFirst()).allSatisfy { $0 != $1 })
  }

  /// Rules up to 2024 alone: those of later years change with the release of the database.
  @Test(.temporaryFolder, .enabled(if: Python.hasZones, "needs python3 with zoneinfo and tzdata"))
  func arePythonsInAllZonesFrom2000To2024() throws {
    var random = SeededGenerator(seed: 4)
    var asked: [(zone: Zone, instant: Instant)] = []
    for id in TimeZone.knownTimeZoneIdentifiers + ["US/Eastern", "Asia/Kolkata", "GB", "EST5EDT"] {
      let zone = try Zone(id)
      let transitions = zone.table.starts.filter { (946_684_800...1_735_689_600).contains($0) }
      for _ in 0..<20 {
        let epoch = Int64.random(in: 946_684_800...1_735_689_600, using: &random)
        asked.append((zone, Instant(epochSeconds: epoch)))
      }
      for epoch in transitions.flatMap({ [$0 - 1, $0] }) {
        asked.append((zone, Instant(epochSeconds: epoch)))
      }
    }
    let answers = try Python.offsets(asked.map { "\($0.zone) \($0.instant.epochSeconds)" })
    #expect(answers.count == asked.count)
    let known = zip(asked, answers).filter { $0.1 != "unknown" }
    #expect(known.count > asked.count * 9 / 10)
    for (question, answer) in known where answer != "\(question.zone.offset(at: question.instant))"
    {
      Issue.record("\(question.zone) at \(question.instant): Python says \(answer)")
    }
  }
}

/// Python's `zoneinfo` as a judge.
private enum Python {
  static let hasZones = (try? run("import zoneinfo; zoneinfo.ZoneInfo('Europe/Berlin')")) != nil

  /// One answer a question, `zone epoch`; `unknown` where Python has no such zone.
  static func offsets(_ questions: [String]) throws -> [String] {
    let input = TemporaryFolder.current.appending(path: "questions")
    try questions.joined(separator: "\n").write(to: input, atomically: true, encoding: .utf8)
    let script = """
      import sys, zoneinfo, datetime
      for line in open(sys.argv[1]):
          name, epoch = line.split()
          try: zone = zoneinfo.ZoneInfo(name)
          except zoneinfo.ZoneInfoNotFoundError: print('unknown'); continue
          moment = datetime.datetime.fromtimestamp(int(epoch), zone)
          print(int(moment.utcoffset().total_seconds()))
      """
    return try run(script, input.path).split(separator: "\n").map(String.init)
  }

  private struct Failed: Error {
    let status: Int32
  }

  private static func run(_ script: String, _ arguments: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failed(status: process.terminationStatus) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
