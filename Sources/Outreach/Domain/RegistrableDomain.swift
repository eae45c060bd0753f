internal import CPSL

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
    guard let list = psl_builtin() else { return domain }
    return domain.withCString { text in
      psl_registrable_domain(list, text).map { String(cString: $0) }
    }
  }
}
