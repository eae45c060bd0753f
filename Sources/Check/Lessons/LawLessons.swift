extension FindingKind {
  static let lawLessons: [FindingKind: Lesson] = [
    .missingOptOut: Lesson(
      .error,
      "the mail says nothing of how to hear no more",
      """
      The law of the recipient's country wants a clear way out in every commercial mail: United \
      States, 15 U.S.C. 7704(a)(3) and (5) (CAN-SPAM); Canada, CASL s. 6(2)(c) and 11; European \
      Union and EEA, Directive 2002/58/EC art. 13 (ePrivacy) and GDPR art. 21(2) to (4); United \
      Kingdom, PECR reg. 22 and 23; Switzerland, UWG art. 3(1)(o); Australia, Spam Act 2003 s. 18; \
      New Zealand, UEMA 2007 s. 11; and others alike.

      One sentence that a person can act on is enough ("If you'd rather not hear from me, reply 'no \
      thanks'"): {% render 'partials/opt-out', sender: sender %}. The List-Unsubscribe header, which \
      Rapport always writes, is not seen by everybody. This is a list of what is often asked for, \
      not legal advice.
      """
    ),
    .missingPostalAddress: Lesson(
      .error,
      "the mail has no postal address",
      """
      The recipient's country wants one in every commercial mail: United States, 15 U.S.C. \
      7704(a)(5)(A)(iii) (CAN-SPAM), "a valid physical postal address of the sender"; Canada, CASL s. \
      6(2)(a) and (b) with regulation SOR/2012-36 s. 2(1), the sender's mailing address. The \
      country is the contact's, else the account's, else that of the address (.de, .ca).

      Set sender.postal_address in rapport.yaml and print it: {% render 'partials/opt-out', sender: \
      sender %} does. This is a list of what is often asked for, not legal advice.
      """
    ),
    .unknownCountry: Lesson(
      .warning,
      "nobody can say which law holds",
      """
      Neither the contact nor the account has a country, the address ends in .com or the like, and \
      the mail has no postal address, which the United States and Canada want. Fill in the column \
      country; or set sender.postal_address, which does no harm anywhere.
      """
    ),
    .missingSender: Lesson(
      .error,
      "the mail does not say who writes",
      """
      Neither the sender's name nor the company stands in the text. Directive 2000/31/EC art. 6(b) \
      and 2002/58/EC art. 13(4) (European Union), CASL s. 6(2)(a) (Canada), Spam Act 2003 s. 17 \
      (Australia) and PECR reg. 23 (United Kingdom) want it said, and so does courtesy: {% render \
      'partials/signature', sender: sender %}.
      """
    ),
  ]
}
