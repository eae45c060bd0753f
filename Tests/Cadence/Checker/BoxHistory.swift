/// What one mailbox sent, and what came back.
struct BoxHistory {
  /// What went, and what a server refused because of its recipient.
  private var mails: [(touch: CadenceRecord.Touch, isRefused: Bool)] = []
  private var complaints: [Int64] = []
  var resumed = Int64.min

  mutating func take(_ touch: CadenceRecord.Touch) {
    if touch.kind == "complaint" { complaints.append(touch.at) }
    if touch.kind == "mail-out" { add(touch, isRefused: false) }
  }

  mutating func refused(_ touch: CadenceRecord.Touch) { add(touch, isRefused: true) }

  private mutating func add(_ touch: CadenceRecord.Touch, isRefused: Bool) {
    let index = mails.lastIndex { $0.touch.at <= touch.at }.map { $0 + 1 } ?? 0
    mails.insert((touch, isRefused), at: index)
  }

  /// Bounces among the newest mails since it was last resumed.
  func bounces(
    ofNewest count: Int,
    at now: Int64,
    _ hasBounced: (CadenceRecord.Touch) -> Bool
  ) -> (bounces: Int, mails: Int) {
    let newest = mails.filter { $0.touch.at > resumed && $0.touch.at <= now }.suffix(count)
    return (newest.count { $0.isRefused || hasBounced($0.touch) }, newest.count)
  }

  func hasComplaint(at now: Int64) -> Bool {
    complaints.contains { $0 > resumed && $0 <= now }
  }
}
