import Civil
import Mail
import Outreach
import Store
import Testing

/// Values for the tests; every one has something in every property unless the test says otherwise.
enum Fixture {
  static let noon = Instant(epochSeconds: 1_750_000_000)
  static let client = AccountID("acme")
  static let contact = ContactID("ada")

  static func after(_ seconds: Int64) -> Instant { noon.adding(seconds: seconds) }

  static func country(_ code: String) -> Country? { try? Country(code) }

  static func account(
    _ id: String = "acme",
    stage: DeclaredStage = .prospect,
    isInternal: Bool = false,
    deliveredBy: [String] = []
  ) -> Account {
    Account(
      id: AccountID(id),
      name: "Acme & Söhne",
      declaredStage: stage,
      isInternal: isInternal,
      domains: ["\(id).example", "\(id).test"],
      country: country("DE"),
      zone: .utc,
      mailbox: MailboxID("sales"),
      deliveredBy: deliveredBy.map { ContactID($0) },
      fields: Fields(names: ["delivered_on", "empty"], values: ["2025-06-01", nil])
    )
  }

  static func contact(
    _ id: String = "ada",
    at account: String = "acme",
    address: String? = nil,
    role: Role = .decisionMaker
  ) throws -> Contact {
    Contact(
      id: ContactID(id),
      account: AccountID(account),
      address: try Address(address ?? "\(id)@\(account).example"),
      role: role,
      name: "Ada Lovelace",
      firstName: "Ada",
      lastName: "Lovelace",
      title: "CTO",
      country: country("GB"),
      zone: try Zone("Europe/London"),
      fields: Fields(names: ["team"], values: ["engines"])
    )
  }

  static func touch(
    _ id: String,
    account: String = "acme",
    contact: String? = "ada",
    kind: Touch.Kind = .mailOut,
    at: Instant = noon,
    mailbox: String? = "sales"
  ) -> Touch {
    Touch(
      id: TouchID(id),
      account: AccountID(account),
      contact: contact.map { ContactID($0) },
      kind: kind,
      at: at,
      minutes: 12,
      text: "about “engines”",
      answered: true,
      until: LocalDate(daysSinceEpoch: 20_000),
      position: Touch.Position(
        sequence: SequenceID("prospect"),
        step: StepID("first"),
        occurrence: "2025"
      ),
      mailbox: mailbox.map { MailboxID($0) }
    )
  }

  static func key(
    _ step: String = "first",
    account: String = "acme",
    contact: String = "ada",
    sequence: String = "prospect",
    occurrence: String = ""
  ) -> DraftKey {
    DraftKey(
      account: AccountID(account),
      contact: ContactID(contact),
      position: Touch.Position(
        sequence: SequenceID(sequence),
        step: StepID(step),
        occurrence: occurrence
      )
    )
  }

  static func draft(
    _ id: String = "d-1",
    key: DraftKey = key(),
    revision: Int = 0,
    mailbox: String = "sales",
    planned: Instant = after(3_600),
    state: DraftState = .drafted,
    kind: TemplateKind = .checkIn,
    text: String = "Subject: Hello\r\n\r\nHello\r\n"
  ) throws -> Draft {
    let bytes = Array("X-Draft: \(id)\r\n\(text)".utf8)
    let envelope = Envelope(
      sender: try Address("sales@ours.example"),
      recipient: try Address("\(key.contact)@\(key.account).example")
    )
    return Draft(
      record: DraftRecord(
        id: DraftID(id),
        key: key,
        revision: revision,
        kind: kind,
        template: TemplateName("check-in/first"),
        mailbox: MailboxID(mailbox),
        envelope: envelope,
        messageID: MessageID.derived(from: id, for: envelope.sender),
        subject: "Hello",
        planned: ZonedTime(planned, in: try Zone("Europe/Berlin")),
        digest: Digest.of(envelope, bytes),
        state: state,
        since: noon
      ),
      bytes: bytes
    )
  }
}

