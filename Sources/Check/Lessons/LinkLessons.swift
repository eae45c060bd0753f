extension FindingKind {
  static let linkLessons: [FindingKind: Lesson] = [
    .tooManyLinks: Lesson(
      .warning,
      "a mail has more than two links",
      """
      A personal mail has one link, or none. Each more is another thing to decide, and filters count \
      them.
      """
    ),
    .linkTextDiffers: Lesson(
      .error,
      "a link shows one address and leads to another",
      """
      The text of the link is itself an address, and not the one that it opens. That is how phishing \
      looks; mail programs warn of it. Show the address it leads to, or words.
      """
    ),
    .shortenedLink: Lesson(
      .warning,
      "a link goes through a shortener",
      """
      Nobody can see where it leads, many filters block the service, and the service counts who opens \
      it. Write the address itself.
      """
    ),
    .trackedLink: Lesson(
      .warning,
      "a link carries tracking parameters",
      """
      utm_…, gclid, mc_eid and the like tell a third party who clicked. Rapport does not track, and \
      the person can read the address. Remove everything behind the question mark that the page does \
      not need.
      """
    ),
    .insecureLink: Lesson(
      .warning,
      "a link is not encrypted",
      """
      The address begins with http:. Browsers warn of such pages, and what is read there can be \
      changed on the way. Write https:.
      """
    ),
    .privateLink: Lesson(
      .error,
      "a link leads to a place that the recipient cannot reach",
      """
      localhost, a private address such as 192.168.…, a name under .local or .internal, or a file: it \
      works on your machine alone.
      """
    ),
    .remoteContent: Lesson(
      .error,
      "the mail loads something from a server",
      """
      An image or a style sheet at an address on the web tells its server when and where the mail was \
      opened, which is what a tracking pixel does, and many programs show a gap in its place. Rapport \
      does not track. Remove it.
      """
    ),
    .missingAttachment: Lesson(
      .error,
      "the text promises an attachment",
      """
      Rapport sends no attachments, so that "please find attached" is an apology to come. Put the \
      matter into the text, or a link to it.
      """
    ),
  ]
}
