import Check

/// A defect that is put into the example, to see that it is found and nothing else is.
struct Plant: Sendable {
  let spoil: @Sendable (inout Sandbox) throws -> Void

  init(_ spoil: @escaping @Sendable (inout Sandbox) throws -> Void) { self.spoil = spoil }

  static let all: [FindingKind: Plant] = [
    language, wording, links, sizes, law, reach, data, names, workspace,
  ].reduce(into: [:]) { all, part in all.merge(part) { first, _ in first } }

  /// Puts a sentence into a template.
  static func saying(_ sentence: String) -> Plant { Plant { try $0.say(sentence) } }

  /// Adds an account and a person, each with other cells.
  static func adding(
    account: [String: String] = [:],
    contact: [String: String] = [:]
  ) -> Plant {
    Plant { sandbox in
      sandbox.addAccount(account)
      sandbox.addContact(contact)
    }
  }

  static func sequence(_ yaml: String) -> Plant { Plant { $0.addSequence(yaml) } }

  private static let language: [FindingKind: Plant] = [
    .templateSyntax: saying("{% if account.topic %}"),
    .frontMatter: Plant {
      try $0.replace("kind: check-in", by: "kind: chek-in", in: "check-in/third")
    },
    .unknownName: saying("{{ acount.topic }}"),
    .missingValue: adding(account: ["topic": ""]),
    .leftOverBraces: adding(account: ["topic": "the {{ night }} load"]),
    .placeholder: adding(account: ["topic": "n/a"]),
    .emptySubject: Plant {
      try $0.setSubject("{% if account.value %}{{ account.value }}{% endif %}")
    },
    .unwritableMail: saying("{{ account.name | date: '%d' }}"),
  ]

  private static let wording: [FindingKind: Plant] = [
    .brokenGreeting: Plant {
      try $0.replace(
        "{% render 'partials/greeting', contact: contact %}",
        by: "Hello {% if contact.salutation %}{{ contact.salutation }}{% endif %},",
        in: "check-in/third"
      )
    },
    .doubledSpace: saying("Nobody  is in a hurry."),
    .spaceBeforeComma: saying("We met{% if account.offer %} twice{% endif %} , I think."),
    .falseReply: Plant { try $0.setSubject("Re: our talk") },
    .guiltPhrase: Plant {
      try $0.replace("I wish you well.", by: "You never answered, alas.", in: "break-up/honest")
    },
    .justCheckingIn: saying("I’m just\nchecking in."),
    .shouting: Plant { try $0.setSubject("LATER, SOMEBODY ELSE?") },
    .garbledText: adding(account: ["topic": "the cafÃ© at night"]),
  ]

  private static let links: [FindingKind: Plant] = [
    .tooManyLinks: saying("https://a.example https://b.example https://c.example"),
    .linkTextDiffers: saying("[northlight.example](https://elsewhere.example/page)"),
    .shortenedLink: saying("https://bit.ly/3abc"),
    .trackedLink: saying("https://northlight.example/page?utm_source=mail"),
    .insecureLink: saying("http://northlight.example/page"),
    .privateLink: saying("https://192.168.1.20/page"),
    .remoteContent: saying("![logo](https://northlight.example/logo.png)"),
    .missingAttachment: saying("Please find attached the page."),
  ]

  private static let sizes: [FindingKind: Plant] = [
    .longSubject: Plant {
      try $0.setSubject("Later, or somebody else, or somewhere else, or not at all this year?")
    },
    .longBreakUp: Plant {
      let farewell = String(repeating: "and so farewell ", count: 6)
      try $0.replace("I wish you well.", by: farewell, in: "break-up/honest")
    },
    .longMail: saying(String(repeating: "on and on it goes ", count: 50)),
    .longLine: saying("https://northlight.example/" + String(repeating: "a", count: 200)),
    .largeMail: saying(String(repeating: "夜", count: 34_000)),
  ]

  private static let optOut = "{% render 'partials/opt-out', sender: sender %}"

