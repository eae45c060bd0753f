import Civil
import Outreach

extension Touch {
  /// The columns of `touches t` that `init` reads; the second and third are rows' keys.
  static let columns = """
    t.id, t.account, t.contact, t.kind, t.at, t.minutes, t.text, t.answered, t.until, t.sequence, t.step,
    t.occurrence, t.mailbox
    """

  static let columnCount: Int32 = 13

  init(_ row: SQLRow, account: AccountID, contact: ContactID?) throws(StoreError) {
    self.init(
      id: TouchID(try row.text(0)),
      account: account,
      contact: contact,
      kind: try row.word(3),
      at: try row.instant(4),
      minutes: try row.count(5),
      text: try row.text(6),
      answered: try row.flag(7),
      until: row.isNull(8) ? nil : try row.date(8),
      position: try Self.position(row),
      mailbox: try row.optionalText(12).map { MailboxID($0) }
    )
  }

  private static func position(_ row: SQLRow) throws(StoreError) -> Position? {
    guard let sequence = try row.optionalText(9) else { return nil }
    return Position(
      sequence: SequenceID(sequence),
      step: StepID(try row.text(10)),
      occurrence: try row.text(11)
    )
  }
}

extension SQLConnection {
  /// Appends to the journal; false where the id is there already.
  ///
  /// `account`, `contact` and `draft` are the rows that it belongs to.
  func append(
    _ touch: Touch,
    account: Int64,
    contact: Int64?,
    draft: Int64? = nil,
    at now: Instant
  ) throws(StoreError) -> Bool {
    let isNew =
      try run(
        Self.newTouch,
        touch.id.scalar,
        account.scalar,
        contact?.scalar,
        touch.kind.rawValue.scalar,
        touch.at.scalar,
        touch.minutes.scalar,
        touch.text.scalar,
        touch.answered.scalar,
        touch.until?.scalar,
        touch.position?.sequence.scalar,
        touch.position?.step.scalar,
        touch.position?.occurrence.scalar,
        touch.mailbox?.scalar,
        draft?.scalar,
        now.scalar
      ) == 1
    // A draft's touch comes with a transition, which has noted it.
    if isNew, draft == nil { try noteChange(account: account, teammate: contact) }
    return isNew
  }

  private static let newTouch = SQL(
    """
    INSERT INTO touches (id, account, contact, kind, at, minutes, text, answered, until, sequence,
      step, occurrence, mailbox, draft, recorded_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
    """
  )
}
