import Civil
import Foundation
import Mail
import Outreach
import Pipeline

/// The log of a service: one line a notice, on standard output.
///
/// A log that nobody takes stops no mail: what cannot be written is left out.
struct ServiceLog: Sendable {
  let style: RunCommand.LogStyle
  let clock: @Sendable () -> Instant

  func write(_ notice: Notice) {
    try? Terminal.print(Self.line(notice, at: clock(), style: style))
  }

  static func line(_ notice: Notice, at now: Instant, style: RunCommand.LogStyle) -> String {
    let start = [
      ("time", now.description), ("level", notice.isTrouble ? "warning" : "info"),
      ("event", notice.event.rawValue),
    ]
    let facts = start + notice.facts.map { ($0.name, $0.value.printable) }
    switch style {
    case .text: return facts.map { "\($0)=\(quoted($1))" }.joined(separator: " ")
    case .json: return "{" + facts.map { "\"\($0)\":\(json($1))" }.joined(separator: ",") + "}"
    }
  }

  /// A value as it is, or in quotes where it would not be one word.
  private static func quoted(_ value: String) -> String {
    let isWord =
      !value.isEmpty
      && value.unicodeScalars.allSatisfy {
        $0 != " " && $0 != "\"" && $0 != "=" && $0 != "\\" && !$0.properties.isWhitespace
      }
    return isWord ? value : json(value)
  }

  private static func json(_ value: String) -> String {
    "\"" + value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
