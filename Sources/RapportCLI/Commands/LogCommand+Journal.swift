import ArgumentParser
import Civil
import Mail
import Outreach
import Store

extension LogCommand {
  struct Undo: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "undo",
      abstract: "Take back an entry; without an id, the one that was noted last.",
      discussion: "The journal keeps it, and nothing counts it any more."
    )

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The entry's id, as \"rapport log list\" shows it.")
    var id: String?

    func run() throws {
      let workspace = try Workspace(global)
      let store = try workspace.openStore()
      let entry =
        if let id { try store.entry(TouchID(id)) } else {
          try store.newestEntry(idPrefix: TouchID.notedPrefix)
        }
      guard let entry else {
        if let id { throw StoreError.noSuchTouch(TouchID(id)) }
        throw Failure(.data, "there is no entry of \"rapport log\" to take back")
      }
      try store.takeBack(entry.touch.id, by: Person.current, at: try global.instant())
      let zone = workspace.policy.mailboxes[0].zone
      if global.json {
        try Terminal.print(try JSON.line(EntryLine(entry.touch, zone)))
      } else {
        try Terminal.print("Took back \(EntryText(entry, zone).sentence).")
      }
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List an account's journal."
    )

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The account: its id, or the beginning of its name.")
    var account: String

    func run() throws {
      let workspace = try Workspace(global)
      let zone = workspace.policy.mailboxes[0].zone
      let candidate = try workspace.openStore().account(meant: account)
      // A teammate's mails for other accounts are theirs.
      let touches = candidate.touches.filter { $0.account == candidate.account.id }
      if global.json {
        for touch in touches { try Terminal.print(try JSON.line(EntryLine(touch, zone))) }
      } else if touches.isEmpty {
        try Terminal.print("Nothing happened with \(candidate.account.name.printable) yet.")
      } else {
        let lines = table(of: touches, candidate, zone).lines()
        try Terminal.print(lines.joined(separator: "\n"))
      }
    }

    private func table(of touches: [Touch], _ candidate: Candidate, _ zone: Zone) -> Table {
      var table = Table(
        [
          Table.Column("when"), Table.Column("what"), Table.Column("who", least: 8),
          Table.Column("min", isNumber: true), Table.Column("text", least: 16), Table.Column("id"),
        ],
        indent: 0
      )
      for touch in touches {
        let local = zone.local(at: touch.at)
        let person = touch.contact.flatMap { candidate.contact($0)?.displayName ?? $0.text }
        let until = touch.until.map { " until \($0)" } ?? ""
        table.add([
          "\(local.date) \(local.time.clock)",
          touch.kind.rawValue + (touch.answered ? ", answered" : "") + until,
          (person ?? "").printable,
          touch.minutes > 0 ? "\(touch.minutes)" : "",
          touch.text.printable,
          touch.id.text.printable,
        ])
      }
      return table
    }
  }
}
