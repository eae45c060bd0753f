import ArgumentParser
import Civil
import Foundation

/// The options that every command takes.
struct GlobalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder of rapport.yaml; else the closest one from here upwards.",
      valueName: "dir"
    )
  )
  var workspace: String?

  @Option(
    help: ArgumentHelp(
      "Take this instant (RFC 3339) for the present one.",
      valueName: "instant"
    )
  )
  var now: String?

  @Flag(help: "Print JSON for programs.")
  var json = false

  /// The instant that the command works with.
  func instant() throws -> Instant {
    guard let now else {
      return Instant(epochSeconds: Int64(Date().timeIntervalSince1970.rounded(.down)))
    }
    do throws(InstantError) {
      return try Instant(rfc3339: now)
    } catch {
      throw Failure(.usage, "--now: \(error)")
    }
  }

  /// A clock that begins at `--now` and goes on from there, or the machine's own.
  func clock() throws -> @Sendable () -> Instant {
    let start = try instant()
    let began = ContinuousClock.now
    return {
      start.adding(seconds: (ContinuousClock.now - began).components.seconds)
    }
  }
}

/// How far a plan looks ahead, and its seed.
struct PlanOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Plan this many days, today included.", valueName: "n"))
  var days = 7

  @Option(
    help: ArgumentHelp(
      "Choose another spread of the pauses between mails; the same seed gives the same plan.",
      valueName: "n"
    )
  )
  var seed: UInt64 = 1

  func validate() throws {
    guard (1...366).contains(days) else {
      throw ValidationError("--days takes a number from 1 to 366")
    }
  }

  /// The end of the last day: today is the first.
  func horizon(from now: Instant, in zone: Zone) -> Instant {
    zone.startOfDay(zone.localDate(at: now).adding(days: days))
  }
}
