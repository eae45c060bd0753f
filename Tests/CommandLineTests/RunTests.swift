import Foundation
import TestSupport
import Testing

/// `rapport run` as systemd or a person runs it, against real servers.
@Suite("A running service", .temporaryFolder, .needsPython, .hangGuard)
struct RunTests {
  private static let now = "2026-11-24T08:00:00Z"

  private func workspace(
    _ server: FaultySMTP,
    approving: Bool = true
  ) throws -> SampleWorkspace {
    let workspace = try SampleWorkspace(configuration: SampleWorkspace.sending(to: server.port))
    var steps = [["import"]]
    if approving { steps += [["draft"], ["approve", "--all"]] }
    for words in steps {
      #expect(try workspace.rapport.run(words + ["--now", Self.now]).status == 0)
    }
    return workspace
  }

  private func start(
    _ workspace: SampleWorkspace,
    at now: String = Self.now,
    _ more: String...
  ) throws -> Program.Running {
    try workspace.rapport.start(["run", "--live", "--log", "json", "--now", now] + more)
  }

  /// What the health file says, as soon as it says so; nil if it never does.
  private func health(
    of workspace: SampleWorkspace,
    until condition: ([String: Any]) -> Bool
  ) throws -> [String: Any]? {
    for _ in 0..<6_000 {
      if let data = try? workspace.read("rapport.db-health.json"),
        let found = try JSONSerialization.jsonObject(with: data) as? [String: Any],
        condition(found)
      {
        return found
      }
      usleep(10_000)
    }
    return nil
  }

  private func states(_ workspace: SampleWorkspace) throws -> [String] {
    try workspace.rapport("drafts", "list", "--state", "all", "--json").objects
      .compactMap { $0["state"] as? String }
  }

  @Test("sends approved mails at their slots and not before, and ends well when it is told to")
  func atTheSlot() throws {
    let server = try FaultySMTP(in: TemporaryFolder.current)
    let workspace = try workspace(server)
    let run = try start(workspace, at: "2026-11-24T07:59:58Z")
    let done = try health(of: workspace) { ($0["drafts"] as? [String: Int])?["sent"] == 2 }
    #expect(done?["state"] as? String == "running" && done?["live"] as? Bool == true)
    run.signal(SIGTERM)
    let result = try run.wait()
    #expect(result.status == 0, "\(result.errors)")
    let sent = result.objects.filter { $0["event"] as? String == "sent" }
    #expect(sent.count == 2)
    #expect(sent.allSatisfy { ($0["time"] as? String ?? "") >= "2026-11-24T08:00:00Z" })
    #expect(Set(sent.compactMap { $0["account"] as? String }) == ["acme", "birch"])
    #expect(try server.taken().count == 2)
    #expect(result.objects.first?["event"] as? String == "started")
    #expect(result.objects.last?["event"] as? String == "stopped")
    #expect(!result.output.contains("@"), "an address is in the log: \(result.output)")
    #expect(try health(of: workspace) { $0["state"] as? String == "stopped" } != nil)
  }

  @Test("drafts by itself and leaves the approval to a person; without --live it sends nothing")
  func draftsOnly() throws {
    let server = try FaultySMTP(in: TemporaryFolder.current)
    let workspace = try workspace(server, approving: false)
    let run = try workspace.rapport.start(["run", "--now", Self.now])
    #expect(try health(of: workspace) { ($0["drafts"] as? [String: Int])?["drafted"] == 2 } != nil)
    run.signal(SIGINT)
    let result = try run.wait()
    #expect(result.status == 0)
    #expect(result.output.contains("event=drafted draft=d-"), "\(result.output)")
    #expect(result.output.contains("event=planned drafted=2 withdrawn=0 held=0"))
    #expect(try states(workspace) == ["drafted", "drafted"])
    #expect(try server.connections() == 0)
  }

