import ArgumentParser
import Civil
import Delivery
import Foundation
import Outreach
import Pipeline
import Store

extension DraftsCommand {
  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: "Write drafts to files that Outlook, Thunderbird and others open as drafts.",
      discussion: """
        Each file is one mail with "X-Unsent: 1" and without Date and Message-ID, under a name that \
        stays the same. From then on the draft is "handed-over": Rapport never sends it; you do, or \
        you take it back. A file that you changed is never touched.
        """
    )

    @OptionGroup var global: GlobalOptions

    @Flag(help: "Write .eml files; there is no other format yet.")
    var eml = false

    @Option(help: ArgumentHelp("Only this draft; may be said again.", valueName: "id"))
    var draft: [String] = []

    @Option(help: "Only drafts that go out from this mailbox.")
    var mailbox: String?

    @Argument(help: "The folder to write to; made if it is not there.")
    var folder = "Handover"

    func validate() throws {
      guard eml else { throw ValidationError("say --eml, the format of the files") }
      guard draft.isEmpty || mailbox == nil else {
        throw ValidationError("name drafts or a mailbox, not both")
      }
    }

    func run() throws {
      let workspace = try Workspace(global)
      let store = try workspace.openStore()
      let lock = try StoreLock.acquire(path: store.path)
      let now = try global.instant()
      let recheck = Recheck(
        policy: workspace.policy,
        library: try workspace.library(store.fieldNames()),
        now: now
      )
      var choice = HandOverChoice()
      choice.all = mailbox == nil
      choice.mailbox = mailbox
      let drafts = try choice.drafts(draft, in: store, workspace.policy)
      let files = DraftFiles(folder: workspace.url(folder).path)
      let run = ExportRun(store, recheck: recheck, by: Person.current, at: now)
      var view = HandOverView(json: global.json)
      for draft in drafts where try wants(draft, store) {
        try view.add(try run.export(draft.id, to: files))
      }
      _ = consume lock
      try view.end(drafts.count)
    }

    /// Of those handed over before, only what is named, or was to be written and perhaps was not.
    private func wants(_ record: DraftRecord, _ store: any Store) throws -> Bool {
      guard draft.isEmpty, record.state == .handedOver else { return true }
      let fact = try store.handOvers(ofStepOf: record.id).last { $0.draft == record.id }
      guard case .file? = fact?.place else { return false }
      return fact?.fact == .begun
    }
  }
}
