import Outreach

extension MailCheck {
  static let sizes: [MailCheck] = [longSubject, longBreakUp, longMail, longLine, largeMail]

  static let longSubject = MailCheck(.longSubject) { letter in
    guard letter.subject.octets > 60 else { return nil }
    let count = letter.mail.subject.count
    guard count > 60 else { return nil }
    return Trace(
      "the subject has \(count) characters: “\(letter.mail.subject.forMessage)”",
      advice: "shorten it to 60, or use truncate",
      in: .subject
    )
  }

  static let longBreakUp = MailCheck(.longBreakUp) { letter in
    guard letter.template.kind == .breakUp, letter.text.words > 60 else { return nil }
    let words = letter.messageWords
    guard words > 60 else { return nil }
    return Trace("the break-up has \(words) words", advice: "shorten it to 60")
  }

  static let longMail = MailCheck(.longMail) { letter in
    guard letter.text.words > 250 else { return nil }
    return Trace(
      "the mail has \(letter.text.words) words",
      advice: "say one thing, and offer the rest"
    )
  }

  static let longLine = MailCheck(.longLine) { letter in
    let run = letter.text.longestRun
    guard run.count > 200 else { return nil }
    let count = letter.mail.text.octets(run).count
    guard count > 200, !letter.mail.text.octets(run).hasFreeBreaks else { return nil }
    return Trace("\(count) characters without a space", advice: "shorten the address", at: run)
  }

  static let largeMail = MailCheck(.largeMail) { letter in
    let size = letter.text.octets + (letter.mail.html?.utf8.count ?? 0)
    guard size > 100_000 else { return nil }
    return Trace(
      "the mail has \(size / 1000) kB",
      advice: "limit the list that the template prints"
    )
  }
}

extension Letter {
  /// The words between the greeting and the signature, or the way out where there is none.
  var messageWords: Int {
    var lines = mail.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    if let greeting = lines.firstIndex(where: { $0.contains { !$0.isWhitespace } }),
      lines[greeting].trimmedLine.hasSuffix(",")
    {
      lines.removeSubrange(...greeting)
    }
    let names = [setting.sender.name, setting.sender.firstName].compactMap(\.self)
    let end = lines.firstIndex { line in
      names.contains(line.trimmedLine) || Survey(String(line)).first(.optOut) != nil
    }
    return lines[..<(end ?? lines.endIndex)].reduce(0) { sum, line in
      sum + line.split(whereSeparator: \.isWhitespace).count
    }
  }
}

extension Substring {
  fileprivate var trimmedLine: String { String(self).trimmed }
}

extension String {
  /// Scripts that are written without spaces break anywhere.
  fileprivate var hasFreeBreaks: Bool {
    let wide = unicodeScalars.count { 0x0E00...0x0EFF ~= $0.value || 0x2E80...0xD7FF ~= $0.value }
    return wide * 4 > unicodeScalars.count
  }
}