  @Test("approves what rapport.yaml approves, in its name, and no other kind")
  func standingApproval() throws {
    let server = try FaultySMTP(in: TemporaryFolder.current)
    let text = SampleWorkspace.sending(to: server.port) + "\nservice: {approve: check-in}\n"
    let workspace = try SampleWorkspace(configuration: text)
    #expect(try workspace.rapport("import").status == 0)
    let result = try workspace.rapport("run", "--live", "--once", "--now", Self.now)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try states(workspace) == ["sent", "sent"])
    let other = text.replacingOccurrences(of: "check-in", with: "thank-you")
    try workspace.write(other, to: "rapport.yaml")
    #expect(try workspace.rapport("run", "--live", "--once", "--now", Self.now).status == 0)
    #expect(try server.taken().count == 2)
  }

  @Test("told to stop while a server is silent it ends within seconds, and the mail stays approved")
  func stop() throws {
    let server = try FaultySMTP(["mail=stall"], in: TemporaryFolder.current)
    let workspace = try workspace(server)
    let run = try start(workspace)
    #expect(try server.waits { $0.contains { $0.text?.hasPrefix("MAIL") ?? false } })
    let second = try workspace.rapport("run", "--now", Self.now)
    #expect(second.status == 75 && second.errors.contains("another \"rapport run\""))
    let send = try workspace.rapport("send", "--live", "--yes", "2", "--now", Self.now)
    #expect(send.status == 75 && send.errors.contains("another Rapport is sending"))
    let began = ContinuousClock.now
    run.signal(SIGTERM)
    #expect(try run.wait().status == 0)
    #expect(ContinuousClock.now - began < .seconds(10))
    #expect(try states(workspace) == ["approved", "approved"])
  }

  @Test("keeps its configuration where the new one is wrong, and takes it once it is mended")
  func reload() throws {
    let server = try FaultySMTP(in: TemporaryFolder.current)
    let workspace = try workspace(server, approving: false)
    let good = SampleWorkspace.sending(to: server.port)
    let run = try start(workspace)
    #expect(try health(of: workspace) { $0["last_plan"] != nil } != nil)
    try workspace.write(good + "\ncadence: {stale: soon}\n", to: "rapport.yaml")
    run.signal(SIGHUP)
    #expect(try health(of: workspace) { $0["configuration"] as? String == "refused" } != nil)
    try workspace.write(good + "\ncadence: {stale: 2h}\n", to: "rapport.yaml")
    run.signal(SIGHUP)
    #expect(try health(of: workspace) { $0["configuration"] as? String == "in force" } != nil)
    run.signal(SIGTERM)
    let result = try run.wait()
    #expect(result.status == 0)
    let refused = result.objects.filter { $0["event"] as? String == "reload-refused" }
    let reason = try #require(refused.first?["reason"] as? String)
    #expect(reason.hasPrefix("rapport.yaml:13:18: cadence.stale:"), "\(reason)")
    #expect(result.objects.contains { $0["event"] as? String == "reloaded" })
  }

  @Test("a mailbox that cannot send is told before anything is done")
  func noServer() throws {
    let workspace = try SampleWorkspace()
    let result = try workspace.rapport("run", "--live", "--once")
    #expect(result.status == 78 && result.errors.contains("has no smtp: section"))
  }

  @Test("prints a unit that runs the same command line, and a timer")
  func unit() throws {
    let workspace = try SampleWorkspace()
    let unit = try workspace.rapport("run", "--live", "--print-unit").output
    for line in [
      "ProtectSystem=strict", "NoNewPrivileges=true", "Restart=on-failure", "TimeoutStopSec=15",
      "ReadWritePaths=\(workspace.folder.path)",
    ] {
      #expect(unit.contains("\n\(line)\n"), "\(unit)")
    }
    #expect(unit.contains(" run --workspace \(workspace.folder.path) --live\n"))
    let once = try workspace.rapport("run", "--once", "--print-unit").output
    #expect(once.contains("Type=oneshot") && !once.contains("--live"))
  }

  private static let judge = "/usr/bin/systemd-analyze"

  @Test(
    "its unit is no more exposed than README says",
    .enabled(if: FileManager.default.isExecutableFile(atPath: judge), "systemd-analyze is absent"),
    arguments: [["--live"], ["--once"]]
  )
  func exposure(_ words: [String]) throws {
    let workspace = try SampleWorkspace()
    let unit = try workspace.rapport.run(["run", "--print-unit"] + words).output
    let owned = unit.replacing(/\nUser=.+\n/, with: "\nUser=ana\n")
    try workspace.write(owned, to: "rapport.service")
    let readme = SharedMaterial.packageFolder.appending(path: "README.md")
    let text = try String(contentsOf: readme, encoding: .utf8)
    let figure = try #require(text.firstMatch(of: /systemd 252: ([0-9])\.([0-9]), "OK"/))
    let verdict = try ChildProcess.run(
      Self.judge,
      ["security", "--offline=true", "--threshold=\(figure.1)\(figure.2)", "./rapport.service"],
      in: workspace.folder
    )
    #expect(verdict == 0)
  }

  @Test(
    "its units are ones that systemd understands",
    .enabled(if: FileManager.default.isExecutableFile(atPath: judge), "systemd-analyze is absent"),
    arguments: [["--live"], ["--once"]]
  )
  func understood(_ words: [String]) throws {
    let workspace = try SampleWorkspace()
    let unit = try workspace.rapport.run(["run", "--print-unit"] + words).output
    try workspace.write(unit, to: "rapport.service")
    try workspace.write(try workspace.rapport("run", "--print-timer").output, to: "rapport.timer")
    let verdict = try ChildProcess.run(
      Self.judge,
      ["verify", "./rapport.service", "./rapport.timer"],
      in: workspace.folder
    )
    #expect(verdict == 0)
  }
}
