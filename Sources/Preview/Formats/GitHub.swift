import Check
import Civil
import Mail
import Outreach

extension Report {
  /// GitHub's workflow commands, one a line: what is found, and which templates' mails change.
  ///
  /// GitHub shows the first ten of each kind in a step, so that no more are written: the worst.
  package var workflowCommands: String {
    let counted = findings.filter { $0.silence == nil }
    let commands =
      Severity.allCases.flatMap { severity in
        counted.filter { $0.severity == severity }.prefix(Self.annotations)
          .map { Self.command(severity.rawValue, at: $0.place, $0.kind.title, $0.sentence) }
      } + notices.prefix(Self.annotations)
    return commands.joined(separator: "\n")
  }

  private static let annotations = 10

  private var notices: [String] {
    guard case .comparison(let comparison) = self else { return [] }
    return comparison.groups.map { group in
      let count = group.changes.count
      let words = group.texts.flatMap(\.diff.substance).prefix(6).map { piece in
        switch piece {
        case .same: ""
        case .removed(let text): "[-\(text)-]"
        case .added(let text): "{+\(text)+}"
        }
      }
      return Self.command(
        "notice",
        at: Place(file: group.file, line: 1, column: 1),
        count == 1 ? "1 mail reads otherwise" : "\(count) mails read otherwise",
        words.joined(separator: " ")
      )
    }
  }

  private static func command(
    _ name: String,
    at place: Place,
    _ title: String,
    _ message: String
  ) -> String {
    "::\(name) file=\(place.file.workflowProperty),line=\(max(1, place.line)),"
      + "col=\(max(1, place.column)),title=\(title.workflowProperty)::\(message.workflowMessage)"
  }
}
