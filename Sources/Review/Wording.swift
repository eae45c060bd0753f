import Civil
import Mail
import Outreach

extension LocalDate {
  /// `Tuesday, 9 March 2027`.
  var inWords: String {
    let name = weekday.name
    return
      "\(name.prefix(1).uppercased())\(name.dropFirst()), \(day) \(Self.months[month - 1]) \(year)"
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}

extension Instant {
  /// `2027-03-09 08:05 UTC`.
  var inUTC: String {
    let (date, time) = Zone.utc.local(at: self)
    return "\(date) \(time) UTC"
  }
}

extension DraftState {
  /// What a person is told about a draft in this state.
  var inWords: String {
    switch self {
    case .drafted: "waits for your decision"
    case .approved: "approved, not sent yet"
    case .claimed: "is being sent"
    case .transmitting: "is being sent; its fate is open"
    case .handedOver: "in your mail program, to be sent there"
    case .sent: "sent"
    case .rejected: "refused by the server"
    case .unknown: "in doubt: nobody knows whether the server took it"
    case .skipped: "skipped"
    case .withdrawn: "taken back"
    case .superseded: "replaced by an edited draft"
    }
  }
}

extension Role {
  var inWords: String {
    switch self {
    case .decisionMaker: "decision-maker"
    case .influencer: "influencer"
    case .endUser: "end user"
    case .stakeholder: "stakeholder"
    case .teammate: "teammate"
    case .other: "other role"
    }
  }
}
