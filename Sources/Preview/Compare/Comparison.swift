package import Check
import Civil
import Outreach

/// What a change makes of a workspace: the mails and samples that are not what they were.
package struct Comparison: Hashable, Sendable {
  /// What the older side is called: `origin/main`.
  package let reference: String
  /// The commit that it was then: `3f2a9c0`; nil where it is none.
  package let commit: String?
  package let before: Preview
  package let after: Preview
  /// Mails that come, go, move or read otherwise: by the newer slot, then by step.
  package let changes: [PreviewChange]
  /// Samples that come, go or read otherwise, by template.
  package let samples: [SampleChange]

  /// Findings that the change brings; those that were there before are another's matter.
  package let findings: [Finding]
  /// How many findings that counted the change mends.
  package let mended: Int

  package init(
    _ before: Preview,
    called reference: String,
    commit: String? = nil,
    with after: Preview
  ) {
    self.reference = reference
    self.commit = commit
    self.before = before
    self.after = after
    changes = Self.changes(before, after)
    samples = Self.samples(before, after)
    findings = Self.added(after.findings, to: before.findings)
    mended = Self.added(before.findings, to: after.findings).count { $0.silence == nil }
  }

  /// Compared as it was, and told without names: what is another mail stays another mail.
  package func masked(by mask: Mask) -> Comparison { Comparison(self, mask) }

  private init(_ comparison: Comparison, _ mask: Mask) {
    reference = comparison.reference
    commit = comparison.commit
    before = comparison.before.masked(by: mask)
    after = comparison.after.masked(by: mask)
    changes = comparison.changes.map { change in
      PreviewChange(
        change,
        telling: { $0.masked(by: mask) },
        { $0.masked(by: mask) },
        because: change.reason.map { mask($0) }
      )
    }
    samples = comparison.samples.map { change in
      SampleChange(change, telling: { $0.masked(by: mask) }, { $0.masked(by: mask) })
    }
    findings = comparison.findings.map { $0.masked(by: mask) }
    mended = comparison.mended
  }

  /// How many mails are the same on both sides.
  package var unchangedCount: Int { after.mails.count - changes.count { $0.after != nil } }

  /// No draft and no sample is another than before.
  package var isEmpty: Bool { changes.isEmpty && samples.isEmpty }

  private static func changes(_ before: Preview, _ after: Preview) -> [PreviewChange] {
    var old: [PreviewStep: PreviewMail] = [:]
    for mail in before.mails { old[mail.step] = mail }
    var changes: [PreviewChange] = []
    let (was, now) = (HoldReasons(before.held), HoldReasons(after.held))
    for mail in after.mails {
      let known = old.removeValue(forKey: mail.step)
      let reason = known == nil ? was.reason(for: mail.step) : nil
      if let change = PreviewChange(known, mail, because: reason) { changes.append(change) }
    }
    changes += old.values.compactMap {
      PreviewChange($0, nil, because: now.reason(for: $0.step))
    }
    return changes.sorted { ($0.slot.instant, $0.step) < ($1.slot.instant, $1.step) }
  }

  private static func samples(_ before: Preview, _ after: Preview) -> [SampleChange] {
    var old: [String: PreviewSample] = [:]
    for sample in before.samples { old[sample.template.text] = sample }
    var changes = after.samples.compactMap {
      SampleChange(old.removeValue(forKey: $0.template.text), $0)
    }
    changes += old.values.compactMap { SampleChange($0, nil) }
    return changes.sorted { $0.template < $1.template }
  }

  /// The findings that are not there already, wherever they stand in their file now.
  private static func added(_ findings: [Finding], to known: [Finding]) -> [Finding] {
    var known = Dictionary(grouping: known, by: Sameness.init).mapValues(\.count)
    return findings.filter { finding in
      let sameness = Sameness(finding)
      let left = known[sameness] ?? 0
      known[sameness] = left - 1
      return left <= 0
    }
  }
}

/// Why steps are held, for a mail that is on one side only.
private struct HoldReasons {
  private var steps: [PreviewStep: String] = [:]
  private var accounts: [String: String] = [:]

  init(_ groups: [PreviewHeld]) {
    for member in groups.flatMap(\.members) {
      if let step = member.step {
        steps[step] = member.reason
      } else {
        accounts[member.account.id] = member.reason
      }
    }
  }

  func reason(for step: PreviewStep) -> String? { steps[step] ?? accounts[step.account] }
}

/// What makes a finding the same one when lines were added above it or another row has it, too.
private struct Sameness: Hashable {
  let kind: FindingKind
  let file: String
  let message: String
  let isSilenced: Bool

  init(_ finding: Finding) {
    kind = finding.kind
    file = finding.place.file
    message = finding.message
    isSilenced = finding.silence != nil
  }
}
