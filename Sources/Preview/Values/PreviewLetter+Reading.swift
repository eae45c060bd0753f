import Mail

extension PreviewLetter {
  /// Reads a draft as its recipient's mail program would.
  package init(bytes: [UInt8]) {
    let message = ParsedMessage(bytes)
    self.init(
      sender: message.value("From") ?? "",
      recipient: message.value("To") ?? "",
      subject: message.subject ?? "",
      text: message.text ?? "",
      html: message.html,
      fields: message.fields.filter { !Self.isKnown($0.name) }
        .map { Field(name: $0.name, value: $0.value) },
      bytes: bytes
    )
  }

  /// Shown by name, a consequence of the time, or of how the text is written as octets.
  private static func isKnown(_ name: String) -> Bool {
    let name = name.lowercased()
    return ["from", "to", "subject", "date", "message-id", "mime-version"].contains(name)
      || name.hasPrefix("content-")
  }
}
