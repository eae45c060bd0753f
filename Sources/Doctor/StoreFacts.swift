/// What the database says of itself.
package struct StoreFacts: Hashable, Sendable {
  package let path: String
  /// Why it cannot be opened or read; then nothing else is known.
  package let trouble: String?
  /// Rows that break a rule.
  package let problems: [String]
  /// Accounts whose agenda is not what their records come to.
  package let agenda: [String]
  /// Mailboxes that stopped, each with the reason.
  package let stopped: [String: String]

  package init(
    path: String,
    trouble: String? = nil,
    problems: [String] = [],
    agenda: [String] = [],
    stopped: [String: String] = [:]
  ) {
    self.path = path
    self.trouble = trouble
    self.problems = problems
    self.agenda = agenda
    self.stopped = stopped
  }
}

extension Findings {
  package init(_ store: StoreFacts) {
    self.init()
    if let trouble = store.trouble {
      add(
        .databaseUnusable,
        store.path,
        trouble,
        fix: "put a backup in its place; a copy taken while Rapport ran needs the -wal file too"
      )
      return
    }
    if let first = store.problems.first {
      add(
        .databaseBroken,
        store.path,
        first + Self.rest(store.problems),
        fix: "do not send from it: put a backup in its place, then look what the servers took since"
      )
    }
    if let first = store.agenda.first {
      add(
        .agendaDiffers,
        store.path,
        first + Self.rest(store.agenda),
        fix:
          "sqlite3 \(store.path) \"DELETE FROM agenda_basis\", then \"rapport plan\" works it out "
          + "anew from the journal; please report it"
      )
    }
    for (mailbox, reason) in store.stopped.sorted(by: { $0.key < $1.key }) {
      add(
        .mailboxStopped,
        "mailboxes.\(mailbox)",
        "it stopped: \(reason)",
        fix: "find out why they bounced or complained, then \"rapport resume \(mailbox)\""
      )
    }
    checked.append("database")
  }

  private static func rest(_ all: [String]) -> String {
    all.count > 1 ? "; and \(all.count - 1) more" : ""
  }
}
