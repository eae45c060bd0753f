package import Check

/// What a command has found out, whatever the format it is told in.
package enum Report: Sendable {
  /// All that a workspace would do.
  case preview(Preview)
  /// What a change makes of it.
  case comparison(Comparison)
  /// What a check found, without a plan.
  case check([Finding])

  /// The worst first; of a comparison those that the change brings.
  package var findings: [Finding] {
    let findings =
      switch self {
      case .preview(let preview): preview.findings
      case .comparison(let comparison): comparison.findings
      case .check(let findings): findings
      }
    return findings.sorted(by: Finding.goesBefore)
  }

  /// Something in it should not go out.
  package var hasFailures: Bool { findings.contains(where: \.isFailure) }

  /// A mail or a template's sample is not what it was.
  package var hasChanges: Bool {
    if case .comparison(let comparison) = self { !comparison.isEmpty } else { false }
  }
}

extension Finding {
  /// What is wrong, whom it concerns and what to do, as one sentence of plain text.
  package var sentence: String {
    var text = message
    if let concerned { text += " (\(concerned))" }
    return text + "; " + advice
  }

  /// `Bo, Birch Foods and 3 more`; nil where it concerns no record.
  package var concerned: String? {
    guard let first = records.first else { return nil }
    return count > 1 ? "\(first) and \(count - 1) more" : first
  }
}

extension Report {
  /// The same without names and addresses.
  package func masked(by mask: Mask) -> Report {
    switch self {
    case .preview(let preview): .preview(preview.masked(by: mask))
    case .comparison(let comparison): .comparison(comparison.masked(by: mask))
    case .check(let findings): .check(findings.map { $0.masked(by: mask) })
    }
  }
}
