package import Mail

extension YamlNode {
  /// `Ana Lopez <ana@northlight.example>`, the name in double quotes or not, or an address alone.
  ///
  /// This is no header's grammar (RFC 5322): comments, groups and encoded words are not read.
  package func namedAddress(into problems: inout [YamlProblem]) -> NamedAddress? {
    guard let text = line(into: &problems)?.trimmedText else { return nil }
    guard text.utf8.last == UInt8(ascii: ">"), let open = text.lastIndex(of: "<") else {
      return address(into: &problems).map { NamedAddress($0) }
    }
    let name = unquoted(text[..<open].trimmedText)
    let inside = String(text[text.index(after: open)...].dropLast()).trimmedText
    do throws(AddressError) {
      let address = try Address(inside)
      if let named = try? NamedAddress(name: name, address: address) { return named }
      report(.invalid("the name holds a control character: remove it"), into: &problems)
    } catch {
      report(.invalid(error.description), into: &problems)
    }
    return nil
  }

  private func unquoted(_ name: String) -> String {
    let isQuoted = name.utf8.count > 1 && name.hasPrefix("\"") && name.hasSuffix("\"")
    return isQuoted ? String(name.dropFirst().dropLast()) : name
  }
}
