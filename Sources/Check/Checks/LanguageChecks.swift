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
    for (part, survey) in [(Letter.Part.subject, letter.subject), (.text, letter.text)] {
      guard let range = survey.first(.placeholder) ?? survey.first(.note) else { continue }
      let words = (part == .subject ? letter.mail.subject : letter.mail.text).octets(range)
      return Trace(
        "“\(words.forMessage)” stands where words should",
        advice: "write what was meant",
        in: part,
        at: range
      )
    }
    return nil
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
    for (part, survey) in [(Letter.Part.subject, letter.subject), (.text, letter.text)] {
      guard let range = survey.garbled else { continue }
      let words = (part == .subject ? letter.mail.subject : letter.mail.text).octets(range)
      return Trace(
        "“\(words.forMessage)” is a letter in a wrong encoding",
        advice: "export the file anew as UTF-8",
        in: part,
        at: range
      )
    }
    return nil
  }
}
