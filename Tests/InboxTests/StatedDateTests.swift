import Inbox
import Testing

@Suite struct StatedDateTests {
  @Test(arguments: [
    (2028, 2, 29, "2028-02-29"), (2027, 12, 31, "2027-12-31"), (2000, 2, 29, "2000-02-29"),
  ])
  func daysThatExistAreKept(year: Int, month: Int, day: Int, text: String) {
    #expect(StatedDate(year: year, month: month, day: day)?.description == text)
  }

  @Test(arguments: [
    (2027, 2, 29), (2100, 2, 29), (2027, 4, 31), (2027, 13, 1), (2027, 1, 0), (0, 1, 1),
  ])
  func daysThatDoNotExistAreNoDates(year: Int, month: Int, day: Int) {
    #expect(StatedDate(year: year, month: month, day: day) == nil)
  }
}
