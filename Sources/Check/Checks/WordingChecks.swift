import Outreach

extension MailCheck {
  static let wording: [MailCheck] = [
    brokenGreeting, doubledSpace, spaceBeforeComma, falseReply, guiltPhrase, justCheckingIn,
    shouting,
  ]

  static let brokenGreeting = MailCheck(.brokenGreeting) { letter in
    guard let range = letter.greeting, Greeting.lacksName(letter.mail.text.octets(range)) else {
      return nil
    }
    return Trace(
      "the greeting has no name: “\(letter.mail.text.octets(range).forMessage)”",
      advice: "let the value be missing, so that the mail is held, or write an if around it",
      at: range
    )
  }

  static let doubledSpace = MailCheck(.doubledSpace) { letter in
    let advice = "write one; where a value may be empty, put its space into the if"
    if let range = letter.subject.doubledSpace {
      return Trace("two spaces in the subject", advice: advice, in: .subject, at: range)
    }
    guard let range = letter.text.doubledSpace, !letter.isInGreeting(range) else { return nil }
    return Trace("two spaces in the middle of a line", advice: advice, at: range)
  }

  static let spaceBeforeComma = MailCheck(.spaceBeforeComma) { letter in
    let advice = "take out the space; where a value may be empty, put it into the if"
    if let range = letter.subject.looseComma {
      return Trace("a space before a comma or full stop", advice: advice, in: .subject, at: range)
    }
    guard let range = letter.text.looseComma, !letter.isInGreeting(range) else { return nil }
    return Trace("a space before a comma or full stop", advice: advice, at: range)
  }

  static let falseReply = MailCheck(.falseReply) { letter in
    guard let prefix = ReplyPrefix.of(letter.mail.subject) else { return nil }
    return Trace(
      "the subject begins with “\(prefix)”, and nothing is replied to",
      advice: "take it out; \"thread: true\" gives a follow-up the subject of the mail before it",
      in: .subject,
      at: 0..<prefix.utf8.count
    )
  }

  static let guiltPhrase = MailCheck(.guiltPhrase) { letter in
    guard letter.template.kind == .breakUp, let range = letter.text.first(.guilt) else {
      return nil
    }
    return Trace(
      "“\(letter.mail.text.octets(range).forMessage)” makes a reproach of their silence",
      advice: "say that you stop, and leave the door open",
      at: range
    )
  }

  static let justCheckingIn = MailCheck(.justCheckingIn) { letter in
    letter.trace(advice: "say what is new, or do not write") {
      $0.first(.empty)
    } message: {
      "“\($0)” says that there is nothing new"
    }
  }

  static let shouting = MailCheck(.shouting) { letter in
    let advice = "say it in an ordinary voice"
    if let range = letter.subject.exclamation {
      return Trace("several exclamation marks", advice: advice, in: .subject, at: range)
    }
    if let words = Capitals.shouted(letter.mail.subject) {
      return Trace("the subject shouts: “\(words.forMessage)”", advice: advice, in: .subject)
    }
    return letter.text.exclamation.map {
      Trace("several exclamation marks", advice: advice, at: $0)
    }
  }
}

extension Letter {
  /// The first line that has words.
  var greeting: Range<Int>? {
    let octets = mail.text.utf8
    var start = 0
    var end = 0
    var hasWords = false
    for octet in octets {
      if octet.isLineEnd {
        if hasWords { break }
        start = end + 1
      } else if !octet.isBlank {
        hasWords = true
      }
      end += 1
    }
    return hasWords ? start..<end : nil
  }

  fileprivate func isInGreeting(_ range: Range<Int>) -> Bool {
    guard let greeting, greeting.overlaps(range) else { return false }
    return Greeting.lacksName(mail.text.octets(greeting))
  }
}

/// The first line of a mail.
enum Greeting {
  private static let words: Set<String> = [
    "hi", "hello", "hey", "dear", "hallo", "guten tag", "liebe", "lieber", "liebe/r",
    "sehr geehrte", "sehr geehrter", "bonjour", "cher", "chère", "salut", "hola", "estimado",
    "estimada", "querido", "querida", "buenos días", "ciao", "gentile", "caro", "cara", "olá",
    "prezado", "prezada", "beste", "geachte", "hej", "hei", "cześć", "dzień dobry", "merhaba",
    "good morning", "good afternoon", "good day",
  ]
  /// These greet nobody without a name behind them.
  private static let incomplete: Set<String> = [
    "dear", "liebe", "lieber", "liebe/r", "sehr geehrte", "sehr geehrter", "cher", "chère",
    "estimado", "estimada", "querido", "querida", "gentile", "caro", "cara", "prezado",
    "prezada", "beste", "geachte",
  ]

  /// "Hi ," and "Dear,": a greeting with a gap, or with nothing, where the name belongs.
  static func lacksName(_ line: String) -> Bool {
    if line.isPlainlyNamed { return false }
    let trimmed = line.trimmed
    let bare = trimmed.trimmedSuffix { ",!:;.-–".contains($0) }
    let hasGap = bare.last?.isWhitespace ?? false
    let word = bare.onOneLine.lowercased()
    guard words.contains(word) else { return false }
    return incomplete.contains(word) || (hasGap && bare.count < trimmed.count)
  }
}

extension String {
  /// Several words, the last one with the punctuation at its heels: what nearly every greeting is.
  fileprivate var isPlainlyNamed: Bool {
    var octets = Substring(self).utf8
    while let last = octets.last, ",!:;.\r".utf8.contains(last) { octets.removeLast() }
    guard let last = octets.last, !last.isBlank, octets.contains(.space) else { return false }
    return octets.count > 14 || !lowercased().hasPrefix("sehr ")
  }
}

/// What a mail program puts before the subject of an answer.
enum ReplyPrefix {
  private static let words: Set<String> = [
    "re", "fw", "fwd", "aw", "wg", "antw", "tr", "rif", "r", "i", "rv", "res", "enc", "sv", "vs",
    "vb", "vl", "odp", "pd", "ynt", "ilt", "答复", "回复", "转发",
  ]

  /// `Re:`, `RE[2]:`, `AW :`; nil where the subject does not begin so.
  static func of(_ subject: String) -> String? {
    let subject = subject.trimmed
    guard let colon = subject.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
    let prefix = subject[..<colon]
    let word = prefix.prefix { $0 != "[" && $0 != "(" && !$0.isWhitespace }.lowercased()
    let rest = prefix.dropFirst(word.count)
    guard words.contains(word), rest.allSatisfy({ !$0.isLetter }) else { return nil }
    return String(subject[...colon])
  }
}

/// Words in capitals.
enum Capitals {
  /// Two or more words of four letters and more beside each other.
  static func shouted(_ text: String) -> String? {
    var run: [Substring] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      let letters = word.filter(\.isLetter)
      if letters.count >= 4, letters.allSatisfy(\.isUppercase) {
        run.append(word)
        if run.count > 1 { return run.joined(separator: " ") }
      } else {
        run = []
      }
    }
    return nil
  }
}

extension String {
  var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace ?? false { text.removeFirst() }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }

  func trimmedSuffix(_ isPart: (Character) -> Bool) -> String {
    var text = Substring(self)
    while let last = text.last, isPart(last) { text.removeLast() }
    return String(text)
  }
}
