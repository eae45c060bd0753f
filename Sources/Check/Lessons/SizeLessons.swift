extension FindingKind {
  static let sizeLessons: [FindingKind: Lesson] = [
    .longSubject: Lesson(
      .warning,
      "the subject is longer than 60 characters",
      """
      Telephones cut it off after 35 to 45, most programs after 60 to 70. What counts belongs in \
      front. Often one long cell is to blame: use truncate, or a shorter column for subjects.
      """
    ),
    .longBreakUp: Lesson(
      .warning,
      "a break-up is longer than 60 words",
      """
      Counted without the greeting's line, and up to the signature. A farewell that argues is not \
      one: say that you stop, how to reach you, and wish them well.
      """
    ),
    .longMail: Lesson(
      .warning,
      "a mail is longer than 250 words",
      """
      Who did not ask for it does not read it. Say one thing, and offer the rest.
      """
    ),
    .longLine: Lesson(
      .warning,
      "a word or address is too long for a line",
      """
      It has more than 200 characters without a space. Mail programs break it anywhere, and an \
      address that is broken leads nowhere.
      """
    ),
    .largeMail: Lesson(
      .error,
      "a mail is larger than 100 kB",
      """
      Gmail hides what comes behind 102 kB, and with it the way out that the law wants. Mostly a \
      list in the template prints far more than was meant.
      """
    ),
  ]
}
