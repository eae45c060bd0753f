extension FindingKind {
  static let dataLessons: [FindingKind: Lesson] = [
    .refusedRow: Lesson(
      .error,
      "a row of the data is refused",
      """
      The import leaves it out, and what hangs on it. A contact that is refused is never written to; a \
      touch that is refused does not count, so that a reply may go unseen.
      """
    ),
    .unreadableFile: Lesson(
      .error,
      "a file cannot be read",
      """
      In a data file a column that has to be there is missing or stands there twice, or the encoding or \
      the quotes are broken; a template is not UTF-8. Nothing of the file was checked, and no mail is \
      written with such a template.
      """
    ),
    .doubtfulColumn: Lesson(
      .warning,
      "a column is perhaps misspelt",
      """
      Its name is nearly that of a column that Rapport knows, and it is read as a field of its own; \
      or nothing reads it at all.
      """
    ),
    .unknownTeammate: Lesson(
      .warning,
      "delivered_by names somebody who is no contact",
      """
      The thank-you to that colleague is never written. Add the person to the contacts, at the \
      account that is internal, or correct the cell.
      """
    ),
    .duplicateContact: Lesson(
      .error,
      "one address stands in two rows",
      """
      The same person would get two mails, and what they answer counts for one of them only. Keep one \
      row.
      """
    ),
    .unreadableDate: Lesson(
      .error,
      "a date cannot be read",
      """
      A sequence or a template counts on the date in this column. What is not written as 2026-03-14 \
      starts nothing and prints nothing.
      """
    ),
    .datesOutOfOrder: Lesson(
      .error,
      "dates are in the wrong order",
      """
      The work was delivered after the contract for it was renewed, or a date lies so far from today \
      that a digit must be wrong. A mail would thank for the wrong thing.
      """
    ),
    .futureDate: Lesson(
      .error,
      "news is dated in the future",
      """
      The mail would tell as a fact what has not happened. Correct the date, or wait with the news.
      """
    ),
    .futureTouch: Lesson(
      .error,
      "a touch lies in the future",
      """
      What has not happened cannot have been done: it is not counted until its time comes, and then \
      moves every wait. Mostly a wrong year, or day and month changed over.
      """
    ),
  ]

  static let nameLessons: [FindingKind: Lesson] = [
    .shoutedName: Lesson(
      .warning,
      "a name is in capitals or in small letters",
      """
      "Hello MARIA," shows the database behind the mail. Write the name as the person does.
      """
    ),
    .oneLetterName: Lesson(
      .error,
      "a first name is one letter",
      """
      "Hello J," is worse than no mail. Find out the name, or put how the person is called into \
      salutation.
      """
    ),
    .oddName: Lesson(
      .error,
      "a name does not look like one",
      """
      It has a digit, an @, a bracket or a comma in it: an address or a note in the wrong column.
      """
    ),
    .roleAddress: Lesson(
      .warning,
      "the address belongs to a function, not to a person",
      """
      info@, sales@, office@ and the like are read by whoever has the duty, and many complain. Write \
      to a person.
      """
    ),
  ]
}
