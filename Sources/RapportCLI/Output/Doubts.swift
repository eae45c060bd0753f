import ArgumentParser
import Civil
import Mail
import Outreach
import Store

/// Mails of which nobody knows whether they arrived, with their age, until a person says so.
struct Doubts {
  private let drafts: [DraftRecord]
  private let now: Instant

  init(_ drafts: [DraftRecord], at now: Instant) {
    self.drafts = drafts.filter { $0.state == .unknown }
    self.now = now
  }

  init(in store: any Store, at now: Instant) throws {
    self.init(try store.drafts(DraftFilter(states: [.unknown])), at: now)
  }

  var isEmpty: Bool { drafts.isEmpty }

  var lines: [String] {
    guard !isEmpty else { return [] }
    return drafts.map { draft in
      let why = draft.note.map { ": \($0.printable)" } ?? ""
      return Style.red("unknown ") + "\(draft.id) to \(draft.envelope.recipient), "
        + "for \(Self.age(now.seconds(since: draft.since)))\(why)"
    } + [
      "Such a mail may or may not have arrived. Its sequence stands still for the whole account, or for "
        + "the teammate in one for teammates, until you have looked and said "
        + "\"rapport resolve ID --sent\" or \"--not-sent\". Other sequences go on, and count it as sent "
        + "for their pauses and caps and for the silence after a break-up."
    ]
  }

  private static func age(_ seconds: Int64) -> String {
    let units: [(length: Int64, name: String)] = [(86_400, "day"), (3_600, "hour"), (60, "minute")]
    for unit in units where seconds >= unit.length {
      let count = seconds / unit.length
      return count == 1 ? "1 \(unit.name)" : "\(count) \(unit.name)s"
    }
    return "less than a minute"
  }
}
