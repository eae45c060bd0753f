/// What one mailbox sent, and what came back.
struct BoxHistory {
  private var mails: [(at: Int64, person: String?, hasBounced: Bool)] = []
  private var complaints: [Int64] = []
  var resumed = Int64.min

  mutating func take(_ touch: CadenceRecord.Touch) {
    if touch.kind == "complaint" { complaints.append(touch.at) }
    guard touch.kind == "mail-out" else { return }
    let index = mails.lastIndex { $0.at <= touch.at }.map { $0 + 1 } ?? 0
    mails.insert((touch.at, touch.person, false), at: index)
  }

  mutating func bounced(_ touch: CadenceRecord.Touch) {
    let index = mails.lastIndex { $0.person == touch.person && $0.at <= touch.at }
    if let index, touch.person != nil { mails[index].hasBounced = true }
  }

  /// Bounces among the newest mails since it was last resumed.
  func bounces(ofNewest count: Int, at now: Int64) -> (bounces: Int, mails: Int) {
    let newest = mails.filter { $0.at > resumed && $0.at <= now }.suffix(count)
    return (newest.count(where: \.hasBounced), newest.count)
  }

  func hasComplaint(at now: Int64) -> Bool {
    complaints.contains { $0 > resumed && $0 <= now }
  }
}
