/// One thing that is not as it should be, and what to do about it.
package struct Diagnosis: Hashable, Sendable {
  package let id: ID
  /// What it is about: a file, a mailbox, a domain.
  package let subject: String
  package let what: String
  package let fix: String

  package init(_ id: ID, _ subject: String, _ what: String, fix: String) {
    self.id = id
    self.subject = subject
    self.what = what
    self.fix = fix
  }

  package enum Severity: String, Hashable, Sendable {
    /// Something does not work, or is open to others, or keeps mails from arriving.
    case fault
    /// It works, and could be better.
    case advice
  }

  package var severity: Severity { id.severity }

  /// The stable name of a finding, as it stands in `--json`.
  package enum ID: String, Hashable, Sendable, CaseIterable {
    case configurationWrong = "config.wrong"
    case configurationWritable = "config.writable"
    case templateWrong = "template.wrong"
    case templatesWritable = "template.writable"
    case secretExposed = "secret.exposed"
    case databaseExposed = "database.exposed"
    case outboxExposed = "outbox.exposed"
    case fileOwner = "file.owner"
    case fileUnwritable = "file.unwritable"
    case clockBehind = "clock.behind"
    case clockOff = "clock.off"
    case diskLow = "disk.low"
    case databaseUnusable = "database.unusable"
    case databaseBroken = "database.broken"
    case agendaDiffers = "agenda.differs"
    case mailboxStopped = "mailbox.stopped"
    case serverUnreachable = "server.unreachable"
    case serverInsecure = "server.insecure"
    case serverRefuses = "server.refuses"
    case loginRefused = "login.refused"
    case passwordMissing = "password.missing"
    case exchangerMissing = "mx.missing"
    case spfMissing = "spf.missing"
    case spfSeveral = "spf.several"
    case spfBroken = "spf.broken"
    case spfLookUps = "spf.look-ups"
    case spfVoid = "spf.void"
    case spfLoop = "spf.loop"
    case spfNothingIncluded = "spf.nothing-included"
    case spfExchangers = "spf.exchangers"
    case spfEveryone = "spf.everyone"
    case spfNoEnd = "spf.no-end"
    case spfPointer = "spf.pointer"
    case spfProvider = "spf.provider"
    case dkimMissing = "dkim.missing"
    case dkimNotFound = "dkim.not-found"
    case dkimSeveral = "dkim.several"
    case dkimRevoked = "dkim.revoked"
    case dkimBroken = "dkim.broken"
    case dkimWeak = "dkim.weak"
    case dkimShort = "dkim.short"
    case dkimTest = "dkim.test"
    case dmarcMissing = "dmarc.missing"
    case dmarcSeveral = "dmarc.several"
    case dmarcBroken = "dmarc.broken"
    case dmarcAsksForNothing = "dmarc.asks-for-nothing"
    case dmarcNoReports = "dmarc.no-reports"
    case dmarcUnaligned = "dmarc.unaligned"

    fileprivate var severity: Severity {
      switch self {
      case .outboxExposed, .spfNoEnd, .spfPointer, .dkimNotFound, .dkimShort, .dmarcAsksForNothing,
        .dmarcNoReports:
        .advice
      case .configurationWrong, .configurationWritable, .templateWrong, .templatesWritable,
        .secretExposed, .databaseExposed, .fileOwner, .fileUnwritable, .clockBehind, .clockOff,
        .diskLow, .databaseUnusable, .databaseBroken, .agendaDiffers, .mailboxStopped,
        .serverUnreachable, .serverInsecure, .serverRefuses, .loginRefused, .passwordMissing,
        .exchangerMissing, .spfMissing, .spfSeveral, .spfBroken, .spfLookUps, .spfVoid, .spfLoop,
        .spfNothingIncluded, .spfExchangers, .spfEveryone, .spfProvider, .dkimMissing,
        .dkimSeveral, .dkimRevoked, .dkimBroken, .dkimWeak, .dkimTest, .dmarcMissing,
        .dmarcSeveral, .dmarcBroken, .dmarcUnaligned:
        .fault
      }
    }
  }
}

/// Something that could not be looked at, which says nothing of it.
package struct Unchecked: Hashable, Sendable {
  package let subject: String
  package let why: String

  package init(_ subject: String, because why: String) {
    self.subject = subject
    self.why = why
  }
}

/// What a check came to.
package struct Findings: Hashable, Sendable {
  package var diagnoses: [Diagnosis] = []
  package var unchecked: [Unchecked] = []
  /// What was looked at and is as it should be, or is told above.
  package var checked: [String] = []

  package init() {}

  package var isHealthy: Bool { diagnoses.allSatisfy { $0.severity != .fault } }

  package mutating func add(_ id: Diagnosis.ID, _ subject: String, _ what: String, fix: String) {
    let diagnosis = Diagnosis(id, subject, what, fix: fix)
    if !diagnoses.contains(diagnosis) { diagnoses.append(diagnosis) }
  }

  package static func + (left: Findings, right: Findings) -> Findings {
    var both = left
    both.diagnoses += right.diagnoses.filter { !left.diagnoses.contains($0) }
    both.unchecked += right.unchecked.filter { !left.unchecked.contains($0) }
    both.checked += right.checked
    return both
  }
}
