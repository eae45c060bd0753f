internal import Civil
internal import Mail

extension Configuration {
  /// Who writes, and the address where the short form gives one.
  struct Writer {
    let sender: Sender
    let address: NamedAddress?
  }

  /// `sender: Ana Lopez <ana@northlight.example>` with `company:` beside it, or its mapping.
  mutating func writer() -> Writer? {
    let expected = "your name and address like Ana Lopez <ana@northlight.example>"
    guard let node = root.required("sender", expected: expected, into: &problems) else {
      return nil
    }
    if case .scalar = node.content { return writer(fromLine: node) }
    let known = ConfigurationKeys.sender
    guard
      let keys = node.mapping(known: known, refused: ConfigurationKeys.secrets, into: &problems)
    else { return nil }
    if root["company"] != nil, keys["company"] != nil {
      root["company"]?.report(
        .invalid("this is said by sender.company as well: keep one"),
        into: &problems
      )
    }
    return sender(from: keys).map { Writer(sender: $0, address: nil) }
  }

  private mutating func writer(fromLine node: YamlNode) -> Writer? {
    guard let named = node.namedAddress(into: &problems) else { return nil }
    guard let name = named.name else {
      let expected = "a name before the address, like Ana Lopez <\(named.address)>"
      node.reportExpected(expected, into: &problems)
      return nil
    }
    let company = root["company"]?.line(into: &problems)
    return Writer(sender: Sender(name: name, company: company), address: named)
  }

  private mutating func sender(from keys: YamlMapping) -> Sender? {
    let name = keys.required(
      "name",
      expected: "the name that mails are signed with",
      into: &problems
    )
    let sender = Sender(
      name: name?.line(into: &problems) ?? "",
      firstName: keys["first_name"]?.line(into: &problems),
      title: keys["title"]?.line(into: &problems),
      company: (keys["company"] ?? root["company"])?.line(into: &problems),
      phone: keys["phone"]?.line(into: &problems),
      postalAddress: keys["postal_address"]?.string(into: &problems)?.trimmedText
    )
    return sender.name.isEmpty ? nil : sender
  }
}
