import ArgumentParser
import Civil
import Outreach
import Store

struct ApproveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Approve drafts: exactly the bytes and the address that they have now.",
    discussion: "An edit afterwards voids the approval."
  )

  @OptionGroup var global: GlobalOptions

  @Flag(help: "Approve every draft that waits.")
  var all = false

  @Argument(help: "Ids of drafts.")
  var ids: [String] = []

  func validate() throws {
    guard all != !ids.isEmpty else {
      throw ValidationError("name drafts, or say --all")
    }
  }

  func run() throws {
    let store = try Workspace(global).openStore()
    let now = try global.instant()
    if global.json {
      let drafts = try all ? store.drafts(Self.waiting) : named(in: store)
      try store.approve(drafts.map(\.approval), by: Person.current, at: now)
      return try show(drafts, at: now)
    }
    let approvals = try all ? store.approvals(Self.waiting) : named(in: store).map(\.approval)
    try store.approve(approvals, by: Person.current, at: now)
    let count = approvals.count == 1 ? "1 draft" : "\(approvals.count) drafts"
    try Terminal.print(
      "Approved \(count). \"rapport send\" shows what is due, \"rapport send --live\" sends it."
    )
  }

  private static let waiting = DraftFilter(states: [.drafted])

  private func show(_ drafts: [DraftRecord], at now: Instant) throws {
    for var draft in drafts {
      draft.state = .approved
      draft.since = now
      try Terminal.print(try JSON.line(DraftLine(draft)))
    }
  }

  private func named(in store: any Store) throws -> [DraftRecord] {
    var known: Set<String> = []
    return try ids.filter { known.insert($0).inserted }.map { id in
      guard let draft = try store.draft(DraftID(id)) else { throw Failure.noDraft(id) }
      return draft.record
    }
  }
}

struct SkipCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "skip",
    abstract: "Say no to a draft; its step is never drafted for this person again."
  )

  @OptionGroup var global: GlobalOptions

  @Option(help: "Why, for the journal.")
  var reason = "a person said no"

  @Argument(help: "Ids of drafts.")
  var ids: [String]

  func run() throws {
    let store = try Workspace(global).openStore()
    let now = try global.instant()
    for id in ids {
      try store.skip(DraftID(id), reason: reason, by: Person.current, at: now)
    }
    guard !global.json else { return }
    try Terminal.print(ids.count == 1 ? "Skipped 1 draft." : "Skipped \(ids.count) drafts.")
  }
}

extension DraftRecord {
  /// A yes to the draft as it is.
  fileprivate var approval: Approval { Approval(of: id, digest: digest) }
}
