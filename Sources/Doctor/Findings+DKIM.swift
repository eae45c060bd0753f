import DNS
import Mail
import MailAuthentication

/// The words for what the keys of a domain's DKIM signatures come to.
extension Findings {
  mutating func note(_ finding: DKIMReport.Finding, _ facts: DomainFacts) {
    switch finding {
    case .missing(let selectors): noteMissingKey(under: selectors, facts)
    case .several(let place, let count): noteKeys(count, at: place, facts.domain)
    case .revoked(let place): noteRevokedKey(at: place, facts)
    case .unreadable(let place, let reason): noteUnreadableKey(reason, at: place, facts)
    case .short(let place, let bits): noteShortKey(bits, at: place, facts)
    case .test(let place): noteTestKey(at: place, facts.domain)
    case .unanswered(let question, let failure): note(question, failure)
    }
  }

  private mutating func noteMissingKey(under selectors: [String], _ facts: DomainFacts) {
    let signing = facts.provider.signing
    if facts.knowsSelector {
      add(
        .dkimMissing,
        facts.domain,
        "there is no DKIM key under \(selectors.firstFew), so receivers cannot verify your signature",
        fix: "\(signing); or correct dkim_selector in rapport.yaml"
      )
    } else {
      add(
        .dkimNotFound,
        facts.domain,
        "no DKIM key was found under the usual selectors",
        fix: "\(signing); if it is on, write the selector into rapport.yaml as "
          + "dkim_selector (it is the s= of DKIM-Signature in a mail that you sent)"
      )
    }
  }

  private mutating func noteKeys(_ count: Int, at place: String, _ domain: String) {
    add(
      .dkimSeveral,
      domain,
      "\(place.printable) has \(count) texts, and it is chance which a receiver takes",
      fix: "delete the older TXT records at that name"
    )
  }

  private mutating func noteRevokedKey(at place: String, _ facts: DomainFacts) {
    add(
      .dkimRevoked,
      facts.domain,
      "the key at \(place.printable) was taken back (p= is empty)",
      fix: facts.provider.signing
    )
  }

  private mutating func noteUnreadableKey(
    _ reason: String,
    at place: String,
    _ facts: DomainFacts
  ) {
    add(
      .dkimBroken,
      facts.domain,
      "the text at \(place.printable) is no key: \(reason.printable)",
      fix: "copy the record anew, whole and without breaks. \(facts.provider.signing)"
    )
  }

  /// Receivers refuse a key that is too weak, and put up with one that is shorter than advised.
  private mutating func noteShortKey(_ bits: Int, at place: String, _ facts: DomainFacts) {
    let isRefused = bits < DKIMReport.leastBits
    add(
      isRefused ? .dkimWeak : .dkimShort,
      facts.domain,
      isRefused
        ? "the key at \(place.printable) has \(bits) bits, and receivers take none below "
          + "\(DKIMReport.leastBits) (RFC 8301)"
        : "the key at \(place.printable) has \(bits) bits; \(DKIMReport.goodBits) are advised "
          + "(RFC 8301)",
      fix: "make a key of \(DKIMReport.goodBits) bits. \(facts.provider.signing)"
    )
  }

  private mutating func noteTestKey(at place: String, _ domain: String) {
    add(
      .dkimTest,
      domain,
      "the key at \(place.printable) says t=y, “only a test”: receivers take your mails as unsigned",
      fix: "take y out of t= in that record"
    )
  }
}
