extension FindingKind {
  static let languageLessons: [FindingKind: Lesson] = [
    .templateSyntax: Lesson(
      .error,
      "a template is not well-formed Liquid",
      """
      A tag is not closed, is misspelt, or stands where it cannot; a filter or a partial is not \
      there. Nothing can be written with the template until it is mended.
      """
    ),
    .frontMatter: Lesson(
      .error,
      "a template's front matter is wrong",
      """
      A template begins with a line "---", then its kind and subject and perhaps who it is for, then \
      a line "---". Without them Rapport does not know what the text is.
      """
    ),
    .unknownName: Lesson(
      .error,
      "a template reads a name that no record can have",
      """
      The name is neither one of Rapport's nor a column of the data, so it would be empty for \
      everybody. Mostly it is misspelt; else add the column to the file.
      """
    ),
    .missingValue: Lesson(
      .error,
      "a value that the mail needs is missing",
      """
      The template prints the value without a fallback, and the record's cell is empty. Rapport holds \
      the mail, so the person hears nothing, for ever, and for a reason that nobody notices. Fill in \
      the cell; or give the template a fallback, {{ account.topic | default: "…" }}, or an if around \
      the sentence.
      """
    ),
    .leftOverBraces: Lesson(
      .error,
      "braces are left in the written mail",
      """
      The recipient would read {{, }}, {% or %}: a tag that was quoted twice, or one that was pasted \
      into a cell of the data, where nothing fills it in.
      """
    ),
    .placeholder: Lesson(
      .error,
      "a placeholder stands where words should",
      """
      TODO, XXX, lorem ipsum, [first name] or <name> in a text, or a cell that says n/a, null, \
      #REF! or none: somebody meant to fill it in. An empty cell is better, since a template can \
      tell that it is empty.
      """
    ),
    .emptySubject: Lesson(
      .error,
      "the subject comes out empty",
      """
      With this record, or in this branch of the template, nothing is left of the subject. A mail \
      without one looks like spam and is treated so. Give the subject a fallback.
      """
    ),
    .unwritableMail: Lesson(
      .error,
      "the mail cannot be written",
      """
      With this record the template fails while it is filled in: a filter is given a value it cannot \
      use, such as a text where a date belongs. Rapport holds the mail. Mend the value or the template.
      """
    ),
  ]
}
