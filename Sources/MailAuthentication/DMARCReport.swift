package import DNS

/// What a domain asks receivers to do with mails that nothing vouches for (RFC 7489).
package struct DMARCReport: Hashable, Sendable {
  package var findings: [Finding] = []
  package var policy: Policy?

  package struct Policy: Hashable, Sendable {
    /// The domain whose record it is.
    package let domain: String
    package let request: Request
    /// The signing domain has to be the From domain itself.
    package let isDKIMStrict: Bool
    package let hasReports: Bool
  }

  package enum Request: String, Hashable, Sendable {
    case none, quarantine, reject
  }

  package enum Finding: Hashable, Sendable {
    case missing
    /// Several records are none (RFC 7489 §6.6.3).
    case several(at: String, count: Int)
    case broken(at: String, reason: String)
    /// Asks for nothing: forged mails in the domain's name are delivered.
    case asksForNothing
    /// Nobody is told what receivers saw.
    case noReports
    case unanswered(Question, Answer.Failure)
  }

  /// `organization`: the registrable domain of `domain`; nil or the same: there is no other to ask.
  package init(
    of domain: String,
    organization: String?,
    from lookups: Lookups
  ) throws(Lookups.Unanswered) {
    for place in [domain] + (organization.map { $0 == domain ? [] : [$0] } ?? []) {
      let question = Question(.text, "_dmarc.\(place)")
      let answer = try lookups.answer(to: question)
      if case .failed(let failure) = answer {
        findings.append(.unanswered(question, failure))
        return
      }
      let records = answer.texts.filter(Self.isRecord)
      guard let record = records.first else { continue }
      if records.count > 1 {
        findings.append(.several(at: place, count: records.count))
      } else {
        read(record, at: place, isOwn: place == domain)
      }
      return
    }
    findings.append(.missing)
  }

  /// `v=DMARC1` as the first tag, exactly so (RFC 7489 §6.3).
  private static func isRecord(_ text: String) -> Bool {
    let first = text.split(separator: ";", maxSplits: 1).first.map(String.init) ?? ""
    guard let tag = TagList(first)?.tags.first else { return false }
    return tag.name == "v" && tag.value == "DMARC1"
  }

  private mutating func read(_ record: String, at place: String, isOwn: Bool) {
    guard let tags = TagList(record) else {
      findings.append(.broken(at: place, reason: "it is no list of tags"))
      return
    }
    let name = !isOwn && tags["sp"] != nil ? "sp" : "p"
    guard let wanted = tags[name] else {
      findings.append(.broken(at: place, reason: "it has no p="))
      return
    }
    guard let request = Request(rawValue: wanted.lowercased()) else {
      let reason = "\(name)=\(wanted.prefix(20)) is none of none, quarantine, reject"
      findings.append(.broken(at: place, reason: reason))
      return
    }
    let policy = Policy(
      domain: place,
      request: request,
      isDKIMStrict: tags["adkim"]?.lowercased() == "s",
      hasReports: tags["rua"].map { !$0.isEmpty } ?? false
    )
    self.policy = policy
    if request == .none { findings.append(.asksForNothing) }
    if !policy.hasReports { findings.append(.noReports) }
  }

  /// Whether a domain that vouches is aligned with the From domain (RFC 7489 §3.1).
  ///
  /// `organization`: gives the registrable domain.
  package static func isAligned(
    _ vouching: String,
    with from: String,
    strictly: Bool,
    organization: (String) -> String?
  ) -> Bool {
    if vouching == from { return true }
    guard !strictly, let mine = organization(from) else { return false }
    return organization(vouching) == mine
  }
}
