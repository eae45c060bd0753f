import ArgumentParser
import Civil
import Foundation
import Mail
import Outreach
import Store

struct DraftsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drafts",
    abstract: "List the drafts, show one, or hand them to your own mail program.",
    subcommands: [List.self, Show.self, Push.self, Export.self, TakeBack.self],
    defaultSubcommand: List.self
  )

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List drafts; those that wait for somebody by default."
    )

    @OptionGroup var global: GlobalOptions

    @Option(help: "Only drafts in this state; \"all\" lists every one.")
    var state: String?

    @Option(help: "Only drafts for this account.")
    var account: String?

    func run() throws {
      let store = try Workspace(global).openStore()
      let filter = DraftFilter(states: try states(), account: account.map { AccountID($0) })
      let drafts = try store.drafts(filter)
      if global.json {
        for draft in drafts { try Terminal.print(try JSON.line(DraftLine(draft))) }
      } else if drafts.isEmpty {
        try Terminal.print("No drafts. \"rapport draft\" writes them.")
      } else {
        let lines = table(of: drafts).lines() + Doubts(drafts, at: try global.instant()).lines
        try Terminal.print(lines.joined(separator: "\n"))
      }
    }

    private func states() throws -> Set<DraftState>? {
      guard let state else {
        return [.drafted, .approved, .handedOver, .claimed, .transmitting, .unknown, .rejected]
      }
      if state == "all" { return nil }
      guard let known = DraftState(rawValue: state) else {
        let words = DraftState.allCases.map(\.rawValue)
        let guess = Spelling.closest(to: state, among: words)
        throw Failure(
          .usage,
          "--state \(state.printable): "
            + (guess.map { "did you mean \($0)?" } ?? "one of \(words.joined(separator: ", "))")
        )
      }
      return [known]
    }

    private func table(of drafts: [DraftRecord]) -> Table {
      var table = Table(
        [
          Table.Column("id"), Table.Column("state"), Table.Column("planned"),
          Table.Column("to", least: 16), Table.Column("subject", least: 16),
        ],
        indent: 0
      )
      for draft in drafts {
        let local = draft.planned.zone.local(at: draft.planned.instant)
        table.add([
          draft.id.text, draft.state.rawValue, "\(local.date) \(local.time.clock)",
          draft.envelope.recipient.description.printable, draft.subject.printable,
        ])
      }
      return table
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Show one draft: its message and what happened to it."
    )

    @OptionGroup var global: GlobalOptions

    @Flag(help: "Print the message's exact bytes and nothing else.")
    var raw = false

    @Argument(help: "The draft's id.")
    var id: String

    func run() throws {
      let store = try Workspace(global).openStore()
      guard let draft = try store.draft(DraftID(id)) else { throw Failure.noDraft(id) }
      if raw {
        FileHandle.standardOutput.write(Data(draft.bytes))
      } else if global.json {
        try Terminal.print(try JSON.line(DraftLine(draft.record)))
      } else {
        try Terminal.print(text(of: draft, try store.history(of: draft.record.id)))
      }
    }

    private func text(of draft: Draft, _ history: [DraftEvent]) -> String {
      let record = draft.record
      let message = ParsedMessage(draft.bytes)
      var lines = [
        "\(Style.bold(record.id.text))  \(record.state.rawValue)",
        "From     \(record.envelope.sender)",
        "To       \(record.envelope.recipient)",
        "When     \(record.planned.instant.rfc3339(in: record.planned.zone)) \(record.planned.zone)",
        "Subject  \(record.subject.printable)",
        "",
      ]
      lines += (message.text ?? "").split(separator: "\n", omittingEmptySubsequences: false)
        .map { String($0).printable }
      lines.append(Style.dim("SHA-256 \(record.digest.hex)"))
      lines += history.map { event in
        let note = event.note.map { ": \($0.printable)" } ?? ""
        return Style.dim("\(event.at)  \(event.state.rawValue) by \(event.by.printable)\(note)")
      }
      return lines.joined(separator: "\n")
    }
  }
}

extension Failure {
  static func noDraft(_ id: String) -> Failure {
    Failure(.data, "there is no draft \(id.printable); \"rapport drafts\" lists them")
  }
}
