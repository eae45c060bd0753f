import Civil
import Testing

@testable import Pipeline

@Suite("A temporary refusal is tried again")
struct RetryTests {
  @Test(
    "after five minutes, doubling, up to four hours",
    arguments: [(1, 300), (2, 600), (3, 1200), (6, 9600), (7, 14_400), (8, 14_400), (400, 14_400)]
  )
  func schedule(attempts: Int, seconds: Int64) {
    let now = Instant(epochSeconds: 1_800_000_000)
    #expect(Retry.notBefore(attempts: attempts, after: now).seconds(since: now) == seconds)
  }
}
