import DNS
import Mail
import MailAuthentication

/// The words for what a domain's SPF record comes to.
extension Findings {
  mutating func note(_ finding: SPFReport.Finding, _ facts: DomainFacts) {
    let domain = facts.domain
    switch finding {
    case .missing: noteMissingSPF(facts)
    case .several(let place, let count): noteSPFRecords(count, at: place, domain)
    case .broken(let place, let term, let reason): noteSPFTerm(term, reason, at: place, domain)
    case .tooManyLookUps(let count): noteLookUps(count, domain)
    case .tooManyVoid(let names): noteVoid(names, domain)
    case .loop(let names): noteLoop(names, domain)
    case .nothingIncluded(let name): noteNothingIncluded(name, domain)
    case .tooManyExchangers(let name, let count): noteExchangers(count, of: name, domain)
    case .allowsEveryone(let place): noteEveryone(at: place, domain)
    case .noEnd: noteNoEnd(domain)
    case .pointer(let place): notePointer(at: place, domain)
    case .unanswered(let question, let failure): note(question, failure)
    }
  }

  private mutating func noteMissingSPF(_ facts: DomainFacts) {
    add(
      .spfMissing,
      facts.domain,
      "it has no SPF record, so receivers cannot tell your mails from forged ones",
      fix: "publish a TXT record at \(facts.domain): \(facts.provider.spfRecord)"
    )
  }

  private mutating func noteSPFRecords(_ count: Int, at place: String, _ domain: String) {
    add(
      .spfSeveral,
      domain,
      "\(place) has \(count) SPF records, and receivers then take none (RFC 7208 §4.5)",
      fix: place == domain
        ? "merge them into one TXT record that begins with v=spf1, and delete the others"
        : "take include:\(place) out, or tell its owner"
    )
  }

  private mutating func noteSPFTerm(
    _ term: String,
    _ reason: String,
    at place: String,
    _ domain: String
  ) {
    add(
      .spfBroken,
      domain,
      "“\(term.printable)” in the SPF record of \(place) \(reason)",
      fix: place == domain
        ? "correct it in the TXT record that begins with v=spf1"
        : "take include:\(place) out, or tell its owner"
    )
  }

  private mutating func noteLookUps(_ count: Int, _ domain: String) {
    add(
      .spfLookUps,
      domain,
      "its SPF record takes \(count) look-ups or more, and receivers give up after "
        + "\(SPFReport.mostLookUps) (RFC 7208 §4.6.4)",
      fix:
        "take out the include:, a and mx of services that no longer send for you, or name their "
        + "networks as ip4: and ip6:"
    )
  }

  private mutating func noteVoid(_ names: [String], _ domain: String) {
    add(
      .spfVoid,
      domain,
      "its SPF record asks for names that are not there (\(names.firstFew)), and receivers bear "
        + "\(SPFReport.mostVoid) (RFC 7208 §4.6.4)",
      fix: "take those names out of the record"
    )
  }

  private mutating func noteLoop(_ names: [String], _ domain: String) {
    add(
      .spfLoop,
      domain,
      "its SPF record leads in a circle: \(names.map(\.printable).joined(separator: " → "))",
      fix: "take out the include: or redirect= that leads back"
    )
  }

  private mutating func noteNothingIncluded(_ name: String, _ domain: String) {
    add(
      .spfNothingIncluded,
      domain,
      "its SPF record includes \(name.printable), which has none, so receivers take the whole as "
        + "broken (RFC 7208 §5.2)",
      fix: "correct the name, or take it out"
    )
  }

  private mutating func noteExchangers(_ count: Int, of name: String, _ domain: String) {
    add(
      .spfExchangers,
      domain,
      "“mx” in its SPF record stands for \(count) servers of \(name.printable), and receivers bear "
        + "10 (RFC 7208 §4.6.4)",
      fix: "name the networks as ip4: and ip6: in the place of mx"
    )
  }

  private mutating func noteEveryone(at place: String, _ domain: String) {
    add(
      .spfEveryone,
      domain,
      "the SPF record of \(place.printable) lets every server in the world send as you",
      fix: place == domain ? "end the record with ~all or -all" : "take include:\(place) out"
    )
  }

  private mutating func noteNoEnd(_ domain: String) {
    add(
      .spfNoEnd,
      domain,
      "its SPF record says nothing of other servers, so forged mails are no worse off than yours",
      fix: "end it with ~all, and with -all once you know every service that sends for you"
    )
  }

  private mutating func notePointer(at place: String, _ domain: String) {
    add(
      .spfPointer,
      domain,
      "“ptr” in the SPF record of \(place.printable) is slow, and many receivers ignore it",
      fix: "take it out; name the networks as ip4: and ip6: (RFC 7208 §5.5)"
    )
  }
}

extension [String] {
  /// Up to three of them, for a sentence.
  var firstFew: String {
    let names = prefix(3).map(\.printable).joined(separator: ", ")
    return count > 3 ? "\(names), …" : names
  }
}
