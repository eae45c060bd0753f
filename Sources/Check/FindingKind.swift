/// What can be found, by the stable id that silences and other programs name it by.
package enum FindingKind: String, CaseIterable, Hashable, Sendable {
  // The templates' language and values
  case templateSyntax = "template-syntax"
  case frontMatter = "front-matter"
  case unknownName = "unknown-name"
  case missingValue = "missing-value"
  case leftOverBraces = "left-over-braces"
  case placeholder
  case emptySubject = "empty-subject"
  case unwritableMail = "unwritable-mail"

  // Wording
  case brokenGreeting = "broken-greeting"
  case doubledSpace = "doubled-space"
  case spaceBeforeComma = "space-before-comma"
  case falseReply = "false-reply"
  case guiltPhrase = "guilt-phrase"
  case justCheckingIn = "just-checking-in"
  case shouting
  case garbledText = "garbled-text"

  // Links and what a mail carries
  case tooManyLinks = "too-many-links"
  case linkTextDiffers = "link-text-differs"
  case shortenedLink = "shortened-link"
  case trackedLink = "tracked-link"
  case insecureLink = "insecure-link"
  case privateLink = "private-link"
  case remoteContent = "remote-content"
  case missingAttachment = "missing-attachment"

  // Sizes
  case longSubject = "long-subject"
  case longBreakUp = "long-break-up"
  case longMail = "long-mail"
  case longLine = "long-line"
  case largeMail = "large-mail"

  // The law
  case missingOptOut = "missing-opt-out"
  case missingPostalAddress = "missing-postal-address"
  case unknownCountry = "unknown-country"
  case missingSender = "missing-sender"

  // Who is reached
  case unknownTemplate = "unknown-template"
  case unusedTemplate = "unused-template"
  case wrongKind = "wrong-kind"
  case wrongAudience = "wrong-audience"
  case unreachableStep = "unreachable-step"
  case unreachableSequence = "unreachable-sequence"
  case nothingToContinue = "nothing-to-continue"

  // The data
  case refusedRow = "refused-row"
  case unreadableFile = "unreadable-file"
  case doubtfulColumn = "doubtful-column"
  case unknownTeammate = "unknown-teammate"
  case duplicateContact = "duplicate-contact"
  case shoutedName = "shouted-name"
  case oneLetterName = "one-letter-name"
  case oddName = "odd-name"
  case roleAddress = "role-address"
  case unreadableDate = "unreadable-date"
  case datesOutOfOrder = "dates-out-of-order"
  case futureDate = "future-date"
  case futureTouch = "future-touch"

  // The configuration and the workspace
  case configuration
  case publicRepository = "public-repository"

  // Silences
  case silenceWithoutReason = "silence-without-reason"
  case unknownSilence = "unknown-silence"
  case unusedSilence = "unused-silence"

  /// The same in every version: `missing-value`.
  package var id: String { rawValue }

  package var severity: Severity { lesson.severity }

  /// What it is, in a few words for lists.
  package var title: String { lesson.title }

  /// What it is, why it matters, what to do, and the source where there is one; paragraphs
  /// separated by an empty line, for a person who asks.
  package var explanation: String { lesson.explanation }

  package var lesson: Lesson { Self.lessons[self] ?? Lesson(.error, rawValue, "") }

  private static let lessons: [FindingKind: Lesson] = [
    languageLessons, wordingLessons, linkLessons, sizeLessons, lawLessons, reachLessons,
    dataLessons, nameLessons, workspaceLessons,
  ].reduce(into: [:]) { all, part in all.merge(part) { first, _ in first } }

  /// What is said of a kind.
  package struct Lesson: Sendable {
    let severity: Severity
    let title: String
    let explanation: String

    init(_ severity: Severity, _ title: String, _ explanation: String) {
      self.severity = severity
      self.title = title
      self.explanation = explanation
    }
  }
}
