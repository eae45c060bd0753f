/// How many mails a connection takes ahead: those that go out within a moment.
///
/// Where a server takes milliseconds a mail, the next one is marked just before its dot. Where it
/// takes microseconds, waiting for the disk at each mail would be nearly all of the time.
package struct Pace: Sendable {
  /// What takes longer is waited for with nothing pending.
  static let moment = Duration.milliseconds(25)

  /// What may go out on one mark.
  ///
  /// A person's word that comes in between is too late by no more. A machine that dies leaves at most
  /// twice as much in doubt, since the next ones are asked for meanwhile.
  private let span: Duration
  private let most: Int
  /// How long the server took to answer the latest dot; nil before the first.
  package var latest: Duration?

  private init(span: Duration, most: Int, latest: Duration? = nil) {
    self.span = span
    self.most = most
    self.latest = latest
  }

  /// As many as go out in 25 ms, at most 32; one to begin with.
  package static let measured = Pace(span: moment, most: 32)
  /// Each mail is marked just before its dot.
  package static let oneByOne = Pace(span: moment, most: 1)
  /// So many, from the first on and whatever the server does.
  package static func always(_ count: Int) -> Pace {
    Pace(span: .seconds(3_600), most: count, latest: .zero)
  }

  /// At least 1, which is nothing ahead.
  package var ahead: Int {
    guard let latest else { return 1 }
    return max(1, min(most, Int(span / max(latest, .microseconds(1)))))
  }
}
