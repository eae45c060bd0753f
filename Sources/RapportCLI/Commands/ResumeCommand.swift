import ArgumentParser
import Civil
import Mail
import Outreach
import Store

struct ResumeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "Let a mailbox send again that stopped because of bounces or a complaint.",
    discussion: """
      Find out first why they bounced or complained. What came before no longer counts; the next \
      complaint, or as many new bounces, stop the mailbox again.
      """
  )

  @OptionGroup var global: GlobalOptions

  @Option(help: "What you found out and did, for the record.")
  var reason = ""

  @Argument(help: "The mailbox, as rapport.yaml calls it.")
  var mailbox: String

  func run() throws {
    let workspace = try Workspace(global)
    let now = try global.instant()
    guard let known = workspace.policy.mailbox(MailboxID(mailbox)) else {
      throw unknown(workspace.policy.mailboxes.map(\.id.text))
    }
    let store = try workspace.openStore()
    let record = try store.mailboxRecords([known], at: now)[known.id]
    let stop = record?.stop(under: known.health)
    if stop != nil {
      try store.resume(known.id, reason: reason, by: Person.current, at: now)
    }
    if global.json {
      try Terminal.print(try JSON.line(ResumeLine(known, stop)))
    } else if let stop {
      try Terminal.print("\(known.id) had stopped: \(stop.sentence(known)). It may send again.")
    } else {
      try Terminal.print("\(known.id) had not stopped; nothing was changed.")
    }
  }

  private func unknown(_ known: [String]) -> Failure {
    let guess = Spelling.closest(to: mailbox, among: known).map { "did you mean “\($0)”?" }
    let list = "rapport.yaml has \(known.joined(separator: ", "))"
    return Failure(.usage, "there is no mailbox “\(mailbox)”; \(guess ?? list)".printable)
  }
}

/// What was the matter with a mailbox, as `--json` gives it.
private struct ResumeLine: Encodable {
  let mailbox: String
  let stopped: Bool
  let complaint: String?
  let bounces, mails: Int?

  init(_ mailbox: Mailbox, _ stop: MailboxStop?) {
    self.mailbox = mailbox.id.text
    stopped = stop != nil
    switch stop {
    case .complaint(let at)?:
      complaint = at.rfc3339(in: mailbox.zone)
      (bounces, mails) = (nil, nil)
    case .bounces(let count, let mails)?:
      complaint = nil
      (bounces, self.mails) = (count, mails)
    case nil: (complaint, bounces, mails) = (nil, nil, nil)
    }
  }
}

extension MailboxStop {
  func sentence(_ mailbox: Mailbox) -> String {
    switch self {
    case .complaint(let at):
      let local = mailbox.zone.local(at: at)
      return "somebody complained on \(local.date) at \(local.time.clock)"
    case .bounces(let count, let mails):
      let limit = "\(mailbox.health.bouncePercent) % of \(mailbox.health.mails)"
      return "\(count) of its newest \(mails) mails bounced (cadence.mailbox.health: \(limit))"
    }
  }
}
