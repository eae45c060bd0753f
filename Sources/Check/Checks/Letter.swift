import Civil
import Outreach

/// A written mail as the checks look at it.
struct Letter {
  let mail: WrittenMail
  let template: TemplateFile
  let subject: Survey
  let text: Survey
  let setting: Setting
  /// Where the recipient is; nil: nobody knows.
  let country: Country?
  /// All links of the text and the HTML part, found once.
  let links: [Link]
  let linksInHTML: [Link]

  init(
    _ mail: WrittenMail,
    _ template: TemplateFile,
    country: Country?,
    setting: Setting
  ) {
    self.mail = mail
    self.template = template
    self.country = country
    self.setting = setting
    subject = Survey(mail.subject)
    text = Survey(mail.text)
    links = text.hasLinks ? Link.all(in: mail.text) : []
    linksInHTML = mail.html.map { Markup($0).links } ?? []
  }

  /// What is the same for all mails of a workspace.
  struct Setting {
    let sender: Sender
    let compliance: Compliance
    /// One space between the words, to be looked for in texts of which the same is true.
    let postalAddress: String?
    /// Where the postal address belongs in the configuration, if it is not there.
    let addressHome: Place?

    init(_ policy: Policy) {
      let isThere = policy.sender.postalAddress != nil
      addressHome = isThere ? nil : policy.places["sender"]
      sender = policy.sender
      compliance = policy.compliance
      postalAddress = policy.sender.postalAddress?.onOneLine
    }
  }

  var isOutside: Bool { template.audience == .outside }

  /// The parts that a reader sees, each with its text.
  var parts: [(Part, String)] {
    [(.subject, mail.subject), (.text, mail.text)] + (mail.html.map { [(.html, $0)] } ?? [])
  }

  /// The first slip of a kind, in the subject or else in the text.
  ///
  /// `find`: where it is. `message`: about the words that stand there.
  func trace(
    advice: String,
    find: (Survey) -> Range<Int>?,
    message: (String) -> String
  ) -> Trace? {
    for (part, survey, words) in [(Part.subject, subject, mail.subject), (.text, text, mail.text)] {
      guard let range = find(survey) else { continue }
      return Trace(message(words.octets(range).forMessage), advice: advice, in: part, at: range)
    }
    return nil
  }

  enum Part: Hashable {
    case subject
    case text
    case html
  }
}

/// Something that a check found in a letter.
struct Trace {
  let message: String
  let advice: String
  let part: Letter.Part
  /// The octets of the part that it is about; nil: the part as a whole.
  let range: Range<Int>?
  /// Where it has to be mended, if that is not where the words come from.
  var home: Place?

  init(
    _ message: String,
    advice: String,
    in part: Letter.Part = .text,
    at range: Range<Int>? = nil
  ) {
    self.message = message
    self.advice = advice
    self.part = part
    self.range = range
  }
}

/// One thing that is looked for in each written mail: a small value.
struct MailCheck: Sendable {
  let kind: FindingKind
  let look: @Sendable (Letter) -> Trace?

  init(_ kind: FindingKind, _ look: @escaping @Sendable (Letter) -> Trace?) {
    self.kind = kind
    self.look = look
  }

  /// All of them, in no order that matters.
  static let all: [MailCheck] = language + wording + links + sizes + law
}

extension String {
  /// One space for every run of white space.
  var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
