package import Outreach

/// One thing that should not go out, or looks wrong, at the place where a person can mend it.
///
/// The same defect at one place is one finding, however many records it concerns.
package struct Finding: Hashable, Sendable {
  package let kind: FindingKind
  /// In a template, a data file or the configuration.
  package let place: Place
  /// What is wrong, without the place and the records; one sentence without a full stop.
  package let message: String
  /// What to do about it; one sentence without a full stop.
  package let advice: String
  /// The first of those it concerns, as a person would name them: `Bo, Birch Foods`; empty where
  /// it concerns no record.
  package let records: [String]
  /// How many it concerns; `records` names the first few.
  package let count: Int
  /// The first mail that it concerns, where there is one.
  package let draft: DraftID?
  /// Why it does not count, where somebody said so; nil: it counts.
  package var silence: Silence?

  package init(
    _ kind: FindingKind,
    at place: Place,
    _ message: String,
    advice: String,
    records: [String] = [],
    count: Int? = nil,
    draft: DraftID? = nil,
    silence: Silence? = nil
  ) {
    self.kind = kind
    self.place = place
    self.message = message
    self.advice = advice
    self.records = records
    self.count = count ?? records.count
    self.draft = draft
    self.silence = silence
  }

  package var severity: Severity { kind.severity }

  /// Whether it fails a check: an error that nobody silenced.
  package var isFailure: Bool { severity == .error && silence == nil }

  /// The worst first, those that are silenced last; then by file, line and column.
  package static func goesBefore(_ left: Finding, _ right: Finding) -> Bool {
    left.order < right.order
  }

  private var order: (Int, String, Int, Int, String, String) {
    let rank = silence != nil ? 2 : severity == .error ? 0 : 1
    // A tuple of six is the longest that the standard library compares.
    return (rank, place.file, place.line, place.column, kind.id, message)
  }
}

/// A person's word that a finding may stay, with the reason.
package struct Silence: Hashable, Sendable {
  package let reason: String
  /// Where it is written.
  package let place: Place

  package init(reason: String, place: Place) {
    self.reason = reason
    self.place = place
  }
}

/// How bad it is.
package enum Severity: String, Hashable, Sendable, CaseIterable {
  /// Wrong or embarrassing in front of a client, or unlawful: it fails a check.
  case error
  /// A matter of taste, or something that is perhaps meant.
  case warning
}
