package import Civil
package import Mail

/// Everything that a person decides in `rapport.yaml`, with a default for each key.
package struct Policy: Hashable, Sendable {
  package var sender: Sender
  /// In the order of the file; never empty.
  package var mailboxes: [Mailbox]
  package var cadence: Cadence
  /// By stage and then in the order of the file; the shipped ones where the file has none.
  package var sequences: [Sequence]
  /// The CRM's own words for a stage, lower case; the four of `DeclaredStage` always work.
  package var stageWords: [String: DeclaredStage]
  package var suppressions: [Suppression]
  package var holidays: BusinessCalendar
  /// Calendar files that `holidays` names; whoever reads files adds their days to `holidays`.
  package var calendarFiles: [CalendarFile] = []
  package var paths: Paths
  package var compliance: Compliance
  /// Findings of a check that may stay; no mail depends on them.
  package var allowances: [Allowance] = []
  package var service = ServiceSettings()
  /// Where each key of the file stands, by its path (`cadence.contact.gap`).
  package var places: [String: Place]

  package init(
    sender: Sender,
    mailboxes: [Mailbox],
    cadence: Cadence = Cadence(),
    sequences: [Sequence] = Sequence.standard,
    stageWords: [String: DeclaredStage] = [:],
    suppressions: [Suppression] = [],
    holidays: BusinessCalendar = .plain,
    paths: Paths = Paths(),
    compliance: Compliance = Compliance(),
    places: [String: Place] = [:]
  ) {
    self.sender = sender
    self.mailboxes = mailboxes
    self.cadence = cadence
    self.sequences = sequences
    self.stageWords = stageWords
    self.suppressions = suppressions
    self.holidays = holidays
    self.paths = paths
    self.compliance = compliance
    self.places = places
  }

  package func mailbox(_ id: MailboxID) -> Mailbox? { mailboxes.first { $0.id == id } }
  package func sequence(_ id: SequenceID) -> Sequence? { sequences.first { $0.id == id } }
}

/// A `.ics` file of holidays that the configuration names.
package struct CalendarFile: Hashable, Sendable {
  /// nil: its days are holidays everywhere.
  package var country: Country?
  /// As written: relative to the folder of `rapport.yaml`.
  package var path: String
  package var place: Place

  package init(country: Country?, path: String, place: Place) {
    self.country = country
    self.path = path
    self.place = place
  }
}

/// Who writes: what templates call `sender`.
package struct Sender: Hashable, Sendable {
  package var name: String
  package var firstName: String?
  package var title: String?
  package var company: String?
  package var phone: String?
  /// One postal address, lines separated by line feeds; the opt-out partial prints it.
  package var postalAddress: String?

  package init(
    name: String,
    firstName: String? = nil,
    title: String? = nil,
    company: String? = nil,
    phone: String? = nil,
    postalAddress: String? = nil
  ) {
    self.name = name
    self.firstName = firstName
    self.title = title
    self.company = company
    self.phone = phone
    self.postalAddress = postalAddress
  }
}

/// What the law of a recipient's country wants in a mail to somebody outside.
package struct Compliance: Hashable, Sendable {
  /// Where "stop" mails go: the List-Unsubscribe header; nil takes the mailbox's own address.
  package var unsubscribeAddress: Address?
  /// An https one-click endpoint (RFC 8058), only if the person has one.
  package var unsubscribeURL: String?

  package init(unsubscribeAddress: Address? = nil, unsubscribeURL: String? = nil) {
    self.unsubscribeAddress = unsubscribeAddress
    self.unsubscribeURL = unsubscribeURL
  }
}

/// Where the parts of a workspace lie, relative to the folder of `rapport.yaml`.
package struct Paths: Hashable, Sendable {
  package var templates = "Templates"
  package var outbox = "Outbox"
  package var accounts = "accounts.csv"
  package var contacts = "contacts.csv"
  package var touches = "touches.csv"
  package var database = "rapport.db"

  package init() {}
}