extension Store {
  /// Puts rows into the book, in the order of the kinds, and answers their fates.
  @discardableResult
  func importing(
    _ accounts: [Account] = [],
    _ contacts: [Contact] = [],
    _ touches: [Touch] = [],
    at now: Instant = Fixture.noon
  ) throws -> [RowFate] {
    var fates: [RowFate] = []
    try importBook(at: now) { book in
      for account in accounts { fates.append(try book.put(account)) }
      for contact in contacts { fates.append(try book.put(contact)) }
      for touch in touches { fates.append(try book.put(touch)) }
    }
    return fates
  }

  /// A book of one account with one contact, and a draft for them that was brought to a state.
  @discardableResult
  func holding(_ state: DraftState, _ draft: Draft) throws -> DraftRecord {
    try importing([Fixture.account()], [Fixture.contact()])
    return try adding(state, draft)
  }

  /// Writes a draft and takes it through the legal operations to a state.
  @discardableResult
  func adding(_ state: DraftState, _ draft: Draft) throws -> DraftRecord {
    let id = draft.record.id
    let attempt = AttemptID("attempt-\(id)")
    #expect(try reserve([draft], at: Fixture.noon) == [.written])
    for step in Self.way(to: state) {
      switch step {
      case .approved:
        try approve(id, digest: draft.record.digest, by: "Ada", at: Fixture.noon)
      case .claimed: try claiming(id, attempt)
      case .transmitting: try beginTransmitting([attempt], at: Fixture.noon)
      case .sent:
        try finish([Settlement(attempt: attempt, result: .sent, note: "250 ok")], at: Fixture.noon)
      case .rejected:
        try finish(
          [Settlement(attempt: attempt, result: .rejected(recipientIsBad: false), note: "550 no")],
          at: Fixture.noon
        )
      case .unknown:
        try finish(
          [Settlement(attempt: attempt, result: .unknown, note: "closed")],
          at: Fixture.noon
        )
      case .handedOver:
        try beginHandOver(
          id,
          digest: draft.record.digest,
          to: .folder("Drafts", nil),
          by: "Ada",
          at: Fixture.noon
        )
      case .skipped: try skip(id, reason: "no", by: "Ada", at: Fixture.noon)
      case .withdrawn: try withdraw(id, reason: "a reply", at: Fixture.noon)
      case .superseded:
        let next = try Fixture.draft(
          "\(id)-next",
          key: draft.record.key,
          revision: draft.record.revision + 1
        )
        try supersede(id, with: next, by: "Ada", at: Fixture.noon)
      case .drafted: break
      }
    }
    let record = try #require(try self.draft(id)).record
    #expect(record.state == state)
    return record
  }

  /// Claims a draft whatever the world looks like.
  @discardableResult
  func claiming(
    _ id: DraftID,
    _ attempt: AttemptID,
    at now: Instant = Fixture.noon
  ) throws -> ClaimOutcome {
    try claim(id, attempt: attempt, worker: "worker", at: now) { _ in .go }
  }

  /// Claims and marks in one.
  func marking(_ id: DraftID, _ attempt: AttemptID, at now: Instant = Fixture.noon) throws {
    let outcome = try delivering { writer in
      try writer.claim(id, attempt: attempt, worker: "worker", at: now, marking: true) { _ in .go }
    }
    guard case .claimed = outcome else {
      Issue.record("not marked: \(outcome)")
      return
    }
  }

  private static func way(to state: DraftState) -> [DraftState] {
    switch state {
    case .drafted: []
    case .approved: [.approved]
    case .claimed: [.approved, .claimed]
    case .transmitting: [.approved, .claimed, .transmitting]
    case .sent, .rejected, .unknown: [.approved, .claimed, .transmitting, state]
    case .handedOver, .skipped, .withdrawn, .superseded: [state]
    }
  }
}