  private static let law: [FindingKind: Plant] = [
    .missingOptOut: Plant {
      try $0.replace(optOut, by: "{{ sender.postal_address }}", in: "check-in/third")
    },
    .missingPostalAddress: Plant {
      try $0.replace(optOut, by: "Reply \"no thanks\" and I stop.", in: "check-in/third")
    },
    .unknownCountry: Plant { sandbox in
      sandbox.addSequence("{stage: prospect, steps: [{template: check-in/planted}]}")
      sandbox.templates["check-in/planted"] = """
        ---
        kind: check-in
        subject: A page
        to: other
        ---
        Hello {{ contact.first_name }},

        shall I send the page? Reply "no thanks" if not.

        {{ sender.name }}
        """
      sandbox.addAccount(["country": ""])
      sandbox.addContact(["role": "other"])
    },
    .missingSender: Plant { sandbox in
      let signature = "{% render 'partials/signature', sender: sender %}"
      try sandbox.replace(signature, by: "", in: "check-in/third")
      let address = "Reply \"no thanks\" and I stop. {{ sender.postal_address }}"
      try sandbox.replace(optOut, by: address, in: "check-in/third")
    },
  ]

  private static let reach: [FindingKind: Plant] = [
    .unknownTemplate: sequence("{stage: client, steps: [{template: check-in/frist}]}"),
    .unusedTemplate: Plant { $0.templates["check-in/fourth"] = $0.templates["check-in/third"] },
    .wrongKind: sequence("{stage: stalled, steps: [{template: thank-you/renewal}]}"),
    .wrongAudience: sequence(
      "{stage: client, on: renewed_on + 2 days, steps: [{template: thank-you/renewal, to: teammate}]}"
    ),
    .unreachableStep: sequence(
      """
      {stage: lost, steps: [{template: break-up/honest}, {template: check-in/lost-second, day: 30}]}
      """
    ),
    .unreachableSequence: sequence(
      "{stage: client, on: deliverd_on + 7 days, steps: [{template: thank-you/delivery}]}"
    ),
    .nothingToContinue: sequence("{stage: prospect, steps: [{template: check-in/second}]}"),
  ]

  private static let data: [FindingKind: Plant] = [
    .refusedRow: adding(contact: ["role": "boss"]),
    .unreadableFile: Plant { $0.contacts.replace("email", with: "mehl") },
    .doubtfulColumn: Plant { $0.accounts.replace("mailbox", with: "mailbax") },
    .unknownTeammate: Plant { $0.accounts.replace("i-moreau;t-okafor", with: "i-moreau;nobody") },
    .duplicateContact: Plant { sandbox in
      sandbox.addAccount()
      sandbox.addContact()
      sandbox.addContact(["id": "p-lind-2"])
    },
    .unreadableDate: adding(account: ["stage": "Customer", "renewed_on": "20/11/2026"]),
    .datesOutOfOrder: adding(
      account: ["stage": "Customer", "delivered_on": "2026-11-20", "renewed_on": "2026-11-18"]
    ),
    .futureDate: adding(account: ["news": "We are two more.", "news_on": "2027-01-05"]),
    .futureTouch: Plant {
      $0.addAccount()
      $0.touches += "t9999,planted,,note,2027-01-12T10:00:00Z,5,,,,,,\n"
    },
  ]

  private static let names: [FindingKind: Plant] = [
    .shoutedName: adding(contact: ["first_name": "PIA"]),
    .oneLetterName: adding(contact: ["first_name": "P."]),
    .oddName: adding(contact: ["first_name": "Pia (new)"]),
    .roleAddress: adding(contact: ["email": "info@planted.example"]),
  ]

  private static let workspace: [FindingKind: Plant] = [
    .configuration: Plant { $0.configuration += "\ntracking: yes\n" },
    .publicRepository: Plant { sandbox in
      let line = "    - {id: public-repository, because: every firm and person in it is invented}\n"
      sandbox.configuration.replace(line, with: "")
      sandbox.repository = "[remote \"origin\"]\n\turl = git@github.com:northlight/mails.git\n"
    },
    .silenceWithoutReason: Plant { $0.allow("{id: long-mail}") },
    .unknownSilence: Plant { $0.allow("{id: long-mial, because: it is a report}") },
    .unusedSilence: Plant { $0.allow("{id: long-mail, because: it is a report}") },
  ]
}
