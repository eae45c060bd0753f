package import DNS

/// The keys that a domain publishes under selectors that are known or tried (RFC 6376).
package struct DKIMReport: Hashable, Sendable {
  package var keys: [Published] = []
  package var findings: [Finding] = []

  /// A key, and where it stands.
  package struct Published: Hashable, Sendable {
    package let selector: String
    /// The domain that signs with it (`d=`).
    package let domain: String
    package let key: DKIMKey
  }

  package enum Finding: Hashable, Sendable {
    /// No key under any of the selectors.
    case missing(selectors: [String])
    /// Several texts under one name: what a receiver takes is chance (RFC 6376 §3.6.2.2).
    case several(at: String, count: Int)
    case revoked(at: String)
    case unreadable(at: String, reason: String)
    /// Below 1024 bits no receiver takes it; below 2048 it is short (RFC 8301 §3.2).
    case short(at: String, bits: Int)
    case test(at: String)
    case unanswered(Question, Answer.Failure)
  }

  package static let leastBits = 1_024
  package static let goodBits = 2_048

  /// Looks under each selector at the first domain that has anything there.
  ///
  /// `domains`: those that may sign, the From domain first.
  /// `selectors`: at most 30 are tried.
  package init(
    of domains: [String],
    selectors: [String],
    from lookups: Lookups
  ) throws(Lookups.Unanswered) {
    let selectors = Array(selectors.prefix(30))
    for domain in domains {
      for selector in selectors { try look(selector, at: domain, lookups) }
      if !keys.isEmpty || !findings.isEmpty { return }
    }
    findings.append(.missing(selectors: selectors))
  }

  private mutating func look(
    _ selector: String,
    at domain: String,
    _ lookups: Lookups
  ) throws(Lookups.Unanswered) {
    let name = "\(selector)._domainkey.\(domain)"
    let question = Question(.text, name)
    let answer = try lookups.answer(to: question)
    if case .failed(let failure) = answer {
      findings.append(.unanswered(question, failure))
      return
    }
    // Of text at such a name, what has no p= is something else (RFC 6376 §3.6.1).
    let texts = answer.texts.filter { $0.contains("p=") }
    guard let text = texts.first else { return }
    if texts.count > 1 { findings.append(.several(at: name, count: texts.count)) }
    do throws(DKIMKey.Fault) {
      note(Published(selector: selector, domain: domain, key: try DKIMKey(text)), at: name)
    } catch {
      switch error {
      case .revoked: findings.append(.revoked(at: name))
      case .unreadable(let reason): findings.append(.unreadable(at: name, reason: reason))
      }
    }
  }

  private mutating func note(_ published: Published, at name: String) {
    keys.append(published)
    if case .rsa(let bits) = published.key.kind, bits < Self.goodBits {
      findings.append(.short(at: name, bits: bits))
    }
    if published.key.isTest { findings.append(.test(at: name)) }
  }

  /// Keys that a receiver can verify with.
  package var usable: [Published] {
    keys.filter { published in
      switch published.key.kind {
      case .rsa(let bits): bits >= Self.leastBits && !published.key.isTest
      case .ed25519: !published.key.isTest
      }
    }
  }
}
