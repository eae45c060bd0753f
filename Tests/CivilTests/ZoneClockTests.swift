import TestSupport
import Testing

@testable import Civil

/// From what a clock shows to the instant.
@Suite struct ZoneClockTests {
  @Test(arguments: [
    ("Europe/Berlin", "2025-03-30", "09:00", "2025-03-30T07:00:00Z"),
    ("Europe/Berlin", "2025-03-30", "01:59", "2025-03-30T00:59:00Z"),
    // skipped: 02:00 to 03:00
    ("Europe/Berlin", "2025-03-30", "02:00", "2025-03-30T01:00:00Z"),
    ("Europe/Berlin", "2025-03-30", "02:30", "2025-03-30T01:00:00Z"),
    ("Europe/Berlin", "2025-03-30", "03:00", "2025-03-30T01:00:00Z"),
    // twice: 02:00 to 03:00
    ("Europe/Berlin", "2025-10-26", "02:30", "2025-10-26T00:30:00Z"),
    ("Europe/Berlin", "2025-10-26", "03:00", "2025-10-26T02:00:00Z"),
    ("America/New_York", "2025-03-09", "02:30", "2025-03-09T07:00:00Z"),
    ("America/New_York", "2025-11-02", "01:30", "2025-11-02T05:30:00Z"),
    ("Australia/Lord_Howe", "2025-10-05", "02:15", "2025-10-04T15:30:00Z"),
    ("Australia/Lord_Howe", "2025-04-06", "01:45", "2025-04-05T14:45:00Z"),
    ("Asia/Kathmandu", "2025-03-30", "09:00", "2025-03-30T03:15:00Z"),
    ("America/Sao_Paulo", "2018-11-04", "00:00", "2018-11-04T03:00:00Z"),
    ("America/Sao_Paulo", "2018-02-17", "23:30", "2018-02-18T01:30:00Z"),
    ("America/St_Johns", "2010-11-07", "00:00", "2010-11-07T02:30:00Z"),
    ("Pacific/Apia", "2011-12-29", "23:59", "2011-12-30T09:59:00Z"),
    ("Pacific/Apia", "2011-12-30", "09:00", "2011-12-30T10:00:00Z"),
    ("Pacific/Apia", "2011-12-31", "00:00", "2011-12-30T10:00:00Z"),
    ("Pacific/Apia", "2011-12-31", "09:00", "2011-12-30T19:00:00Z"),
    ("Antarctica/Troll", "2025-03-30", "02:30", "2025-03-30T01:00:00Z"),
    ("UTC", "9999-12-31", "23:00", "9999-12-30T23:59:59Z"),
  ])
  func hasOneInstantForEveryWallTime(
    id: String,
    date: String,
    time: String,
    instant: String
  ) throws {
    let found = try Zone(id).instant(of: LocalDate(iso: date), at: WallTime(time))
    #expect(found.description == instant)
  }

  @Test func skipsADateThatNoClockShowed() throws {
    let apia = try Zone("Pacific/Apia")
    #expect(try !apia.has(LocalDate(iso: "2011-12-30")))
    #expect(try apia.has(LocalDate(iso: "2011-12-29")) && apia.has(LocalDate(iso: "2011-12-31")))
    #expect(try Zone("Pacific/Auckland").has(LocalDate(iso: "2011-12-30")))
  }

  @Test(arguments: Samples.zones) func showsNineExactlyOnceADay(id: String) throws {
    let zone = try Zone(id)
    let nine = try WallTime("09:00")
    let first = try LocalDate(iso: "2000-01-01")
    var last = Instant.distantPast
    for day in 0..<15_000 {
      let date = first.adding(days: day)
      let instant = zone.instant(of: date, at: nine)
      if zone.has(date) {
        let shown = zone.local(at: instant)
        #expect(shown.date == date && shown.time == nine)
        #expect(instant > last)
      }
      last = instant
    }
  }

  /// Tries every offset that the zone ever had, instead of searching.
  @Test(arguments: Samples.zones) func findsTheFirstInstantOfAllThatShowATime(id: String) throws {
    let zone = try Zone(id)
    let offsets = Set(zone.table.offsets.map(Int64.init))
    var random = SeededGenerator(seed: 2)
    for _ in 0..<1_500 {
      let near = zone.table.starts.randomElement(using: &random) ?? 1_500_000_000
      let local = near + .random(in: -180_000...180_000, using: &random)
      let (days, seconds) = floorDivide(local, by: 86_400)
      let found = zone.instant(
        of: LocalDate(daysSinceEpoch: Int(days)),
        at: WallTime(unchecked: Int32(seconds))
      )
      let showing = offsets.map { local - $0 }.filter {
        $0 + Int64(zone.offset(at: Instant(epochSeconds: $0))) == local
      }
      if let first = showing.min() {
        #expect(found.epochSeconds == first)
      } else {
        let before = found.adding(seconds: -1)
        #expect(found.epochSeconds + Int64(zone.offset(at: found)) > local)
        #expect(before.epochSeconds + Int64(zone.offset(at: before)) < local)
      }
    }
  }

  @Test(arguments: Samples.zones) func comesBackToTheInstantUnlessTheHourComesTwice(
    id: String
  ) throws {
    let zone = try Zone(id)
    var random = SeededGenerator(seed: 3)
    for _ in 0..<1_500 {
      let instant = Instant(epochSeconds: .random(in: 0...4_000_000_000, using: &random))
      let (date, time) = zone.local(at: instant)
      let back = zone.instant(of: date, at: time)
      #expect(back <= instant)
      #expect(zone.local(at: back) == (date, time))
    }
  }

  @Test func keepsTheWishBesideTheInstant() throws {
    let berlin = try Zone("Europe/Berlin")
    let date = try LocalDate(iso: "2025-03-30")
    let skipped = try ZonedTime(date, at: WallTime("02:30"), in: berlin)
    #expect(skipped.isMoved)
    #expect(skipped.instant.description == "2025-03-30T01:00:00Z")
    #expect(skipped.description == "2025-03-30 02:30 Europe/Berlin")
    #expect(try !ZonedTime(date, at: WallTime("03:00"), in: berlin).isMoved)
    #expect(!ZonedTime(date, at: .endOfDay, in: berlin).isMoved)

    let secondTime = try Instant(rfc3339: "2025-10-26T01:30:00Z")
    let kept = ZonedTime(secondTime, in: berlin)
    #expect(kept.instant == secondTime)
    #expect(kept.description == "2025-10-26 02:30 Europe/Berlin")
    #expect(skipped < kept)
  }
}
