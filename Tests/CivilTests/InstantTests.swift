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
}
