/// Looks for the one day that an absence notice states as the return or as the absence's end.
///
/// A day counts only behind a phrase that leads to it (`back on`, `bis zum`, `jusqu'au`), with
/// nothing but filling words between. Days of return go before last days of absence; two different
/// ones of the same sort make it unsure.
struct ReturnSearch {
  let words: [String]
  let sent: StatedDate?

  var result: StatedDate? {
    var returns: Set<StatedDate> = []
    var ends: Set<StatedDate> = []
    let reader = DayReader(words: words, sent: sent)
    for index in words.indices {
      for phrase in ReturnPhrase.all where phrase.begins(at: index, in: words) {
        let start = skippingFill(from: index + phrase.words.count)
        guard let (day, count) = reader.day(at: start, dayFirst: phrase.isDayFirst),
          isSure(phrase, at: index, dayEnd: start + count)
        else { continue }
        if phrase.isReturn { returns.insert(day) } else { ends.insert(day) }
      }
    }
    let days = returns.isEmpty ? ends : returns
    return days.count == 1 ? days.first : nil
  }

  private func skippingFill(from index: Int) -> Int {
    var next = index
    while next < words.count, next < index + 7, ReturnPhrase.fill.contains(words[next]) {
      next += 1
    }
    return next
  }

  private func isSure(_ phrase: ReturnPhrase, at index: Int, dayEnd: Int) -> Bool {
    if dayEnd < words.count, ["uhr", "pm", "am", "h", "heures", "uur"].contains(words[dayEnd]) {
      return false
    }
    if index > 0, phrase.notAfter.contains(words[index - 1]) { return false }
    guard !phrase.needs.isEmpty else { return true }
    return !phrase.needs.isDisjoint(with: sentence(around: index))
  }

  /// The words around a place, at most fourteen to each side, within the sentence.
  private func sentence(around index: Int) -> ArraySlice<String> {
    let breaks: Set = [Words.paragraph, Words.stop]
    var start = index
    while start > 0, index - start < 14, !breaks.contains(words[start - 1]) { start -= 1 }
    var end = index
    while end < words.count, end - index < 14, !breaks.contains(words[end]) { end += 1 }
    return words[start..<end]
  }
}
