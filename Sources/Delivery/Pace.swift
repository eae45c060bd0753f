/// How many mails a connection takes ahead: those that go out within a moment.
///
/// Where a server takes milliseconds a mail, the next one is marked just before its dot. Where it
/// takes microseconds, waiting for the disk at each mail would be nearly all of the time.
package struct Pace: Sendable {
  /// What may go out on one mark.
  ///
  /// A person's word that comes in between is too late by no more, and a machine that dies leaves no
  /// more in doubt.
  let moment: Duration
  private let most: Int
  /// How long the server took to answer the latest dot; nil before the first.
  package var latest: Duration?

  private init(moment: Duration, most: Int, latest: Duration? = nil) {
    self.moment = moment
    self.most = most
    self.latest = latest
  }

  /// As many as go out in 25 ms, at most 32; one to begin with.
  package static let measured = Pace(moment: .milliseconds(25), most: 32)
  /// Each mail is marked just before its dot.
  package static let oneByOne = Pace(moment: .milliseconds(25), most: 1)
  /// So many, from the first on and whatever the server does.
  package static func always(_ count: Int) -> Pace {
    Pace(moment: .seconds(3_600), most: count, latest: .zero)
  }

  /// At least 1, which is nothing ahead.
  package var ahead: Int {
    guard let latest else { return 1 }
    return max(1, min(most, Int(moment / max(latest, .microseconds(1)))))
  }
}
