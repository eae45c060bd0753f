package import Outreach

/// Mails that one edit made read otherwise: the same template, the same words gone and come.
package struct ChangeGroup: Sendable {
  package let template: TemplateName
  package let file: String
  /// Those of the first mail; the others differ in the words around them only.
  package let texts: [TextChange]
  /// In the order of the comparison; never empty.
  package let changes: [PreviewChange]
}

extension Comparison {
  /// The mails that read otherwise, the largest group first.
  package var groups: [ChangeGroup] {
    struct Key: Hashable {
      let template: TemplateName
      let substance: [String: [WordDiff.Piece]]
    }
    var order: [Key] = []
    var groups: [Key: [PreviewChange]] = [:]
    for change in changes where !change.texts.isEmpty {
      let substance = change.texts.map { ($0.part, $0.diff.substance) }
      let key = Key(
        template: change.mail.template,
        substance: Dictionary(substance) { $0 + $1 }
      )
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(change)
    }
    let found = order.compactMap { key in
      groups[key].flatMap { changes in
        changes.first.map {
          ChangeGroup(
            template: key.template,
            file: $0.mail.file,
            texts: $0.texts,
            changes: changes
          )
        }
      }
    }
    return found.enumerated()
      .sorted { ($1.element.changes.count, $0.offset) < ($0.element.changes.count, $1.offset) }
      .map(\.element)
  }

  /// Of one kind, in order.
  package func changes(_ kind: PreviewChange.Kind) -> [PreviewChange] {
    changes.filter { $0.kinds.contains(kind) }
  }

  /// `3 mails read otherwise, 1 is added; 60 mails stay as they are`, or that no mail changes.
  package var sentence: String {
    let words: [(PreviewChange.Kind, String, String)] = [
      (.changed, "reads otherwise", "read otherwise"), (.added, "is added", "are added"),
      (.removed, "is removed", "are removed"), (.moved, "moves", "move"),
    ]
    let parts = words.compactMap { kind, one, many -> (count: Int, word: String)? in
      let count = changes(kind).count
      return count == 0 ? nil : (count, count == 1 ? one : many)
    }
    let unchanged = unchangedCount
    let rest = unchanged == 1 ? "1 mail stays as it is" : "\(unchanged) mails stay as they are"
    guard let first = parts.first else { return "no mail changes; \(rest)" }
    let start = "\(first.count) \(first.count == 1 ? "mail" : "mails") \(first.word)"
    return ([start] + parts.dropFirst().map { "\($0.count) \($0.word)" }).joined(separator: ", ")
      + "; \(rest)"
  }
}
