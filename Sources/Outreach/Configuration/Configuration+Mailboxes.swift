internal import Civil
internal import Mail

extension Configuration {
  /// Those under `mailboxes:`, or one named `default` that is made of the sender.
  ///
  /// The file's own `zone` is for a mailbox that has none.
  mutating func mailboxes(of writer: Writer?, zone: Zone?) -> [Mailbox] {
    let caps = caps(from: cadenceMailbox())
    guard let node = root["mailboxes"] else {
      return defaultMailbox(of: writer, zone: zone, caps: caps).map { [$0] } ?? []
    }
    guard let entries = node.entries(into: &problems) else { return [] }
    if entries.isEmpty {
      node.report(.expected("at least one mailbox", found: "none"), into: &problems)
    }
    return entries.compactMap { mailbox($0, zone: zone, defaults: caps) }
  }

  private mutating func cadenceMailbox() -> YamlMapping? {
    // Problems of `cadence` itself are noted where the cadence is read.
    var unheard: [YamlProblem] = []
    let cadence = root["cadence"]?.mapping(known: ConfigurationKeys.cadence, into: &unheard)
    return cadence.flatMap {
      section("mailbox", of: $0, known: ConfigurationKeys.mailboxCaps)
    }
  }

  private mutating func defaultMailbox(
    of writer: Writer?,
    zone: Zone?,
    caps: MailboxCaps
  ) -> Mailbox? {
    guard let writer else { return nil }
    guard let from = writer.address else {
      root.node.report(
        .missingKey("mailboxes", expected: "a mailbox with its from address"),
        into: &problems
      )
      return nil
    }
    guard let zone else {
      if root["zone"] == nil { reportMissingZone(at: root.node) }
      return nil
    }
    return caps.mailbox(MailboxID("default"), from: from, zone: zone)
  }

  private mutating func mailbox(
    _ entry: YamlEntry,
    zone: Zone?,
    defaults: MailboxCaps
  ) -> Mailbox? {
    checkName(entry, as: "mailbox")
    guard
      let keys = entry.value.mapping(
        known: ConfigurationKeys.mailbox,
        refused: ConfigurationKeys.secrets,
        into: &problems
      )
    else { return nil }
    let from = keys.required("from", expected: "an address to write from", into: &problems)?
      .namedAddress(into: &problems)
    let replyTo = keys["reply_to"]?.namedAddress(into: &problems)
    let ownZone = keys["zone"]?.zone(into: &problems)
    if keys["zone"] == nil, root["zone"] == nil { reportMissingZone(at: keys.node) }
    let caps = caps(from: keys, defaults: defaults)
    let smtp = smtp(of: keys)
    let selector = keys["dkim_selector"].flatMap { readSelector($0) }
    let imap = imap(of: keys)
    guard let from, let zone = ownZone ?? zone else { return nil }
    var mailbox = caps.mailbox(MailboxID(entry.key), from: from, zone: zone)
    mailbox.replyTo = replyTo
    mailbox.smtp = smtp
    mailbox.dkimSelector = selector
    mailbox.imap = imap
    return mailbox
  }

  /// Labels of letters, digits, hyphens and underscores between dots (RFC 6376 §3.1).
  private mutating func readSelector(_ node: YamlNode) -> String? {
    let labels = node.text?.split(separator: ".", omittingEmptySubsequences: false) ?? []
    let isSelector =
      !labels.isEmpty
      && labels.allSatisfy { label in
        (1...63).contains(label.utf8.count)
          && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
      }
    guard isSelector else {
      node.reportExpected("a DKIM selector like google or selector1", into: &problems)
      return nil
    }
    return node.text
  }

  private mutating func reportMissingZone(at node: YamlNode) {
    node.report(
      .missingKey("zone", expected: "a time zone like Europe/Berlin"),
      into: &problems
    )
  }

  /// A name that commands, tables and drafts show: letters of any script, digits, `-`, `_`, `.`.
  mutating func checkName(_ entry: YamlEntry, as kind: String) {
    let isFit = entry.key.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
        || "-_.".unicodeScalars.contains($0)
    }
    guard !isFit || entry.key.isEmpty || entry.key.utf8.count > 64 else { return }
    let expected = "a name for the \(kind) of letters, digits, hyphens, dots and underscores"
    let fault = YamlProblem.Fault.expected(expected, found: entry.key.quotation)
    problems.append(YamlProblem(place: entry.keyPlace, path: entry.value.path, fault: fault))
  }
}
