import DNS
import Mail
import MailAuthentication

/// The words for what a domain's DMARC record comes to.
extension Findings {
  mutating func note(_ finding: DMARCReport.Finding, _ facts: DomainFacts) {
    let domain = facts.domain
    switch finding {
    case .missing: noteMissingDMARC(domain)
    case .several(let place, let count): noteDMARCRecords(count, at: place, domain)
    case .broken(let place, let reason): noteUnreadableDMARC(reason, at: place, domain)
    case .asksForNothing: noteNoPolicy(domain)
    case .noReports: noteNoReports(domain)
    case .unanswered(let question, let failure): note(question, failure)
    }
  }

  private mutating func noteMissingDMARC(_ domain: String) {
    add(
      .dmarcMissing,
      domain,
      "it has no DMARC record, which large receivers want of who sends to many",
      fix: "publish a TXT record at _dmarc.\(domain), to begin with: \(firstRecord(domain))"
    )
  }

  private mutating func noteDMARCRecords(_ count: Int, at place: String, _ domain: String) {
    add(
      .dmarcSeveral,
      domain,
      "_dmarc.\(place) has \(count) DMARC records, and receivers then take none (RFC 7489 §6.6.3)",
      fix: "delete all but one"
    )
  }

  private mutating func noteUnreadableDMARC(
    _ reason: String,
    at place: String,
    _ domain: String
  ) {
    add(
      .dmarcBroken,
      domain,
      "the DMARC record of \(place) cannot be read: \(reason.printable)",
      fix: "write it like this: \(firstRecord(domain))"
    )
  }

  private mutating func noteNoPolicy(_ domain: String) {
    add(
      .dmarcAsksForNothing,
      domain,
      "its DMARC record only watches (p=none): mails forged in your name are delivered",
      fix: "when the reports show only services of yours, go to p=quarantine, then p=reject"
    )
  }

  private mutating func noteNoReports(_ domain: String) {
    add(
      .dmarcNoReports,
      domain,
      "its DMARC record names nobody to report to",
      fix: "add rua=mailto:dmarc@\(domain), or the address of a service that reads them"
    )
  }

  /// A record that changes nothing yet and has reports sent.
  private func firstRecord(_ domain: String) -> String {
    "v=DMARC1; p=none; rua=mailto:dmarc@\(domain)"
  }
}
