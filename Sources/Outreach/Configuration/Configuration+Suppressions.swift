internal import Civil
internal import Mail

extension Configuration {
  mutating func suppressions() -> [Suppression] {
    (root["suppress"]?.items(into: &problems) ?? []).compactMap { suppression($0) }
  }

  private mutating func suppression(_ node: YamlNode) -> Suppression? {
    let usual = "listed under suppress"
    if case .scalar = node.content {
      return pattern(node).map { Suppression(pattern: $0, reason: usual) }
    }
    guard let keys = node.mapping(known: ConfigurationKeys.suppression, into: &problems) else {
      return nil
    }
    let pattern = keys.required(
      "pattern",
      expected: "an address, a domain or a text with *",
      into: &problems
    ).flatMap { self.pattern($0) }
    let reason = keys["reason"]?.line(into: &problems)
    let since = keys["since"]?.date(into: &problems)
    return pattern.map { Suppression(pattern: $0, reason: reason ?? usual, since: since) }
  }

  private mutating func pattern(_ node: YamlNode) -> Suppression.Pattern? {
    let expected = "an address, a domain or a text with * like *@company.example"
    guard let text = node.line(into: &problems)?.trimmedText else { return nil }
    switch Suppression.Pattern(text) {
    case .domain(let domain):
      return node.domain(domain, into: &problems).map { .domain($0) }
    case .wildcard(let glob) where glob.isFitGlob:
      return .wildcard(glob)
    case .address(let key):
      return .address(key)
    case .wildcard, nil:
      node.reportExpected(expected, into: &problems)
      return nil
    }
  }
}

extension YamlNode {
  fileprivate func domain(_ text: String, into problems: inout [YamlProblem]) -> String? {
    do throws(DomainError) {
      return try DomainName(text).ascii
    } catch {
      report(.invalid(error.description), into: &problems)
      return nil
    }
  }
}

extension String {
  /// No white space, which no address has, and more than stars, which would suppress everybody.
  fileprivate var isFitGlob: Bool {
    unicodeScalars.contains { $0 != "*" && $0 != "@" }
      && !unicodeScalars.contains { $0.properties.isWhitespace }
  }
}
