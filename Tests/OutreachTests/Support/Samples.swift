import Civil
import Mail

@testable import Outreach

/// Small, readable records for tests; every argument that a test does not care about has a default.
enum Sample {
  /// The value of a literal in a test's own source; a slip there ends the run with its reason.
  private static func must<Value>(_ make: () throws -> Value) -> Value {
    do { return try make() } catch { preconditionFailure("\(error)") }
  }

  static let berlin = must { try Zone("Europe/Berlin") }

  static func instant(_ text: String) -> Instant { must { try Instant(rfc3339: text) } }
  static func date(_ text: String) -> LocalDate { must { try LocalDate(iso: text) } }
  static func address(_ text: String) -> Address { must { try Address(text) } }

  static func mailbox(
    _ id: String = "ana",
    perDay: Int = 30,
    perHour: Int = 6,
    gap: MailboxGap = MailboxGap(least: 600, jitter: 0)
  ) -> Mailbox {
    Mailbox(
      id: MailboxID(id),
      from: NamedAddress(address("\(id)@northlight.example")),
      zone: berlin,
      perDay: perDay,
      perHour: perHour,
      gap: gap
    )
  }

  static func policy(
    mailboxes: [Mailbox] = [mailbox()],
    sequences: [Outreach.Sequence] = Sequence.standard,
    cadence: Cadence = Cadence(),
    suppressions: [Suppression] = []
  ) -> Policy {
    Policy(
      sender: Sender(name: "Ana Lopez", firstName: "Ana", company: "Northlight"),
      mailboxes: mailboxes,
      cadence: cadence,
      sequences: sequences,
      suppressions: suppressions
    )
  }

  static func account(
    _ id: String = "acme",
    _ stage: DeclaredStage = .prospect,
    fields: [String: String] = [:],
    deliveredBy: [String] = []
  ) -> Account {
    let names = fields.keys.sorted()
    return Account(
      id: AccountID(id),
      name: id.uppercased(),
      declaredStage: stage,
      zone: berlin,
      deliveredBy: deliveredBy.map { ContactID($0) },
      fields: Fields(names: names, values: names.map { fields[$0] })
    )
  }

  static func contact(
    _ id: String,
    at account: String = "acme",
    _ role: Role = .decisionMaker,
    address text: String? = nil,
    firstName: String? = "Zoë",
    zone: Zone? = nil
  ) -> Contact {
    Contact(
      id: ContactID(id),
      account: AccountID(account),
      address: address(text ?? "\(id)@\(account).example"),
      role: role,
      firstName: firstName,
      zone: zone
    )
  }

  static func touch(
    _ kind: Touch.Kind,
    _ at: String,
    by contact: String? = "zoe",
    at account: String = "acme",
    step: String? = nil,
    in sequence: String = "prospect",
    answered: Bool = false,
    until: String? = nil
  ) -> Touch {
    Touch(
      id: TouchID("\(account) \(kind.rawValue) \(at) \(step ?? "")"),
      account: AccountID(account),
      contact: contact.map { ContactID($0) },
      kind: kind,
      at: instant(at),
      answered: answered,
      until: until.map(date),
      position: step.map {
        Touch.Position(sequence: SequenceID(sequence), step: StepID($0))
      }
    )
  }

  static func prospect(
    _ id: String = "acme",
    contacts: [Contact]? = nil,
    touches: [Touch] = []
  ) -> Candidate {
    Candidate(
      account: account(id),
      contacts: contacts ?? [contact("zoe-\(id)", at: id)],
      touches: touches.sorted { $0.at < $1.at }
    )
  }
}
