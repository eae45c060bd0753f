package import DNS
package import MailAuthentication

/// What the domain name system says of a domain that mails come from.
package struct DomainFacts: Hashable, Sendable {
  package let domain: String
  package let exchangers: Answer
  package let spf: SPFReport
  package let dkim: DKIMReport
  package let dmarc: DMARCReport
  /// The servers that its mailboxes send through.
  package let servers: [String]
  /// rapport.yaml names the selector; else common ones were tried.
  package let knowsSelector: Bool

  package init(
    domain: String,
    exchangers: Answer,
    spf: SPFReport,
    dkim: DKIMReport,
    dmarc: DMARCReport,
    servers: [String],
    knowsSelector: Bool
  ) {
    self.domain = domain
    self.exchangers = exchangers
    self.spf = spf
    self.dkim = dkim
    self.dmarc = dmarc
    self.servers = servers
    self.knowsSelector = knowsSelector
  }

  var provider: Provider? {
    Provider.of(servers) ?? Provider.of(exchangers.mailExchangers)
  }
}

extension Findings {
  /// `organization`: gives the registrable domain.
  package init(_ facts: DomainFacts, organization: (String) -> String?) {
    self.init()
    lookAtExchangers(facts)
    for finding in facts.spf.findings { note(finding, facts) }
    lookAtProvider(facts)
    for finding in facts.dkim.findings { note(finding, facts) }
    for finding in facts.dmarc.findings { note(finding, facts) }
    lookAtAlignment(facts, organization)
    checked.append(facts.domain)
  }

  /// What failed to be answered is not a fault of the domain.
  mutating func note(_ question: Question, _ failure: Answer.Failure) {
    unchecked.append(Unchecked("\(question)", because: failure.sentence))
  }

  private mutating func lookAtExchangers(_ facts: DomainFacts) {
    if case .failed(let failure) = facts.exchangers {
      return note(Question(.mailExchanger, facts.domain), failure)
    }
    // One exchanger without a name says that the domain takes no mail (RFC 7505).
    guard facts.exchangers.mailExchangers.allSatisfy(\.isEmpty) else { return }
    add(
      .exchangerMissing,
      facts.domain,
      "it has no MX record, so replies to your mails come back",
      fix: "publish the MX records of whoever hosts your mail; until then many servers refuse yours"
    )
  }

  /// The mail goes out through a provider that the record does not name.
  private mutating func lookAtProvider(_ facts: DomainFacts) {
    guard facts.spf.isUsable, facts.spf.lookUps <= SPFReport.mostLookUps,
      let provider = Provider.of(facts.servers), !facts.spf.included.contains(provider.spf)
    else { return }
    // Some send through a domain of their own that is included in its place.
    guard !facts.spf.included.contains(where: { $0.hasSuffix("." + provider.spf) }) else { return }
    add(
      .spfProvider,
      facts.domain,
      "its SPF record does not let \(provider.name) send, through which your mails go",
      fix: "add include:\(provider.spf) to the TXT record that begins with v=spf1, before its end"
    )
  }

  /// DMARC holds where SPF or DKIM vouches for the From domain; each of them alone is enough.
  private mutating func lookAtAlignment(
    _ facts: DomainFacts,
    _ organization: (String) -> String?
  ) {
    guard let policy = facts.dmarc.policy else { return }
    let isUnknown =
      (facts.spf.findings.contains(where: \.isUnanswered)
        || facts.dkim.findings.contains(where: \.isUnanswered))
    let isSigned = facts.dkim.usable.contains { key in
      DMARCReport.isAligned(
        key.domain,
        with: facts.domain,
        strictly: policy.isDKIMStrict,
        organization: organization
      )
    }
    // The envelope's sender is the From address itself, so a record that works is aligned.
    guard !isSigned, !facts.spf.isUsable, !isUnknown else { return }
    add(
      .dmarcUnaligned,
      facts.domain,
      "nothing vouches for its mails, neither SPF nor a DKIM key that is aligned with it, and it asks "
        + "receivers for \(policy.request.rawValue)",
      fix: facts.provider.signing
    )
  }
}

extension Answer.Failure {
  package var sentence: String {
    switch self {
    case .noServer: "no name server can be reached"
    case .timedOut: "no name server answered in time"
    case .serverFailure: "the name server could not find out (SERVFAIL)"
    case .refused: "the name server refused to say"
    case .malformed: "the answer made no sense"
    case .noQuestion: "the name cannot be asked for"
    }
  }
}

extension SPFReport.Finding {
  fileprivate var isUnanswered: Bool { if case .unanswered = self { true } else { false } }
}

extension DKIMReport.Finding {
  fileprivate var isUnanswered: Bool { if case .unanswered = self { true } else { false } }
}
