package import DNS

/// What a domain's SPF record comes to, whatever server a mail comes from (RFC 7208).
package struct SPFReport: Hashable, Sendable {
  package var findings: [Finding] = []
  /// The record itself, where there is exactly one.
  package var record: String?
  /// How many terms ask the domain name system, up to a limit.
  package var lookUps = 0
  /// The names of look-ups that came to nothing.
  package var void: [String] = []
  /// Every domain that is included or redirected to, however deep.
  package var included: Set<String> = []

  package enum Finding: Hashable, Sendable {
    case missing
    /// Several records at one name are none (RFC 7208 §4.5).
    case several(at: String, count: Int)
    case broken(at: String, term: String, reason: String)
    case tooManyLookUps(Int)
    case tooManyVoid([String])
    /// An include or redirect leads back to where it came from.
    case loop(through: [String])
    /// A name that is included or redirected to has no record.
    case nothingIncluded(String)
    /// More than ten mail exchangers behind one `mx`.
    case tooManyExchangers(at: String, count: Int)
    case allowsEveryone(at: String)
    /// It says nothing of servers that it does not name.
    case noEnd
    /// `ptr` is slow, and many receivers do not look at it (RFC 7208 §5.5).
    case pointer(at: String)
    /// The look-up failed, so that nothing is known.
    case unanswered(Question, Answer.Failure)
  }

  /// RFC 7208 §4.6.4.
  package static let mostLookUps = 10
  package static let mostVoid = 2

  package init(of domain: String, from lookups: Lookups) throws(Lookups.Unanswered) {
    var walk = SPFWalk(lookups)
    try walk.begin(at: domain)
    self = walk.report
  }

  fileprivate init() {}

  /// Receivers can get a result of it.
  package var isUsable: Bool {
    record != nil
      && !findings.contains { finding in
        switch finding {
        case .missing, .several, .broken, .tooManyLookUps, .tooManyVoid, .loop, .nothingIncluded,
          .tooManyExchangers:
          true
        case .allowsEveryone, .noEnd, .pointer, .unanswered: false
        }
      }
  }
}

/// Follows every term, as a receiver would for a mail from a server that no term names.
private struct SPFWalk {
  private let lookups: Lookups
  var report = SPFReport()

  /// Counting ends here: a record that wants more is told as such.
  private static let counted = 40

  init(_ lookups: Lookups) { self.lookups = lookups }

  mutating func begin(at domain: String) throws(Lookups.Unanswered) {
    let answer = try lookups.answer(to: Question(.text, domain))
    if case .failed(let failure) = answer {
      return note(.unanswered(Question(.text, domain), failure))
    }
    let records = answer.texts.filter(SPFRecord.isRecord)
    guard let record = records.first else { return note(.missing) }
    guard records.count == 1 else { return note(.several(at: domain, count: records.count)) }
    report.record = record
    try walk(record, of: domain, path: [domain], isEnd: true)
    if report.lookUps > SPFReport.mostLookUps { note(.tooManyLookUps(report.lookUps)) }
    if report.void.count > SPFReport.mostVoid { note(.tooManyVoid(report.void)) }
  }

  private mutating func note(_ finding: SPFReport.Finding) {
    if !report.findings.contains(finding) { report.findings.append(finding) }
  }

  /// `isEnd`: what the record says at its end is the domain's own last word.
  private mutating func walk(
    _ text: String,
    of domain: String,
    path: [String],
    isEnd: Bool
  ) throws(Lookups.Unanswered) {
    let record: SPFRecord
    do throws(SPFRecord.Fault) { record = try SPFRecord(text) } catch {
      return note(.broken(at: domain, term: error.term, reason: error.reason))
    }
    for term in record.terms {
      if case .all(let result) = term {
        if result == .pass { note(.allowsEveryone(at: domain)) }
        if result == .neutral, isEnd { note(.noEnd) }
        // What stands behind it is never looked at, a redirect included (RFC 7208 §5.1).
        return
      }
      try follow(term, of: domain, path: path)
    }
    for case .redirect(let target) in record.terms {
      return try enter(target, path: path, isEnd: isEnd)
    }
    if isEnd { note(.noEnd) }
  }

  private mutating func follow(
    _ term: SPFRecord.Term,
    of domain: String,
    path: [String]
  ) throws(Lookups.Unanswered) {
    switch term {
    case .include(let target): try enter(target, path: path, isEnd: false)
    case .address(let target):
      guard count() else { return }
      if let name = target.name(in: domain) { try countIfVoid(addressesOf: name) }
    case .mailExchanger(let target):
      guard count() else { return }
      if let name = target.name(in: domain) { try countExchangers(of: name) }
    case .pointer:
      _ = count()
      note(.pointer(at: domain))
    case .exists(let name):
      guard count() else { return }
      if let name { try countIfVoid(addressesOf: name) }
    case .network(let isEverything):
      if isEverything { note(.allowsEveryone(at: domain)) }
    case .all, .redirect, .other: break
    }
  }

  /// False where there were so many already that no more are made.
  private mutating func count() -> Bool {
    guard report.lookUps < Self.counted else { return false }
    report.lookUps += 1
    return true
  }

  private mutating func enter(
    _ target: String?,
    path: [String],
    isEnd: Bool
  ) throws(Lookups.Unanswered) {
    guard count(), let target else { return }
    report.included.insert(target)
    if let start = path.firstIndex(of: target) {
      return note(.loop(through: Array(path[start...]) + [target]))
    }
    let question = Question(.text, target)
    let answer = try lookups.answer(to: question)
    if case .failed(let failure) = answer { return note(.unanswered(question, failure)) }
    if answer.isVoid { report.void.append(target) }
    let records = answer.texts.filter(SPFRecord.isRecord)
    guard let record = records.first else { return note(.nothingIncluded(target)) }
    guard records.count == 1 else { return note(.several(at: target, count: records.count)) }
    try walk(record, of: target, path: path + [target], isEnd: isEnd)
  }

  /// A receiver asks for one family, that of the server; void is what has neither.
  private mutating func countIfVoid(addressesOf name: String) throws(Lookups.Unanswered) {
    for kind in [Question.Kind.address4, .address6] {
      let answer = try lookups.answer(to: Question(kind, name))
      if case .failed(let failure) = answer {
        return note(.unanswered(Question(kind, name), failure))
      }
      if !answer.isVoid { return }
    }
    report.void.append(name)
  }

  private mutating func countExchangers(of name: String) throws(Lookups.Unanswered) {
    let question = Question(.mailExchanger, name)
    let answer = try lookups.answer(to: question)
    if case .failed(let failure) = answer { return note(.unanswered(question, failure)) }
    if answer.isVoid { report.void.append(name) }
    let count = answer.mailExchangers.count
    if count > SPFReport.mostLookUps { note(.tooManyExchangers(at: name, count: count)) }
  }
}

extension SPFRecord.Target {
  /// nil: only a mail tells.
  fileprivate func name(in domain: String) -> String? {
    switch self {
    case .itself: domain
    case .name(let name): name
    case .macro: nil
    }
  }
}
