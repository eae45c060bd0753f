extension FindingKind {
  static let reachLessons: [FindingKind: Lesson] = [
    .unknownTemplate: Lesson(
      .error,
      "a step names a template that is not there",
      """
      The step would hold every account that comes to it. Add the file, or correct the name.
      """
    ),
    .unusedTemplate: Lesson(
      .warning,
      "no step uses the template",
      """
      Nobody will ever get it. Name it in a sequence, or remove the file.
      """
    ),
    .wrongKind: Lesson(
      .error,
      "a template's kind does not suit the stage",
      """
      A client gets no break-up; a prospect, a stalled and a lost account have nothing to be thanked \
      for yet; an account that was let go gets one break-up and nothing else. Correct the step, the \
      sequence's stage, or the template's kind.
      """
    ),
    .wrongAudience: Lesson(
      .error,
      "a template for teammates can reach somebody outside, or the reverse",
      """
      What is written for colleagues speaks of the client as "they", and has no opt-out. Rapport \
      holds such a mail; the step can never do what it says. Correct the step's "to:", or the \
      template's "to:" and "audience:".
      """
    ),
    .unreachableStep: Lesson(
      .warning,
      "no one can reach a step",
      """
      It comes behind a break-up, or behind as many mails to the same person as \
      cadence.contact.per_sequence allows, or the year-end season does not allow its kind, or nobody \
      in the data has one of its roles.
      """
    ),
    .unreachableSequence: Lesson(
      .error,
      "a sequence waits for a date that no account has",
      """
      It starts on a column ("on: delivered_on + 7 days") that the accounts' file does not have, so \
      it never starts. Mostly the name is misspelt.
      """
    ),
    .nothingToContinue: Lesson(
      .warning,
      "a template continues a thread where there is none",
      """
      It says "thread: true" and is the first mail of its sequence to that person, so it goes out as \
      a new mail, with a text that speaks of an earlier one. Take another template for the first step.
      """
    ),
  ]
}
