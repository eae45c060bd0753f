package import Civil
package import Mail

extension YamlNode {
  /// A text that says something: not blank, with no control character but line feed and tab.
  package func string(into problems: inout [YamlProblem]) -> String? {
    string(as: "a text", allowing: ["\n", "\t"], into: &problems)
  }

  /// A text on one line.
  package func line(into problems: inout [YamlProblem]) -> String? {
    string(as: "a text on one line", allowing: ["\t"], into: &problems)
  }

  private func string(
    as expected: String,
    allowing allowed: Set<Unicode.Scalar>,
    into problems: inout [YamlProblem]
  ) -> String? {
    let isFit = text.map { text in
      text.unicodeScalars.contains { !$0.isBlank }
        && text.unicodeScalars.allSatisfy {
          $0.properties.generalCategory != .control || allowed.contains($0)
        }
    }
    guard isFit == true else {
      reportExpected(expected, into: &problems)
      return nil
    }
    return text
  }

  package func integer(
    in range: ClosedRange<Int>,
    into problems: inout [YamlProblem]
  ) -> Int? {
    guard let text, text.utf8.count <= 18, let number = Int(text), range ~= number else {
      let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
      reportExpected(expected, into: &problems)
      return nil
    }
    return number
  }

  /// `true`, `yes` or `on`, or one of their opposites, in any letter case.
  package func boolean(into problems: inout [YamlProblem]) -> Bool? {
    switch text?.lowercased() {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default:
      reportExpected("yes or no", into: &problems)
      return nil
    }
  }

  /// One of the type's own words.
  package func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ type: Choice.Type,
    into problems: inout [YamlProblem]
  ) -> Choice? {
    choice(type.allCases.map { ($0.rawValue, $0) }, into: &problems)
  }

  /// One of these words.
  package func choice<Value>(
    _ words: [(word: String, value: Value)],
    into problems: inout [YamlProblem]
  ) -> Value? {
    if let text, let found = words.first(where: { $0.word == text }) { return found.value }
    let known = words.map(\.word)
    let suggestion = text.flatMap { Spelling.closest(to: $0, among: known) }
    reportExpected(known.alternatives, suggestion: suggestion, into: &problems)
    return nil
  }

  /// A value whose own type reads it; what that type says of a bad one becomes the complaint.
  package func parsed<Value, Failure: Error & CustomStringConvertible>(
    as expected: String,
    into problems: inout [YamlProblem],
    _ parse: (String) throws(Failure) -> Value
  ) -> Value? {
    guard let text else {
      reportExpected(expected, into: &problems)
      return nil
    }
    do throws(Failure) {
      return try parse(text)
    } catch {
      report(.invalid(error.description), into: &problems)
      return nil
    }
  }

  /// `10m`, `3 business days`, `90 days`.
  package func duration(into problems: inout [YamlProblem]) -> HumanDuration? {
    parsed(as: "a duration like 10m or 3 business days", into: &problems) {
      text throws(HumanDurationError) in try HumanDuration(text)
    }
  }

  /// `2025-12-15`.
  package func date(into problems: inout [YamlProblem]) -> LocalDate? {
    parsed(as: "a date like 2025-12-15", into: &problems) {
      text throws(LocalDateError) in try LocalDate(iso: text)
    }
  }

  /// `Europe/Berlin`.
  package func zone(into problems: inout [YamlProblem]) -> Zone? {
    parsed(as: "a time zone like Europe/Berlin", into: &problems) {
      text throws(ZoneError) in try Zone(text)
    }
  }

  /// `name@company.example`, without a display name.
  package func address(into problems: inout [YamlProblem]) -> Address? {
    parsed(as: "an address like name@company.example", into: &problems) {
      text throws(AddressError) in try Address(text)
    }
  }
}
