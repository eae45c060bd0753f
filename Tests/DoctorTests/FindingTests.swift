import Civil
import DNS
import Doctor
import MailAuthentication
import Testing

@Suite("What a doctor finds")
struct FindingTests {
  /// A planted fault, and the one finding that it is.
  struct Plant: Sendable, CustomTestStringConvertible {
    let id: Diagnosis.ID
    let findings: @Sendable () throws -> Findings

    init(_ id: Diagnosis.ID, _ findings: @escaping @Sendable () throws -> Findings) {
      self.id = id
      self.findings = findings
    }

    var testDescription: String { id.rawValue }
  }

  static let plants: [Plant] = files + machine + database + servers + records

  @Test("each fault is found, once, and nothing else with it", arguments: plants)
  func found(plant: Plant) throws {
    let findings = try plant.findings()
    #expect(findings.diagnoses.map(\.id) == [plant.id])
    #expect(findings.isHealthy == (findings.diagnoses.first?.severity == .advice))
    #expect(findings.diagnoses.allSatisfy { !$0.what.isEmpty && !$0.fix.isEmpty })
  }

  @Test("no finding is without a planted fault, but for a configuration that is read elsewhere")
  func complete() {
    let elsewhere: Set<Diagnosis.ID> = [.configurationWrong, .templateWrong]
    #expect(Set(Self.plants.map(\.id)).union(elsewhere) == Set(Diagnosis.ID.allCases))
  }

  @Test("where all is well nothing is found")
  func healthy() throws {
    let all = [
      Findings(Self.healthyFiles, user: 1_000), Findings(Self.facts()),
      Findings(StoreFacts(path: "rapport.db")),
      Findings(Self.server(.connected, clock: Self.now), at: Self.now), try Self.records(),
    ]
    #expect(all.allSatisfy { $0.diagnoses.isEmpty && $0.unchecked.isEmpty })
  }

  @Test("what could not be looked at is told, and is no fault")
  func unchecked() throws {
    let failed = Answer.failed(.serverFailure)
    let records = try Self.records(others: [
      Question(.text, "northlight.example"): failed,
      Question(.text, "_dmarc.northlight.example"): failed,
    ])
    #expect(records.diagnoses.isEmpty && records.unchecked.count == 2)
    let typed = Findings(Self.server(.connectedOnly), at: Self.now)
    let slow = Findings(Self.server(.unfinished("it took too long")), at: Self.now)
    #expect(typed.isHealthy && slow.isHealthy)
    #expect(typed.unchecked.count == 1 && slow.unchecked.count == 1)
  }

  @Test(
    "the provider's own settings page is named, by its servers",
    arguments: [
      ("smtp.gmail.com", "Google Workspace"), ("smtp.office365.com", "Microsoft 365"),
      ("in1-smtp.messagingengine.com", "Fastmail"), ("smtp.protonmail.ch", "Proton"),
      ("smtp.zoho.eu", "Zoho Mail"), ("smtp.mail.me.com", "iCloud Mail"),
    ]
  )
  func providers(host: String, name: String) {
    #expect(Provider.of([host])?.name == name)
    #expect(
      Provider.of(["not\(host.split(separator: ".").suffix(2).joined(separator: "."))"]) == nil
    )
    let refused = ServerFacts(
      mailbox: "ana",
      service: .smtp,
      host: host,
      result: .loginRefused("535")
    )
    #expect(Findings(refused, at: Self.now).diagnoses.first?.fix.hasPrefix("\(name): ") == true)
  }

  @Test(
    "a greeting's date is read where there is one",
    arguments: [
      ("220 mx.example ESMTP ready at Tue, 24 Nov 2026 08:00:00 +0000", 1_795_507_200),
      ("220 mx.example ESMTP; Tue, 24 Nov 2026 09:00:00 +0100 (CET)", 1_795_507_200),
      ("220 mx.example ESMTP Postfix", nil), ("220 mx.example Tue, soon", nil), ("", nil),
    ] as [(String, Int64?)]
  )
  func greeting(line: String, seconds: Int64?) {
    #expect(GreetingClock.instant(in: Array(line.utf8))?.epochSeconds == seconds)
  }
}
