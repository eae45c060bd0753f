extension Configuration {
  /// The findings that may stay, under `check: allow:`.
  mutating func allowances() -> [Allowance] {
    guard let keys = section("check", of: root, known: ConfigurationKeys.check) else { return [] }
    return (keys["allow"]?.items(into: &problems) ?? []).compactMap { allowance($0) }
  }

  private mutating func allowance(_ node: YamlNode) -> Allowance? {
    guard let keys = node.mapping(known: ConfigurationKeys.allowance, into: &problems) else {
      return nil
    }
    let expected = "a finding's id: rapport check --explain lists them"
    let id = keys.required("id", expected: expected, into: &problems)
    guard let id, let text = id.line(into: &problems)?.trimmedText else { return nil }
    return Allowance(
      id: text,
      subject: keys["where"]?.line(into: &problems)?.trimmedText,
      reason: keys["because"]?.line(into: &problems)?.trimmedText,
      place: id.place
    )
  }
}

extension YamlNode {
  /// The findings that may stay in one template: `allow: {long-subject: the product's full name}`.
  func allowances(into problems: inout [YamlProblem]) -> [Allowance] {
    (entries(into: &problems) ?? []).map { entry in
      Allowance(id: entry.key, reason: entry.value.text?.trimmedText, place: entry.keyPlace)
    }
  }
}
