import ArgumentParser
import Civil
import IMAP
import Outreach
import Pipeline
import Store

extension DraftsCommand {
  struct Push: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "push",
      abstract: "Put drafts into the folder for drafts of your own mail program, over IMAP.",
      discussion: """
        Each lies there once, however often you push and whatever breaks in between. From then on it \
        is "handed-over": Rapport never sends it; you do, there, or you delete it there. Say which: \
        "rapport resolve ID --sent", or "rapport drafts take-back ID". Approved or not, a draft can be \
        handed over, since you read it before you send it. A copy that you changed is never touched.
        """
    )

    @OptionGroup var global: GlobalOptions
    @OptionGroup var choice: HandOverChoice

    @Argument(help: "Ids of drafts.")
    var ids: [String] = []

    func validate() throws { try choice.validate(ids) }

    func run() throws {
      let workspace = try Workspace(global)
      let store = try workspace.openStore()
      ProcessLimits.prepareForSending()
      let lock = try StoreLock.acquire(path: store.path)
      let now = try global.instant()
      let drafts = try choice.drafts(ids, in: store, workspace.policy)
      let recheck = Recheck(
        policy: workspace.policy,
        library: try workspace.library(store.fieldNames()),
        now: now
      )
      var view = HandOverView(json: global.json)
      for mailbox in workspace.policy.mailboxes {
        let own = drafts.filter { $0.mailbox == mailbox.id }
        guard !own.isEmpty else { continue }
        let shelf = try mailbox.shelf(in: workspace.folder)
        let run = PushRun(store, shelf, recheck: recheck, by: Person.current, at: now)
        for draft in own {
          let outcome = try run.push(draft.id)
          try view.add(outcome)
          // The connection is gone: the others are for the next run.
          if case .unclear = outcome.kind { break }
        }
        shelf.close()
      }
      _ = consume lock
      try view.end(drafts.count)
    }
  }
}

/// Which drafts are to be handed over.
struct HandOverChoice: ParsableArguments {
  @Flag(help: "Every draft that waits, approved or not.")
  var all = false

  @Option(help: "Every draft that waits and goes out from this mailbox.")
  var mailbox: String?

  func validate(_ ids: [String]) throws {
    let choices = [all, mailbox != nil, !ids.isEmpty].count { $0 }
    guard choices == 1 else {
      throw ValidationError("name drafts, or say --all, or --mailbox and its name")
    }
  }

  /// Those that are named; else all that wait, and those that were handed over before, since what
  /// became of them is looked up.
  func drafts(
    _ ids: [String],
    in store: any Store,
    _ policy: Policy
  ) throws -> [DraftRecord] {
    guard ids.isEmpty else {
      var known: Set<String> = []
      return try ids.filter { known.insert($0).inserted }.map { id in
        guard let draft = try store.draft(DraftID(id)) else { throw Failure.noDraft(id) }
        return draft.record
      }
    }
    let chosen = mailbox.map { MailboxID($0) }
    if let chosen, policy.mailbox(chosen) == nil {
      let names = policy.mailboxes.map(\.id.text)
      throw Failure.unknown("mailbox", chosen.text, known: names, remedy: "rapport.yaml names them")
    }
    return try store.drafts(
      DraftFilter(states: [.drafted, .approved, .handedOver], mailbox: chosen)
    )
  }
}
