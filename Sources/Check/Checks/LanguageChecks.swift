import Outreach

extension MailCheck {
  static let language: [MailCheck] = [leftOverBraces, placeholder, emptySubject, garbledText]

  static let leftOverBraces = MailCheck(.leftOverBraces) { letter in
    let advice = "remove the tag from the cell or the text, or let Liquid fill it in"
    if let range = letter.subject.braces {
      return Trace("braces are left in the subject", advice: advice, in: .subject, at: range)
    }
    return letter.text.braces.map {
      Trace("braces are left in the text", advice: advice, at: $0)
    }
  }

  static let placeholder = MailCheck(.placeholder) { letter in
    letter.trace(advice: "write what was meant") {
      $0.first(.placeholder) ?? $0.first(.note)
    } message: {
      "“\($0)” stands where words should"
    }
  }

  static let emptySubject = MailCheck(.emptySubject) { letter in
    guard letter.subject.words == 0 else { return nil }
    return Trace(
      "nothing is left of the subject",
      advice: "give it a fallback: {{ account.topic | default: account.name }}",
      in: .subject
    )
  }

  static let garbledText = MailCheck(.garbledText) { letter in
    letter.trace(advice: "export the file anew as UTF-8") {
      $0.garbled
    } message: {
      "“\($0)” is a letter in a wrong encoding"
    }
  }
}
