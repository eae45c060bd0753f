package import Civil
package import Delivery
package import Outreach

extension SendRun {
  /// What a live run did, whole or cut short.
  package struct Report: Sendable {
    /// How many; who wants their names is told of each, since they may be many.
    package var sent = 0
    package var deferred: [Outcome] = []
    package var rejected: [Outcome] = []
    package var unknown: [Outcome] = []
    package var withdrawn: [Outcome] = []
    /// Not now: a cap or a window, each with the instant at which it may go.
    package var waiting: [Outcome] = []
    /// Mailboxes whose server would not talk to us, with the reason.
    package var refused: [MailboxID: SessionRefusal] = [:]
    package var isHalted = false
    /// What ended the run before its time; all the rest here happened and is noted nevertheless.
    package var failure: (any Error)?
    /// In hand when the run failed: what became of them is not noted, the next run's start says it.
    package var cutOff: [DraftRecord] = []

    package init() {}
  }

  package struct Outcome: Sendable {
    package let draft: DraftRecord
    package let note: String
    package let until: Instant?
    /// How the server numbered its word, where that was the reason.
    package let code: ReplyCode?

    init(draft: DraftRecord, note: String, until: Instant?, code: ReplyCode? = nil) {
      self.draft = draft
      self.note = note
      self.until = until
      self.code = code
    }

    init(_ draft: DraftRecord, _ fate: Fate, until: Instant? = nil) {
      self.init(draft: draft, note: fate.description, until: until, code: fate.code)
    }
  }
}

extension SendRun.Report {
  /// Mails that a server was given, whatever it said: what a person's number counts.
  var handedOver: Int { sent + rejected.count + unknown.count }

  /// Mails that have come to an end for now.
  var ended: Int { handedOver + withdrawn.count + waiting.count }

  mutating func add(_ other: SendRun.Report) {
    sent += other.sent
    deferred += other.deferred
    rejected += other.rejected
    unknown += other.unknown
    withdrawn += other.withdrawn
    waiting += other.waiting
  }

  /// Only the last word on each mail stays; what held one back for a while is no news once it went.
  mutating func forgetPassingReasons(wasSent: (DraftID) -> Bool) {
    var ended = Set((rejected + unknown + withdrawn).map(\.draft.id))
    ended.formUnion((deferred + waiting).map(\.draft.id).filter(wasSent))
    deferred = deferred.lastWords(without: &ended)
    waiting = waiting.lastWords(without: &ended)
  }
}

extension [SendRun.Outcome] {
  fileprivate func lastWords(without known: inout Set<DraftID>) -> Self {
    reversed().filter { known.insert($0.draft.id).inserted }.reversed()
  }
}
