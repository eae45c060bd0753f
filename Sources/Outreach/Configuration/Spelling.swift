/// What somebody may have meant by a word that is not known.
package enum Spelling {
  /// The known word that is nearest, by letters put in, left out, replaced or swapped; nil where
  /// none is near enough to be a slip.
  ///
  /// Letter case, and hyphens against underscores or spaces, do not count.
  package static func closest(to word: String, among known: [String]) -> String? {
    let wanted = folded(word)
    guard (1...64).contains(wanted.count) else { return nil }
    var best: (word: String, distance: Int)?
    for candidate in known {
      let distance = distance(wanted, folded(candidate))
      if distance <= max(1, wanted.count / 3), distance < best?.distance ?? .max {
        best = (candidate, distance)
      }
    }
    return best?.word
  }

  private static func folded(_ word: String) -> [UInt8] {
    word.lowercased().utf8.map { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: " ") ? 0x5F : $0 }
  }

  /// Optimal string alignment: Levenshtein's distance, where swapped neighbours cost one.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      (beforeLast, last) = (last, row)
    }
    return last[right.count]
  }
}
