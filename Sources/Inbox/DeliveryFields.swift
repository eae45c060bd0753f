import Mail

/// The `message/delivery-status` part of a report (RFC 3464 §2): fields of the message, then a
/// group of fields a recipient.
struct DeliveryFields {
  private let groups: [ParsedMessage]

  /// Nil where the message itself has no such part; one within an attached message is not its own.
  init?(_ message: ParsedMessage) {
    let part = message.root.parts.first {
      ["message/delivery-status", "message/global-delivery-status"].contains($0.contentType.name)
    }
    guard let part else { return nil }
    groups = Self.groups(of: part.body).map { ParsedMessage($0) }
  }

  /// Nil where every recipient got it, or it was passed on.
  ///
  /// We write to one recipient a message; of several, the first that failed counts, then the first
  /// that waits.
  var report: DeliveryReport? {
    let reports = groups.compactMap(Self.report)
    return reports.first { $0.action == .failed } ?? reports.first
  }

  private static func report(of group: ParsedMessage) -> DeliveryReport? {
    let diagnostic = group.value("Diagnostic-Code").map(afterType)
    let status =
      group.value("Status").flatMap { StatusSearch.enhanced(in: $0[...]) }
      ?? diagnostic.flatMap { StatusSearch.anywhere(in: [$0[...]]) }
    guard let action = action(group.value("Action"), status: status) else { return nil }
    return DeliveryReport(
      action: action,
      status: status,
      recipient: recipient(of: group),
      diagnostic: diagnostic.map(DeliveryReport.line)
    )
  }

  private static func action(
    _ text: String?,
    status: DeliveryReport.StatusCode?
  ) -> DeliveryReport.Action? {
    switch text?.prefix(while: \.isLetter).lowercased() {
    case "failed", "failure": return .failed
    case "delayed": return .delayed
    case "delivered", "relayed", "expanded": return nil
    default:
      guard let status else { return nil }
      return status.category == 5 ? .failed : status.category == 4 ? .delayed : nil
    }
  }

  private static func recipient(of group: ParsedMessage) -> Address? {
    let values = ["Original-Recipient", "Final-Recipient"].compactMap { group.value($0) }
    return values.lazy.compactMap { DeliveryReport.address(afterType($0)) }.first
  }

  /// The value behind `rfc822;` or `smtp;`.
  private static func afterType(_ value: String) -> String {
    guard let semicolon = value.firstIndex(of: ";") else { return value }
    return value[value.index(after: semicolon)...].drop { $0 == " " }.description
  }

  /// Split at empty lines; at most fifty groups, which is more than a mail of ours can have.
  private static func groups(of body: [UInt8]) -> [[UInt8]] {
    var groups: [[UInt8]] = [[]]
    for line in body.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let isEmpty = line.allSatisfy { $0 == 0x0D || $0 == 0x20 || $0 == 0x09 }
      if !isEmpty {
        groups[groups.count - 1] += line + [0x0A]
      } else if groups.last?.isEmpty == false {
        if groups.count == 50 { return groups }
        groups.append([])
      }
    }
    return groups
  }
}

extension DeliveryReport {
  /// A server's words on one line, at most 300 characters of them.
  static func line(_ text: String) -> String {
    let words = text.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
    return String(words.prefix(300))
  }

  /// The address in a field's value, in angle brackets or not.
  static func address(_ text: String) -> Address? {
    try? Address(text.filter { $0 != "<" && $0 != ">" && !$0.isWhitespace })
  }
}
