internal import CPSL
internal import Synchronization

/// The part of a domain that somebody registered, by the public-suffix list built into libpsl.
///
/// `mail.acme.co.uk` belongs to whoever holds `acme.co.uk`; caps, identity and replies go by it.
package enum RegistrableDomain {
  /// The registrable part of a domain in lower-case A-labels, as `Address.domain` and
  /// `DomainName.ascii` give it: `acme.co.uk` of `mail.acme.co.uk`.
  ///
  /// Nil for a public suffix itself (`co.uk`, `com`), under which anybody can register. A suffix
  /// that the list does not know counts as one label, which is the list's own rule. Where libpsl
  /// was built without a list, the whole domain is the answer.
  package static func of(_ domain: String) -> String? {
    if let known = newest.withLock({ $0 }), known.domain.hasOctets(of: domain) {
      return known.registrable
    }
    let registrable = lookUp(domain)
    newest.withLock { $0 = (domain, registrable) }
    return registrable
  }

  /// The newest answer: the caps ask for a mail's domain twice, before it is claimed and after.
  private static let newest = Mutex<(domain: String, registrable: String?)?>(nil)

  private static func lookUp(_ domain: String) -> String? {
    guard let list = psl_builtin() else { return domain }
    return domain.withCString { text in
      psl_registrable_domain(list, text).map { String(cString: $0) }
    }
  }
}
