import Mail

/// A bounce that keeps to no standard: qmail, old Exim, sendmail and Exchange, and their kin.
///
/// It has to come from a mail system (`MAILER-DAEMON`, an empty return path) and say so in its
/// subject; or to name the failed recipient in the header, as Exim and Gmail do.
struct FreeBounce {
  private let message: ParsedMessage
  private let lines: [Substring]

  init?(_ message: ParsedMessage) {
    guard Self.isBounce(message) else { return nil }
    self.message = message
    lines = Array(
      (message.text ?? "").prefix(100_000).split(separator: "\n").prefix(2_000)
    )
  }

  var report: DeliveryReport {
    let status = StatusSearch.anywhere(in: explanation)
    return DeliveryReport(
      action: isDelay ? .delayed : .failed,
      status: status,
      recipient: recipient,
      diagnostic: diagnostic(naming: status)
    )
  }

  /// Those of the copy that such a bounce has in its own text.
  var messageIDs: [MessageID] {
    lines.compactMap { line in
      let text = line.drop { $0 == ">" || $0 == " " }
      guard text.prefix(11).lowercased() == "message-id:" else { return nil }
      return try? MessageID(text.dropFirst(11).filter { !$0.isWhitespace })
    }
  }

  /// What the mail system says before the copy of our mail begins.
  private var explanation: ArraySlice<Substring> {
    lines.prefix { line in
      let text = line.lowercased()
      return !Self.copyMarks.contains { text.contains($0) }
    }
  }

  private var isDelay: Bool {
    let subject = message.subject?.lowercased() ?? ""
    return Self.delays.contains { subject.hasPrefix($0) }
  }

  private var recipient: Address? {
    if let failed = message.value("X-Failed-Recipients"),
      let first = failed.split(separator: ",").first,
      let address = DeliveryReport.address(String(first))
    {
      return address
    }
    return explanation.lazy.compactMap { line in
      let text = line.drop { $0 == " " }
      guard text.first == "<", let end = text.firstIndex(of: ">") else { return nil }
      return DeliveryReport.address(String(text[...end]))
    }.first
  }

  private func diagnostic(naming status: DeliveryReport.StatusCode?) -> String? {
    guard let status else { return nil }
    return explanation.first { StatusSearch.anywhere(in: [$0]) == status }.map {
      DeliveryReport.line(String($0))
    }
  }

  private static func isBounce(_ message: ParsedMessage) -> Bool {
    if message.value("X-Failed-Recipients") != nil { return true }
    let subject = message.subject?.lowercased() ?? ""
    if isDaemon(message) {
      return !SubjectPrefix.absence.matches(subject) && message.autoSubmitted != "no"
    }
    let isFromSystem = message.hasEmptyReturnPath || localPart(message) == "postmaster"
    return isFromSystem && subjects.contains { subject.hasPrefix($0) }
  }

  private static func isDaemon(_ message: ParsedMessage) -> Bool {
    if let local = localPart(message) { return daemons.contains(local) }
    let from = message.value("From")?.lowercased() ?? ""
    return daemons.contains { from.contains($0) }
  }

  private static func localPart(_ message: ParsedMessage) -> String? {
    message.from.first?.address.localPart.lowercased()
  }

  private static let daemons = ["mailer-daemon", "mailerdaemon", "maildaemon", "mail-daemon"]

  /// Beginnings, in lower case: the rest of a subject may be ours.
  private static let delays = [
    "delivery status notification (delay", "delayed", "delivery delayed", "delivery delay",
    "mail delivery delayed", "message delayed", "warning:", "warning -", "zustellung verzögert",
    "verzögert", "remise retardée", "retardé", "vertraagd",
  ]

  private static let copyMarks = [
    "below this line is a copy", "this is a copy of the message", "original message follows",
    "original message headers", "----- original message", "message headers follow",
    "text of the message follows",
  ]

  /// Beginnings, in lower case.
  private static let subjects = [
    "undelivered mail", "undeliverable", "undelivered:", "unzustellbar", "nicht zustellbar",
    "delivery status notification", "delivery failure", "delivery notification", "delivery report",
    "delivery delayed", "delayed:", "mail delivery failed", "mail delivery failure",
    "mail delivery problem", "mail delivery system", "message delivery failure", "mail failure",
    "failure notice", "failed delivery", "returned mail", "returned to sender", "mail system error",
    "mail could not be delivered", "message could not be delivered", "message undeliverable",
    "warning: could not send message", "warning: message", "non remis", "non distribué",
    "échec de la remise", "onbestelbaar", "niet-bestelbaar", "no se puede entregar", "no entregado",
    "non recapitabile", "mancato recapito", "não entregue", "olevererbart", "ikke leveret",
  ]
}
