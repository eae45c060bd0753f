import Check
import Civil
internal import Foundation
import Outreach

/// A report as `--format json` gives it; the key names are a promise to programs.
struct ReportJSON: Encodable {
  var now, horizon, firm, against, commit: String?
  var counts: Counts?
  var findings: [FindingLine]
  /// Of a preview; a comparison has `changes` in its place.
  var mails: [MailLine]?
  var changes: [ChangeLine]?
  var samples: [SampleLine]?
  var unchanged, mended: Int?
  var held: [HeldLine]?
  var owed: [OwedLine]?
  var tasks: [TaskLine]?
  var rooms: [RoomLine]?
  var refusals: [String]?

  struct Counts: Encodable { let accounts, contacts, touches: Int }

  struct FindingLine: Encodable {
    let id, severity, file, message, advice: String
    let line, column, count: Int
    let records: [String]
    let draft, silenced: String?
  }

  struct PartyLine: Encodable { let id, name: String }

  struct MailLine: Encodable {
    let id, kind, template, file, sequence, step, stage: String
    let mailbox, slot, zone, from, to, subject, text: String
    let occurrence, html: String?
    let account, contact: PartyLine
    let waits: [String]
    let values: [ValueLine]
  }

  struct ValueLine: Encodable {
    let path: String
    let value: String?
    let file: String
    let line, column: Int
  }

  struct ChangeLine: Encodable {
    let kinds: [String]
    let reason: String?
    let texts: [TextLine]
    let before, after: MailLine?
  }

  struct SampleLine: Encodable {
    let template, file: String
    let account, contact: PartyLine
    let subject, text, html, failure: String?
    let texts: [TextLine]?
    let kind: String?
  }

  struct TextLine: Encodable {
    let part: String
    let pieces: [[String: String]]
  }

  struct HeldLine: Encodable {
    let rule: String
    let count: Int
    let members: [MemberLine]
  }

  struct MemberLine: Encodable {
    let account: PartyLine
    let contact: PartyLine?
    let sequence, step, reason, earliest: String?
  }

  struct OwedLine: Encodable {
    let account: PartyLine
    let contact: PartyLine?
    let since: String
    let overdue: Bool
  }

  struct TaskLine: Encodable {
    let account: PartyLine
    let contact: PartyLine?
    let kind, text, due: String
  }

  struct RoomLine: Encodable {
    let mailbox, day: String
    let used, cap: Int
  }
}

extension Report {
  /// One line of JSON with sorted keys.
  package var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Only texts, whole numbers and flags: nothing that JSON cannot write.
    guard let data = try? encoder.encode(ReportJSON(self)) else { return "{}" }
    return String(decoding: data, as: UTF8.self)
  }
}
