import DNS
import Mail
import MailAuthentication

/// The words for what the records of a domain say.
extension Findings {
  mutating func note(_ finding: SPFReport.Finding, _ facts: DomainFacts) {
    let domain = facts.domain
    switch finding {
    case .missing:
      add(
        .spfMissing,
        domain,
        "it has no SPF record, so receivers cannot tell your mails from forged ones",
        fix: "publish a TXT record at \(domain): \(facts.provider.spfRecord)"
      )
    case .several(let place, let count):
      add(
        .spfSeveral,
        domain,
        "\(place) has \(count) SPF records, and receivers then take none (RFC 7208 §4.5)",
        fix: place == domain
          ? "merge them into one TXT record that begins with v=spf1, and delete the others"
          : "take include:\(place) out, or tell its owner"
      )
    case .broken(let place, let term, let reason):
      add(
        .spfBroken,
        domain,
        "“\(term.printable)” in the SPF record of \(place) \(reason)",
        fix: place == domain
          ? "correct it in the TXT record that begins with v=spf1"
          : "take include:\(place) out, or tell its owner"
      )
    case .tooManyLookUps(let count):
      add(
        .spfLookUps,
        domain,
        "its SPF record takes \(count) look-ups or more, and receivers give up after "
          + "\(SPFReport.mostLookUps) (RFC 7208 §4.6.4)",
        fix:
          "take out the include:, a and mx of services that no longer send for you, or name their "
          + "networks as ip4: and ip6:"
      )
    case .tooManyVoid(let names):
      add(
        .spfVoid,
        domain,
        "its SPF record asks for names that are not there (\(names.shown)), and receivers bear "
          + "\(SPFReport.mostVoid) (RFC 7208 §4.6.4)",
        fix: "take those names out of the record"
      )
    case .loop(let names):
      add(
        .spfLoop,
        domain,
        "its SPF record leads in a circle: \(names.map(\.printable).joined(separator: " → "))",
        fix: "take out the include: or redirect= that leads back"
      )
    case .nothingIncluded(let name):
      add(
        .spfNothingIncluded,
        domain,
        "its SPF record includes \(name.printable), which has none, so receivers take the whole as "
          + "broken (RFC 7208 §5.2)",
        fix: "correct the name, or take it out"
      )
    case .tooManyExchangers(let name, let count):
      add(
        .spfExchangers,
        domain,
        "“mx” in its SPF record stands for \(count) servers of \(name.printable), and receivers bear "
          + "10 (RFC 7208 §4.6.4)",
        fix: "name the networks as ip4: and ip6: in the place of mx"
      )
    case .allowsEveryone(let place):
      add(
        .spfEveryone,
        domain,
        "the SPF record of \(place.printable) lets every server in the world send as you",
        fix: place == domain ? "end the record with ~all or -all" : "take include:\(place) out"
      )
    case .noEnd:
      add(
        .spfNoEnd,
        domain,
        "its SPF record says nothing of other servers, so forged mails are no worse off than yours",
        fix: "end it with ~all, and with -all once you know every service that sends for you"
      )
    case .pointer(let place):
      add(
        .spfPointer,
        domain,
        "“ptr” in the SPF record of \(place.printable) is slow, and many receivers ignore it",
        fix: "take it out; name the networks as ip4: and ip6: (RFC 7208 §5.5)"
      )
    case .unanswered(let question, let failure): note(question, failure)
    }
  }

  mutating func note(_ finding: DKIMReport.Finding, _ facts: DomainFacts) {
    let domain = facts.domain
    switch finding {
    case .missing(let selectors) where facts.knowsSelector:
      add(
        .dkimMissing,
        domain,
        "there is no DKIM key under \(selectors.shown), so receivers cannot verify your signature",
        fix: "\(facts.provider.signing); or correct dkim_selector in rapport.yaml"
      )
    case .missing:
      add(
        .dkimNotFound,
        domain,
        "no DKIM key was found under the usual selectors",
        fix: "\(facts.provider.signing); if it is on, write the selector into rapport.yaml as "
          + "dkim_selector (it is the s= of DKIM-Signature in a mail that you sent)"
      )
    case .several(let place, let count):
      add(
        .dkimSeveral,
        domain,
        "\(place.printable) has \(count) texts, and it is chance which a receiver takes",
        fix: "delete the older TXT records at that name"
      )
    case .revoked(let place):
      add(
        .dkimRevoked,
        domain,
        "the key at \(place.printable) was taken back (p= is empty)",
        fix: facts.provider.signing
      )
    case .unreadable(let place, let reason):
      add(
        .dkimBroken,
        domain,
        "the text at \(place.printable) is no key: \(reason.printable)",
        fix: "copy the record anew, whole and without breaks. \(facts.provider.signing)"
      )
    case .short(let place, let bits) where bits < DKIMReport.leastBits:
      add(
        .dkimWeak,
        domain,
        "the key at \(place.printable) has \(bits) bits, and receivers take none below "
          + "\(DKIMReport.leastBits) (RFC 8301)",
        fix: "make a key of \(DKIMReport.goodBits) bits. \(facts.provider.signing)"
      )
    case .short(let place, let bits):
      add(
        .dkimShort,
        domain,
        "the key at \(place.printable) has \(bits) bits; \(DKIMReport.goodBits) are advised (RFC 8301)",
        fix: "make a key of \(DKIMReport.goodBits) bits. \(facts.provider.signing)"
      )
    case .test(let place):
      add(
        .dkimTest,
        domain,
        "the key at \(place.printable) says t=y, “only a test”: receivers take your mails as unsigned",
        fix: "take y out of t= in that record"
      )
    case .unanswered(let question, let failure): note(question, failure)
    }
  }

  mutating func note(_ finding: DMARCReport.Finding, _ facts: DomainFacts) {
    let domain = facts.domain
    let record = "v=DMARC1; p=none; rua=mailto:dmarc@\(domain)"
    switch finding {
    case .missing:
      add(
        .dmarcMissing,
        domain,
        "it has no DMARC record, which large receivers want of who sends to many",
        fix: "publish a TXT record at _dmarc.\(domain), to begin with: \(record)"
      )
    case .several(let place, let count):
      add(
        .dmarcSeveral,
        domain,
        "_dmarc.\(place) has \(count) DMARC records, and receivers then take none (RFC 7489 §6.6.3)",
        fix: "delete all but one"
      )
    case .broken(let place, let reason):
      add(
        .dmarcBroken,
        domain,
        "the DMARC record of \(place) cannot be read: \(reason.printable)",
        fix: "write it like this: \(record)"
      )
    case .asksForNothing:
      add(
        .dmarcAsksForNothing,
        domain,
        "its DMARC record only watches (p=none): mails forged in your name are delivered",
        fix: "when the reports show only services of yours, go to p=quarantine, then p=reject"
      )
    case .noReports:
      add(
        .dmarcNoReports,
        domain,
        "its DMARC record names nobody to report to",
        fix: "add rua=mailto:dmarc@\(domain), or the address of a service that reads them"
      )
    case .unanswered(let question, let failure): note(question, failure)
    }
  }
}

extension [String] {
  fileprivate var shown: String {
    let names = prefix(3).map(\.printable).joined(separator: ", ")
    return count > 3 ? "\(names), …" : names
  }
}
