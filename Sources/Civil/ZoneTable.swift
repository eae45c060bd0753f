/// A zone's offsets from 1970 to 2100, sorted by time: built once, then only read.
///
/// `offsets[0]` is in force before `starts[0]`, and `offsets[i + 1]` from `starts[i]` on.
/// Neighbours differ.
final class ZoneTable: Sendable {
  let id: String
  let starts: [Int64]
  let offsets: [Int32]
  /// Dates that no clock there showed; empty almost everywhere.
  let skippedDates: [LocalDate]

  init(id: String, starts: [Int64], offsets: [Int32]) {
    (self.id, self.starts, self.offsets) = (id, starts, offsets)
    skippedDates = Self.skippedDates(starts, offsets)
  }

  /// The dates that lie whole within a jump of the clocks: those of a day and more.
  private static func skippedDates(_ starts: [Int64], _ offsets: [Int32]) -> [LocalDate] {
    var dates: [LocalDate] = []
    for (index, start) in starts.enumerated()
    where offsets[index + 1] - offsets[index] >= 86_400 {
      let (_, lack) = floorDivide(-(start + Int64(offsets[index])), by: 86_400)
      var day = (start + Int64(offsets[index]) + lack) / 86_400
      while (day + 1) * 86_400 <= start + Int64(offsets[index + 1]) {
        dates.append(LocalDate(daysSinceEpoch: Int(day)))
        day += 1
      }
    }
    return dates
  }

  /// Seconds east of UTC at an instant.
  func offset(at epoch: Int64) -> Int32 { offsets[segment(at: epoch)] }

  /// How many transitions lie at or before the instant.
  private func segment(at epoch: Int64) -> Int {
    starts.withUnsafeBufferPointer { starts in
      var low = 0
      var high = starts.count
      while low < high {
        let middle = (low + high) / 2
        if starts[middle] <= epoch { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }

  /// The first instant whose local second is the given one or, where none is, the transition that
  /// jumps over it.
  func firstInstant(showing local: Int64) -> Int64 {
    var index = segment(at: local - Self.largestOffset)
    while true {
      let candidate = local - Int64(offsets[index])
      if index > 0, candidate < starts[index - 1] { return starts[index - 1] }
      if index == starts.count || candidate < starts[index] { return candidate }
      index += 1
    }
  }

  /// No place was ever further ahead of UTC than 15 h 13 min (Metlakatla, before 1867).
  private static let largestOffset: Int64 = 16 * 3_600
}
