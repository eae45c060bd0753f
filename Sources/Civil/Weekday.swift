/// A day of the week, numbered as in ISO 8601: Monday is 1, Sunday is 7.
package enum Weekday: Int, CaseIterable, Comparable, Sendable {
  case monday = 1
  case tuesday
  case wednesday
  case thursday
  case friday
  case saturday
  case sunday

  /// The day that comes `days` after a Monday; `days` is 0 to 6.
  init(daysAfterMonday days: Int) { self = Self.allCases[days] }

  /// Reads an English name or its usual short forms, in any case: `Mon`, `tues`, `Wednesday`.
  package init?(name: String) {
    let name = name.lowercased()
    guard name.utf8.count >= 3,
      let day = Self.allCases.first(where: { $0.shortForms.contains(name) || $0.name == name })
    else { return nil }
    self = day
  }

  /// The English name in lower case.
  package var name: String {
    switch self {
    case .monday: "monday"
    case .tuesday: "tuesday"
    case .wednesday: "wednesday"
    case .thursday: "thursday"
    case .friday: "friday"
    case .saturday: "saturday"
    case .sunday: "sunday"
    }
  }

  private var shortForms: [String] {
    switch self {
    case .tuesday: ["tue", "tues"]
    case .wednesday: ["wed", "weds"]
    case .thursday: ["thu", "thur", "thurs"]
    default: [String(name.prefix(3))]
    }
  }

  /// The day after; Monday after Sunday.
  package var next: Weekday { Weekday(daysAfterMonday: rawValue % 7) }

  package static func < (left: Weekday, right: Weekday) -> Bool { left.rawValue < right.rawValue }
}

extension Weekday: CustomStringConvertible {
  /// Three letters: `Mon`.
  package var description: String { String(name.prefix(3)).capitalizedASCII }
}

extension String {
  /// The text with its first letter in upper case.
  var capitalizedASCII: String { prefix(1).uppercased() + dropFirst() }
}
