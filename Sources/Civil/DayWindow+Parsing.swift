/// Reading a window as people write it.
extension DayWindow {
  /// Reads days and hours: `Mon–Fri 09:00–17:00`, `Mon, Wed 8:30-12, 13-17; Fri 9am-12pm`.
  ///
  /// Days are English weekdays, lists and ranges of them, `daily`, `weekdays` (Mon–Fri), `weekends`
  /// or `business days` (as the country works). Hours go from 00:00 to 24:00.
  package init(_ text: String) throws(DayWindowError) {
    var parser = DayWindowParser(text)
    self = try parser.window()
  }
}
