import Civil
import Doctor
import Foundation
import Outreach
import Pipeline
import Store

/// What a doctor looks at on this machine.
struct Checkup {
  let now: Instant

  func local(_ workspace: Workspace) throws -> Findings {
    var findings = Findings(workspace.fileFacts(), user: getuid())
    findings.checked += [Workspace.fileName, "permissions"]
    let path = workspace.url(workspace.policy.paths.database)
    var newest = workspace.newestFile()
    if Files.exists(path) {
      do throws(StoreError) {
        let store = try SQLiteStore(path: path.path, busySeconds: 1)
        newest = [newest, try newestChange(store)].compactMap(\.self).max { $0.at < $1.at }
        findings = findings + database(workspace, store)
      } catch {
        let facts = StoreFacts(path: Files.display(path), trouble: "\(error)")
        findings = findings + Findings(facts)
      }
    } else {
      let why = "nothing is imported yet: \"rapport import\""
      findings.unchecked.append(Unchecked("database and templates", because: why))
    }
    let (free, size) = workspace.room()
    return findings + Findings(MachineFacts(now: now, newest: newest, free: free, database: size))
  }

  private func newestChange(_ store: SQLiteStore) throws(StoreError) -> MachineFacts.Stamp? {
    try store.newestChange().map {
      MachineFacts.Stamp(what: "the journal's newest line", at: $0.at)
    }
  }

  private func database(_ workspace: Workspace, _ store: SQLiteStore) -> Findings {
    let path = Files.display(workspace.url(workspace.policy.paths.database))
    var findings = Findings()
    do {
      let problems = try Activity("checking the database").during {
        try store.integrityProblems()
      }
      let library = try templates(workspace, store, &findings)
      let agenda = problems.isEmpty ? try agenda(workspace, store, library, &findings) : []
      let facts = StoreFacts(
        path: path,
        problems: problems,
        agenda: agenda,
        stopped: try stopped(workspace.policy, store)
      )
      return findings + Findings(facts)
    } catch {
      return findings + Findings(StoreFacts(path: path, trouble: Failure(error).message))
    }
  }

  /// Nil where one is wrong, which is noted.
  private func templates(
    _ workspace: Workspace,
    _ store: SQLiteStore,
    _ findings: inout Findings
  ) throws -> TemplateLibrary? {
    let fields = try store.fieldNames()
    do {
      let library = try workspace.library(fields)
      findings.checked.append("templates")
      return library
    } catch {
      findings.add(
        .templateWrong,
        workspace.policy.paths.templates,
        Failure(error).message,
        fix: "correct it; \"rapport preview\" shows what comes of it"
      )
      return nil
    }
  }

  private func agenda(
    _ workspace: Workspace,
    _ store: SQLiteStore,
    _ library: TemplateLibrary?,
    _ findings: inout Findings
  ) throws -> [String] {
    guard let library else { return [] }
    var progress = Progress("accounts compared with the journal")
    defer { progress.end() }
    let run = AgendaRun(store, under: workspace.policy, library, at: now)
    guard let problems = try run.problems(progress: { progress.show($0) }) else {
      let why = "templates or rapport.yaml changed since the last \"rapport plan\""
      findings.unchecked.append(Unchecked("what is derived from the journal", because: why))
      return []
    }
    return problems
  }

  private func stopped(_ policy: Policy, _ store: SQLiteStore) throws -> [String: String] {
    let records = try store.mailboxRecords(policy.mailboxes, at: now)
    var stopped: [String: String] = [:]
    for mailbox in policy.mailboxes {
      let stop = records[mailbox.id]?.stop(under: mailbox.health)
      stopped[mailbox.id.text] = stop?.sentence(mailbox)
    }
    return stopped
  }
}

/// A word on standard error while something takes long that counts nothing.
struct Activity {
  private let what: String

  init(_ what: String) { self.what = what }

  func during<Result>(_ body: () throws -> Result) rethrows -> Result {
    guard Terminal.isLive else { return try body() }
    Terminal.ask("\r\u{1B}[K\(what)…")
    defer { Terminal.ask("\r\u{1B}[K") }
    return try body()
  }
}
