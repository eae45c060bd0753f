extension FindingKind {
  static let wordingLessons: [FindingKind: Lesson] = [
    .brokenGreeting: Lesson(
      .error,
      "the greeting has no name in it",
      """
      The first line reads "Hi ," or "Dear ,": where the name belongs stands nothing, or only spaces. \
      Nothing says more clearly that no person wrote the mail. Take the value out of a default that \
      is empty, so that the mail is held, or write an if around it.
      """
    ),
    .doubledSpace: Lesson(
      .warning,
      "two spaces stand in the middle of a line",
      """
      Mostly the trace of a value that was empty, or of a cell that was pasted. It shows that the \
      text was put together by a machine.
      """
    ),
    .spaceBeforeComma: Lesson(
      .warning,
      "a space stands before a comma or a full stop",
      """
      Mostly the trace of a value that was empty: "your plant in , and". Put the comma inside the if \
      that prints the value.
      """
    ),
    .falseReply: Lesson(
      .error,
      "the subject pretends to be a reply",
      """
      A subject that begins with Re: or Fwd: (AW:, WG:, TR:, RV: and others) claims a conversation \
      that there was not. It is a deceptive subject heading under 15 U.S.C. 7704(a)(2) (CAN-SPAM) and \
      section 52.01 of Canada's Competition Act, and people notice. A template with "thread: true" \
      gets its Re: from the mail that it really follows.
      """
    ),
    .guiltPhrase: Lesson(
      .error,
      "a break-up blames the person for not answering",
      """
      "I have tried to reach you several times" makes a reproach of a silence that is the person's \
      right, and is what they remember of the company. Say that you stop, and leave the door open.
      """
    ),
    .justCheckingIn: Lesson(
      .warning,
      "the mail has no reason of its own",
      """
      "Just checking in", "touching base", "circling back", "bumping this up": the phrase says that \
      there is nothing new. Say what is new, or do not write.
      """
    ),
    .shouting: Lesson(
      .warning,
      "the text shouts",
      """
      Two or more words of the subject in capitals, or several exclamation marks in a row. People and \
      spam filters read it alike.
      """
    ),
    .garbledText: Lesson(
      .error,
      "letters are garbled",
      """
      The text has traces of a wrong encoding, as in "Ã©" for "é" or "â€™" for an apostrophe, or the \
      mark that stands for a letter that was lost. The file was once read in one encoding and saved \
      in another. Export it anew as UTF-8.
      """
    ),
  ]
}
