import Check

extension Report {
  /// One page for a browser, with all of it; it needs no script and nothing from elsewhere.
  package var html: String {
    switch self {
    case .preview(let preview): Page(preview, findings: findings).text
    case .comparison(let comparison):
      Page(comparison.after, comparison: comparison, findings: findings).text
    case .check(let findings): Page.text(of: findings.sorted(by: Finding.goesBefore))
    }
  }
}
