import ArgumentParser
import Civil
import DNS
import Doctor
import Foundation
import Mail
import Outreach
import Pipeline
import Store

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look whether all is in order: files, database, servers, and your domain's records.",
    discussion: """
      Changes nothing and sends nothing. It looks at rapport.yaml, permissions, the clock, the disk, \
      the templates, every row of the database and what is derived from it; connects to each \
      mailbox's server, by TLS and with its login; and asks the domain name system for the records \
      by which receivers tell your mails from forged ones: MX, SPF (RFC 7208), DKIM (RFC 6376) and \
      DMARC (RFC 7489). What cannot be looked at is said, and is no fault.

      The exit code is 1 where something is wrong, and 0 otherwise.
      """
  )

  @OptionGroup var global: GlobalOptions

  @Flag(help: "Open no connection: neither to servers nor to the domain name system.")
  var offline = false

  @Option(
    help: ArgumentHelp(
      "Ask this name server, like 9.9.9.9 or [2620:fe::fe]:53, and not the system's.",
      valueName: "address"
    )
  )
  var dnsServer: String?

  /// How long all servers together, and all domains together, may take.
  private static let seconds = 40.0

  func run() throws {
    ProcessLimits.prepareForSending()
    let checkup = Checkup(now: try global.instant())
    var findings = Findings()
    do {
      let workspace = try Workspace(global)
      findings = try checkup.local(workspace)
      findings = findings + network(workspace, checkup.now)
    } catch let error as ConfigurationErrors {
      findings.add(configuration: "\(error)")
    } catch let failure as Failure where failure.status == .data {
      findings.add(configuration: failure.message)
    }
    let view = DoctorView(findings)
    try Terminal.print(
      global.json ? try JSON.line(DoctorLine(findings)) : view.lines.joined(separator: "\n")
    )
    if !findings.isHealthy { throw ExitCode(ExitStatus.attention.rawValue) }
  }

  private func network(_ workspace: Workspace, _ now: Instant) -> Findings {
    guard !offline else {
      var findings = Findings()
      for subject in ["servers", "the domain name system"] {
        findings.unchecked.append(Unchecked(subject, because: "--offline"))
      }
      return findings
    }
    return servers(workspace, now) + domains(workspace)
  }

  private func servers(_ workspace: Workspace, _ now: Instant) -> Findings {
    let visits = workspace.policy.mailboxes.flatMap { ServerFacts.Visit.all(of: $0) }
    let folder = workspace.folder
    let facts = Activity("connecting to servers").during {
      TimeLimit.run(visits, seconds: Self.seconds) { ServerFacts($0, in: folder) }
    }
    return zip(visits, facts).reduce(Findings()) { findings, pair in
      let why = "it took longer than \(Int(Self.seconds)) seconds"
      return findings + Findings(pair.1 ?? pair.0.facts(.unfinished(why)), at: now)
    }
  }

  private func domains(_ workspace: Workspace) -> Findings {
    let resolver = Resolver(server: dnsServer)
    let asked = workspace.domainQuestions
    let results = Activity("asking for the domains' records").during {
      TimeLimit.run(asked, seconds: Self.seconds) { questions in
        RegistrableDomain.isFreemail(questions.domain) ? nil : questions.facts(by: resolver)
      }
    }
    return zip(asked, results).reduce(Findings()) { findings, pair in
      findings + findingsOf(pair.0.domain, pair.1)
    }
  }

  private func findingsOf(
    _ domain: String,
    _ result: Result<DomainFacts, DomainQuestions.NobodyAnswers>??
  ) -> Findings {
    var findings = Findings()
    switch result {
    case .some(.some(.success(let facts))):
      return Findings(facts) { RegistrableDomain.of($0) }
    case .some(.some(.failure(let nobody))):
      findings.unchecked.append(Unchecked("records of \(domain)", because: nobody.reason))
    case .some(.none):
      let why = "its provider sees to them"
      findings.unchecked.append(Unchecked("records of \(domain)", because: why))
    case .none:
      let why = "they took longer than \(Int(Self.seconds)) seconds"
      findings.unchecked.append(Unchecked("records of \(domain)", because: why))
    }
    return findings
  }
}

extension Findings {
  fileprivate mutating func add(configuration problems: String) {
    add(
      .configurationWrong,
      Workspace.fileName,
      problems,
      fix: "correct it; nothing else can be looked at before"
    )
  }
}
