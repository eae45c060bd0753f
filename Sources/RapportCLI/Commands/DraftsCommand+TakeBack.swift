import ArgumentParser
import Outreach
import Pipeline
import Store

extension DraftsCommand {
  struct TakeBack: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "take-back",
      abstract: "Take a draft back out of your mail program, so that Rapport may send it again.",
      discussion: """
        Its copy is removed if nobody changed it; then the draft waits for a decision as it did when \
        it was written, and wants a new approval. A copy that you changed stays, and so does the \
        state: send it there, or delete it and say --not-sent.
        """
    )

    @OptionGroup var global: GlobalOptions

    @Flag(help: "You know that it was not sent and will not be; the copy is not looked for.")
    var notSent = false

    @Argument(help: "Ids of drafts.")
    var ids: [String]

    func run() throws {
      let workspace = try Workspace(global)
      let store = try workspace.openStore()
      ProcessLimits.prepareForSending()
      let lock = try StoreLock.acquire(path: store.path)
      let run = TakeBackRun(store, by: Person.current, at: try global.instant())
      var wantsPerson = false
      for id in ids.map({ DraftID($0) }) {
        let outcome = try takeBack(id, run, store, workspace)
        let isBack = if case .takenBack = outcome { true } else { false }
        wantsPerson = wantsPerson || !isBack
        try show(outcome, of: id, in: store)
      }
      _ = consume lock
      if wantsPerson { throw ExitCode(ExitStatus.attention.rawValue) }
    }

    private func takeBack(
      _ id: DraftID,
      _ run: TakeBackRun,
      _ store: any Store,
      _ workspace: Workspace
    ) throws -> TakeBackRun.Outcome {
      let place = try run.place(of: id)
      if notSent {
        try run.takeBack(id, reason: "a person says that it was not sent")
        return .takenBack(copyIsGone: false)
      }
      switch place {
      case .file(let path): return try run.takeBack(id, fromFile: path)
      case .folder:
        guard let draft = try store.draft(id)?.record,
          let mailbox = workspace.policy.mailbox(draft.mailbox)
        else { throw Failure(.configuration, "rapport.yaml has no mailbox for \(id)") }
        let shelf = try mailbox.shelf(in: workspace.folder)
        defer { shelf.close() }
        return try run.takeBack(id, from: shelf)
      }
    }

    private func show(
      _ outcome: TakeBackRun.Outcome,
      of id: DraftID,
      in store: any Store
    ) throws {
      guard let draft = try store.draft(id)?.record else { throw StoreError.noSuchDraft(id) }
      if global.json { return try Terminal.print(try JSON.line(DraftLine(draft))) }
      switch outcome {
      case .takenBack(true): try Terminal.print("\(id) is taken back and waits for your decision.")
      case .takenBack(false):
        try Terminal.print(
          "\(id) is taken back and waits for your decision. A copy of it may still lie in your mail "
            + "program: delete it there."
        )
      case .changedThere(let place):
        try Terminal.print(
          "\(id) stays handed over: you changed it in \(place.words). Send it there, or delete it "
            + "there and say \"rapport drafts take-back --not-sent \(id)\"."
        )
      case .gone(let place):
        try Terminal.print(
          "\(id) stays handed over: it is no longer in \(place.words). Sent? Say \"rapport resolve "
            + "\(id) --sent\". Deleted? Say \"rapport drafts take-back --not-sent \(id)\"."
        )
      }
    }
  }
}
