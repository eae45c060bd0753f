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
  /// Why it does not go where it goes no longer, why it did not where it is new; in words.
  package let reason: String?
  private let either: PreviewMail

  /// nil where the two are the same to their reader, at the same instant from the same mailbox.
  init?(_ before: PreviewMail?, _ after: PreviewMail?, because reason: String? = nil) {
    self.reason = reason
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

  /// The same change, told otherwise.
  init(
    _ change: PreviewChange,
    telling mail: (PreviewMail) -> PreviewMail,
    _ text: (TextChange) -> TextChange,
    because reason: String?
  ) {
    before = change.before.map(mail)
    after = change.after.map(mail)
    either = mail(change.either)
    texts = change.texts.map(text)
    self.reason = reason
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
  /// The newer one, where it is still there.
  package let sample: PreviewSample

  /// nil where the two read the same.
  init?(_ before: PreviewSample?, _ after: PreviewSample?) {
    guard let sample = after ?? before else { return nil }
    self.sample = sample
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

  /// The same change, told otherwise.
  init(
    _ change: SampleChange,
    telling sample: (PreviewSample) -> PreviewSample,
    _ text: (TextChange) -> TextChange
  ) {
    before = change.before.map(sample)
    after = change.after.map(sample)
    self.sample = sample(change.sample)
    texts = change.texts.map(text)
  }

  package var template: TemplateName { sample.template }

  package var kind: PreviewChange.Kind {
    before == nil ? .added : after == nil ? .removed : .changed
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
