extension Configuration {
  mutating func service() -> ServiceSettings {
    var service = ServiceSettings()
    guard let keys = section("service", of: root, known: ConfigurationKeys.service) else {
      return service
    }
    service.drafts = keys["draft"]?.boolean(into: &problems) ?? service.drafts
    service.approves = standingApprovals(keys["approve"])
    service.days = keys["days"]?.integer(in: 1...366, into: &problems) ?? service.days
    service.health = keys["health"]?.line(into: &problems)
    return service
  }

  /// `never`, or kinds of templates; never by default.
  private mutating func standingApprovals(_ node: YamlNode?) -> Set<TemplateKind> {
    guard let node, node.text != "never" else { return [] }
    return Set(node.itemsOrOne.compactMap { $0.choice(TemplateKind.self, into: &problems) })
  }
}
