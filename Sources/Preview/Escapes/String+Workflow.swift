import Mail

extension String {
  /// As the message of one of GitHub's workflow commands, `::error …::message`.
  ///
  /// The runner undoes these escapes and no others; line ends that are meant stay line ends there,
  /// and every other control character is shown.
  package var workflowMessage: String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.split(separator: "%", omittingEmptySubsequences: false) }
      .map { $0.map { String($0).printable }.joined(separator: "%25") }
      .joined(separator: "%0A")
  }

  /// As the value of a property, `file=…`, which a colon or a comma would end.
  package var workflowProperty: String {
    var text = ""
    for scalar in printable.unicodeScalars {
      switch scalar {
      case "%": text += "%25"
      case ":": text += "%3A"
      case ",": text += "%2C"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
