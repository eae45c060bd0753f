import Civil
import Doctor

/// Faults of files, the machine, the database and servers.
extension FindingTests {
  static let now = Instant(epochSeconds: 1_795_507_200)

  static func file(
    _ kind: FileFacts.Kind,
    _ mode: UInt32,
    owner: UInt32 = 1_000,
    isWritable: Bool = true
  ) -> FileFacts {
    FileFacts(path: "x", kind: kind, mode: mode, owner: owner, isWritable: isWritable)
  }

  static let healthyFiles = [
    file(.configuration, 0o644), file(.template, 0o644, owner: 0), file(.database, 0o600),
    file(.outbox, 0o755), file(.draft, 0o600), file(.secret, 0o600),
  ]

  static let files: [Plant] = [
    Plant(.configurationWritable) { Findings([file(.configuration, 0o664)], user: 1_000) },
    Plant(.templatesWritable) { Findings([file(.template, 0o646)], user: 1_000) },
    Plant(.secretExposed) { Findings([file(.secret, 0o640)], user: 1_000) },
    Plant(.databaseExposed) { Findings([file(.database, 0o644)], user: 1_000) },
    Plant(.outboxExposed) {
      Findings([file(.draft, 0o644), file(.draft, 0o644)], user: 1_000)
    },
    Plant(.fileOwner) { Findings([file(.database, 0o600, owner: 7)], user: 1_000) },
    Plant(.fileUnwritable) { Findings([file(.outbox, 0o555, isWritable: false)], user: 1_000) },
  ]

  static func facts(newest: Int64 = -60, free: Int64 = 10 << 30) -> MachineFacts {
    let stamp = MachineFacts.Stamp(what: "rapport.db", at: now.adding(seconds: newest))
    return MachineFacts(now: now, newest: stamp, free: free, database: 1 << 30)
  }

  static let machine: [Plant] = [
    Plant(.clockBehind) { Findings(facts(newest: 3_600)) },
    Plant(.clockOff) { Findings(server(.connected, clock: now.adding(seconds: -900)), at: now) },
    Plant(.diskLow) { Findings(facts(free: 1 << 30)) },
  ]

  static let database: [Plant] = [
    Plant(.databaseUnusable) { Findings(StoreFacts(path: "x", trouble: "it is damaged")) },
    Plant(.databaseBroken) { Findings(StoreFacts(path: "x", problems: ["a", "b"])) },
    Plant(.agendaDiffers) { Findings(StoreFacts(path: "x", agenda: ["a"])) },
    Plant(.mailboxStopped) { Findings(StoreFacts(path: "x", stopped: ["ana": "bounces"])) },
  ]

  static func server(_ result: ServerFacts.Result, clock: Instant? = nil) -> ServerFacts {
    ServerFacts(
      mailbox: "ana",
      service: .smtp,
      host: "smtp.northlight.example",
      result: result,
      clock: clock
    )
  }

  static let servers: [Plant] = [
    Plant(.serverUnreachable) { Findings(server(.unreachable("nobody answers there")), at: now) },
    Plant(.serverInsecure) { Findings(server(.insecure("no TLS")), at: now) },
    Plant(.serverRefuses) { Findings(server(.refuses("554")), at: now) },
    Plant(.loginRefused) { Findings(server(.loginRefused("535")), at: now) },
    Plant(.passwordMissing) { Findings(server(.noPassword("it is not set")), at: now) },
  ]
}
