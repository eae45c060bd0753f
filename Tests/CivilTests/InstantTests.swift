import TestSupport
import Testing

@testable import Civil

@Suite struct InstantTests {
  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00Z"),
      (951_782_400, "2000-02-29T00:00:00Z"),
      (1_743_296_400, "2025-03-30T01:00:00Z"),
      (-1, "1969-12-31T23:59:59Z"),
      (Int64.min, "0001-01-02T00:00:00Z"),
      (Int64.max, "9999-12-30T23:59:59Z"),
    ] as [(Int64, String)]
  )
  func isWrittenAndReadInUTC(epoch: Int64, text: String) throws {
    let instant = Instant(epochSeconds: epoch)
    #expect(instant.description == text)
    #expect(try Instant(rfc3339: text) == instant)
  }

  @Test(arguments: [
    ("2025-03-30T03:00:00+02:00", "2025-03-30T01:00:00Z"),
    ("2025-03-29T20:30:00-04:30", "2025-03-30T01:00:00Z"),
    ("2025-03-30t01:00:00z", "2025-03-30T01:00:00Z"),
    ("2025-03-30T01:00:00.999999Z", "2025-03-30T01:00:00Z"),
    ("1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59Z"),
    ("2025-03-30T01:00:00-00:00", "2025-03-30T01:00:00Z"),
    ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
    ("2017-01-01T00:59:60+01:00", "2017-01-01T00:00:00Z"),
  ])
  func readsEveryFormOfRFC3339(text: String, utc: String) throws {
    #expect(try Instant(rfc3339: text).description == utc)
  }

  @Test(
    arguments: [
      ("", .malformed(column: 1)),
      ("2025-03-30", .malformed(column: 11)),
      ("2025-03-30 01:00:00Z", .malformed(column: 11)),
      ("2025-03-30T01:00Z", .malformed(column: 17)),
      ("2025-03-30T01:00:00", .malformed(column: 20)),
      ("2025-03-30T01:00:00.Z", .malformed(column: 21)),
      ("2025-03-30T01:00:00+0200", .malformed(column: 23)),
      ("2025-03-30T01:00:00Z ", .malformed(column: 21)),
      ("2025-03-30T01:00:00Z\r\n", .malformed(column: 21)),
      ("２025-03-30T01:00:00Z", .malformed(column: 1)),
      ("-025-03-30T01:00:00Z", .malformed(column: 1)),
      ("2025-02-29T01:00:00Z", .noSuchDate),
      ("2025-13-01T01:00:00Z", .noSuchDate),
      ("2025-03-30T24:00:00Z", .noSuchTime),
      ("2025-03-30T01:60:00Z", .noSuchTime),
      ("2025-03-30T01:00:60Z", .noSuchTime),
      ("2025-03-30T01:00:00+24:00", .noSuchTime),
      ("9999-12-31T23:59:59Z", .outOfBounds),
      ("0001-01-01T23:59:59Z", .outOfBounds),
    ] as [(String, InstantError.Reason)]
  )
  func saysWhyATextIsNoInstant(text: String, reason: InstantError.Reason) {
    #expect(throws: InstantError(text: text, reason: reason)) { try Instant(rfc3339: text) }
  }

  @Test func namesTheFormInItsError() {
    let error = InstantError(text: "soon\u{7}", reason: .malformed(column: 1))
    #expect(
      error.description == "“soon\\u{7}” is not an instant: it breaks off at column 1; "
        + "write date, time and offset as in 2025-03-30T09:00:00Z or 2025-03-30T09:00:00+02:00"
    )
  }

  @Test func stopsAtItsBounds() {
    let now = Instant(epochSeconds: 1_743_296_400)
    #expect(now.adding(seconds: .max) == .distantFuture)
    #expect(now.adding(seconds: .min) == .distantPast)
    #expect(Instant.distantFuture.adding(seconds: 1) == .distantFuture)
    #expect(Instant.distantPast.adding(seconds: -1) == .distantPast)
    #expect(now.adding(seconds: -90).seconds(since: now) == -90)
    #expect(Instant.distantPast < now && now < .distantFuture)
  }

  @Test(arguments: [
    ("Europe/Berlin", "2025-03-30T03:00:00+02:00"),
    ("America/St_Johns", "2025-03-29T22:30:00-02:30"),
    ("Asia/Kathmandu", "2025-03-30T06:45:00+05:45"),
    ("UTC", "2025-03-30T01:00:00+00:00"),
  ])
  func isWrittenWithTheOffsetOfAZone(zone: String, text: String) throws {
    let instant = Instant(epochSeconds: 1_743_296_400)
    #expect(try instant.rfc3339(in: Zone(zone)) == text)
    #expect(try Instant(rfc3339: text) == instant)
  }

  @Test(arguments: Samples.zones) func keepsItselfThroughEveryZonesText(id: String) throws {
    let zone = try Zone(id)
    var random = SeededGenerator(seed: 1)
    for _ in 0..<500 {
      let instant = Instant(
        epochSeconds: .random(in: -2_000_000_000...6_000_000_000, using: &random)
      )
      #expect(try Instant(rfc3339: instant.rfc3339(in: zone)) == instant)
    }
    for bound in [Instant.distantPast, .distantFuture] {
      #expect(try Instant(rfc3339: bound.rfc3339(in: zone)) == bound)
    }
  }
}
