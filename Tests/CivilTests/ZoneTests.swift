import Testing

@testable import Civil

@Suite struct ZoneTests {
  @Test(arguments: [
    ("Europe/Berlin", "2025-03-30T00:59:59Z", 3_600),
    ("Europe/Berlin", "2025-03-30T01:00:00Z", 7_200),
    ("America/New_York", "2025-11-02T05:59:59Z", -14_400),
    ("America/New_York", "2025-11-02T06:00:00Z", -18_000),
    ("Australia/Lord_Howe", "2025-01-15T00:00:00Z", 39_600),
    ("Australia/Lord_Howe", "2025-07-15T00:00:00Z", 37_800),
    ("Africa/Casablanca", "2025-03-10T00:00:00Z", 0),
    ("Africa/Casablanca", "2025-06-10T00:00:00Z", 3_600),
    ("Asia/Kathmandu", "2025-06-10T00:00:00Z", 20_700),
    ("America/St_Johns", "2025-06-10T00:00:00Z", -9_000),
    ("Pacific/Apia", "2011-12-30T09:59:59Z", -36_000),
    ("Pacific/Apia", "2011-12-30T10:00:00Z", 50_400),
    ("Asia/Tehran", "2022-06-10T00:00:00Z", 16_200),
    ("Asia/Tehran", "2023-06-10T00:00:00Z", 12_600),
    ("Asia/Riyadh", "2025-06-10T00:00:00Z", 10_800),
    ("Asia/Pyongyang", "2016-06-10T00:00:00Z", 30_600),
    ("Asia/Pyongyang", "2019-06-10T00:00:00Z", 32_400),
    ("Europe/Berlin", "2099-07-01T00:00:00Z", 7_200), ("UTC", "2025-06-10T00:00:00Z", 0),
    ("Europe/Berlin", "1960-01-01T00:00:00Z", 3_600),
    ("Europe/Berlin", "2500-07-01T00:00:00Z", 3_600),
  ])
  func knowsItsOffset(id: String, instant: String, seconds: Int) throws {
    #expect(try Zone(id).offset(at: Instant(rfc3339: instant)) == seconds)
  }

  @Test(arguments: [
    "Asia/Calcutta", "Asia/Kolkata", "Europe/Kyiv", "Europe/Kiev", "US/Eastern", "UTC", "Etc/UTC",
    "Etc/GMT+5", "America/Argentina/Buenos_Aires", "America/Port-au-Prince", "GB", "EST5EDT",
  ])
  func keepsTheIdAsItWasWritten(id: String) throws {
    #expect(try Zone(id).id == id)
  }

  @Test func hasRulesInThisProgram() { #expect(Zone.hasRules) }

  @Test func isEqualById() throws {
    #expect(try Zone("UTC") == .utc)
    #expect(try Zone("Asia/Calcutta") == Zone("Asia/Calcutta"))
    #expect(try Zone("Asia/Calcutta") != Zone("Asia/Kolkata"))
    #expect(try Set([Zone("Europe/Paris"), Zone("Europe/Paris"), .utc]).count == 2)
  }

  @Test(arguments: [
    ("europe/berlin", ["Europe/Berlin"]), ("Europe/Berln", ["Europe/Berlin"]),
    ("Berlin", ["Europe/Berlin"]), ("new york", ["America/New_York"]),
    ("America/New York", ["America/New_York"]), ("PST", ["America/Los_Angeles"]),
    ("Europe/Berlin ", ["Europe/Berlin"]),
    ("", []), ("GMT+2", []), ("UTC+02:00", []), ("Nowhere/Land", []), ("+02:00", []),
    ("Europe/Berlin\u{0}", ["Europe/Berlin"]), ("../../etc/passwd", []), ("SystemV/EST5", []),
  ])
  func refusesOtherNamesAndSaysWhatWasMeant(name: String, suggestions: [String]) {
    #expect(throws: ZoneError(id: name, suggestions: suggestions)) { try Zone(name) }
  }

  @Test func refusesANameOfAMegabyte() {
    #expect(throws: ZoneError.self) { try Zone(String(repeating: "a/", count: 500_000)) }
  }

  @Test func namesTheLikeliestZoneInItsError() {
    let error = ZoneError(id: "Berlin", suggestions: ["Europe/Berlin"])
    #expect(
      error.description == "“Berlin” is not a time zone; did you mean Europe/Berlin? "
        + "write an IANA name in its exact spelling as in Europe/Berlin"
    )
  }

  @Test func givesTheSameAnswerToAllThreads() async throws {
    let instant = try Instant(rfc3339: "2025-07-01T12:00:00Z")
    let offsets = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<200 {
        for id in Samples.zones { group.addTask { try Zone(id).offset(at: instant) } }
      }
      return try await group.reduce(into: 0) { $0 += $1 }
    }
    #expect(try offsets == 200 * Samples.zones.reduce(0) { try $0 + Zone($1).offset(at: instant) })
  }
}
