import DNS
import Doctor
import Foundation
import Mail
import MailAuthentication
import Outreach

extension Workspace {
  /// What to ask of each domain that a mailbox writes from.
  var domainQuestions: [DomainQuestions] {
    let domains = Dictionary(grouping: policy.mailboxes) { $0.from.address.domain.lowercased() }
    return domains.sorted { $0.key < $1.key }.map { domain, mailboxes in
      let named = mailboxes.compactMap(\.dkimSelector)
      return DomainQuestions(
        domain: domain,
        servers: mailboxes.compactMap { $0.smtp?.host },
        selectors: named.isEmpty ? Provider.commonSelectors : Array(Set(named)).sorted(),
        knowsSelector: !named.isEmpty
      )
    }
  }
}

/// A domain that mails come from, and what is known of it here.
struct DomainQuestions: Sendable {
  let domain: String
  let servers: [String]
  let selectors: [String]
  let knowsSelector: Bool

  /// How long all questions about one domain may take.
  private static let patience = Duration.seconds(20)

  /// Nil where the first question finds nobody who answers; that says nothing of the domain.
  func facts(by resolver: Resolver) -> Result<DomainFacts, NobodyAnswers> {
    var lookups = Lookups()
    let deadline = ContinuousClock.now + Self.patience
    let exchangers = resolver.answer(to: Question(.mailExchanger, domain))
    if case .failed(let failure) = exchangers, [.noServer, .timedOut].contains(failure) {
      return .failure(NobodyAnswers(reason: failure.sentence))
    }
    while true {
      do throws(Lookups.Unanswered) {
        return .success(try facts(exchangers, from: lookups))
      } catch {
        let isLate = ContinuousClock.now > deadline
        let answer = isLate ? .failed(.timedOut) : resolver.answer(to: error.question)
        lookups.note(answer, to: error.question)
      }
    }
  }

  struct NobodyAnswers: Error { let reason: String }

  private func facts(
    _ exchangers: Answer,
    from lookups: Lookups
  ) throws(Lookups.Unanswered) -> DomainFacts {
    let organization = RegistrableDomain.of(domain)
    let above = organization.map { $0 == domain ? [] : [$0] } ?? []
    return DomainFacts(
      domain: domain,
      exchangers: exchangers,
      spf: try SPFReport(of: domain, from: lookups),
      dkim: try DKIMReport(of: [domain] + above, selectors: selectors, from: lookups),
      dmarc: try DMARCReport(of: domain, organization: organization, from: lookups),
      servers: servers,
      knowsSelector: knowsSelector
    )
  }
}
