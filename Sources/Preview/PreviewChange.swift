package import Civil
package import Outreach

/// One mail that is not what it was.
package struct PreviewChange: Hashable, Sendable {
  /// nil: it was not there.
  package let before: PreviewMail?
  /// nil: it is no longer there, and `before` is what it was.
  package let after: PreviewMail?
  /// The words that differ; empty where the mail only comes, goes or moves.
  package let texts: [TextChange]
  private let either: PreviewMail

  /// nil where the two are the same to their reader, at the same instant from the same mailbox.
  init?(_ before: PreviewMail?, _ after: PreviewMail?) {
    guard let either = after ?? before else { return nil }
    self.either = either
    self.before = before
    self.after = after
    guard let before, let after else {
      texts = []
      return
    }
    texts = TextChange.all(before.letter, after.letter)
    if texts.isEmpty, before.slot.instant == after.slot.instant, before.mailbox == after.mailbox {
      return nil
    }
  }

  package var step: PreviewStep { either.step }
  package var mail: PreviewMail { either }
  /// Of the newer mail, where there is one.
  package var slot: ZonedTime { either.slot }

  package var kinds: [Kind] {
    guard let before, let after else { return [before == nil ? .added : .removed] }
    let moves = before.slot.instant != after.slot.instant || before.mailbox != after.mailbox
    return (texts.isEmpty ? [] : [.changed]) + (moves ? [.moved] : [])
  }

  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case changed
    case added
    case removed
    /// To another time or another mailbox.
    case moved
  }
}

/// One template whose text for its preview contact is not what it was.
package struct SampleChange: Hashable, Sendable {
  package let before: PreviewSample?
  package let after: PreviewSample?
  /// The words that differ; empty where it comes, goes, or could not be written.
  package let texts: [TextChange]
  package let template: TemplateName

  /// nil where the two read the same.
  init?(_ before: PreviewSample?, _ after: PreviewSample?) {
    guard let template = (after ?? before)?.template else { return nil }
    self.template = template
    self.before = before
    self.after = after
    switch (before?.outcome, after?.outcome) {
    case (.letter(let old)?, .letter(let new)?):
      texts = TextChange.all(old, new)
      if texts.isEmpty { return nil }
    case (.failure(let old)?, .failure(let new)?) where old == new: return nil
    default: texts = []
    }
  }
}

/// A part of a letter that reads otherwise.
package struct TextChange: Hashable, Sendable {
  /// `subject`, `text`, `html`, `From`, `To`, or the name of another field.
  package let part: String
  package let diff: WordDiff

  /// The parts that differ, in the order in which a reader meets them.
  static func all(_ old: PreviewLetter, _ new: PreviewLetter) -> [TextChange] {
    if old == new { return [] }
    let head = [
      ("From", old.sender, new.sender), ("To", old.recipient, new.recipient),
      ("subject", old.subject, new.subject), ("text", old.text, new.text),
      ("html", old.html ?? "", new.html ?? ""),
    ]
    return (head + fields(old, new)).compactMap { part, old, new in
      old.utf8.elementsEqual(new.utf8)
        ? nil : TextChange(part: part, diff: WordDiff(from: old, to: new))
    }
  }

  private static func fields(
    _ old: PreviewLetter,
    _ new: PreviewLetter
  ) -> [(String, String, String)] {
    let names = (old.fields + new.fields).map(\.name)
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }.map { name in
      let value = { (letter: PreviewLetter) in
        letter.fields.filter { $0.name == name }.map(\.value).joined(separator: "\n")
      }
      return (name, value(old), value(new))
    }
  }
}
