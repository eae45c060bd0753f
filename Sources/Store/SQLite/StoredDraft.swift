import Civil
import Mail
import Outreach

/// A draft's row: the record, and what only the store needs to know of it.
struct StoredDraft {
  let key: Int64
  let account: Int64
  let contact: Int64
  /// To a teammate, who belongs to another account.
  let isInternal: Bool
  private(set) var record: DraftRecord
  private(set) var approvedDigest: Digest?
  /// The newest attempt.
  private(set) var attempt: AttemptID?
  /// From when on it may have gone out; nil where it surely has not.
  private(set) var handedOver: Instant?

  /// The columns of `drafts d`, its account `a` and its contact `c` that `init` reads.
  static let columns = """
    d.key, d.id, a.id, c.id, d.sequence, d.step, d.occurrence, d.revision, d.kind, d.template,
    d.mailbox, d.sender, d.recipient, d.message_id, d.subject, d.planned_at, d.planned_date,
    d.planned_wished, d.planned_zone, d.digest, d.state, d.since, d.not_before, d.attempts, d.note,
    d.approved_digest, d.attempt, d.handed_over, d.account, d.contact,
    c.account <> d.account
    """
  static let columnCount: Int32 = 31
  /// What `columns` are taken from.
  static let tables = """
    drafts d JOIN accounts a ON a.key = d.account JOIN contacts c ON c.key = d.contact
    """

  init(_ row: SQLRow) throws(StoreError) {
    key = try row.integer(0)
    account = try row.integer(28)
    contact = try row.integer(29)
    isInternal = try row.flag(30)
    approvedDigest = row.isNull(25) ? nil : try row.digest(25)
    attempt = try row.optionalText(26).map { AttemptID($0) }
    handedOver = try row.optionalInstant(27)
    record = try DraftRecord(row)
  }

  /// What the row holds once a transition is written.
  func after(_ move: DraftMove) -> StoredDraft {
    var draft = self
    draft.record.state = move.state
    draft.record.since = move.at
    draft.record.note = move.note
    draft.record.notBefore = move.notBefore
    draft.record.attempts += move.state.beginsAttempt(from: record.state) ? 1 : 0
    draft.attempt = move.attempt ?? attempt
    draft.approvedDigest = move.approves ?? approvedDigest
    draft.handedOver =
      switch move.state {
      case .transmitting, .handedOver: move.at
      case .sent, .unknown: handedOver
      case .drafted, .approved, .claimed, .rejected, .skipped, .withdrawn, .superseded: nil
      }
    return draft
  }

  /// What it takes of the caps; nil while nobody has it in hand, and where it surely did not go.
  ///
  /// A claimed mail counts from its claim on, a sent one when it was noted so, one that a person has
  /// in hand at its slot.
  var reservation: Reservation? {
    reserved.map { instant in
      Reservation(
        mailbox: record.mailbox,
        account: record.key.account,
        contact: record.key.contact,
        domain: record.envelope.recipient.domain,
        at: instant,
        draft: record.id,
        isInternal: isInternal
      )
    }
  }

  /// The instant of `reservation`.
  var reserved: Instant? {
    switch record.state {
    case .claimed, .sent: record.since
    case .transmitting, .unknown: handedOver
    case .handedOver: handedOver.map { max($0, record.planned.instant) }
    case .drafted, .approved, .rejected, .skipped, .withdrawn, .superseded: nil
    }
  }
}

extension DraftRecord {
  fileprivate init(_ row: SQLRow) throws(StoreError) {
    self.init(
      id: DraftID(try row.text(1)),
      key: DraftKey(
        account: AccountID(try row.text(2)),
        contact: ContactID(try row.text(3)),
        position: Touch.Position(
          sequence: SequenceID(try row.text(4)),
          step: StepID(try row.text(5)),
          occurrence: try row.text(6)
        )
      ),
      revision: try row.count(7),
      kind: try row.word(8),
      template: TemplateName(try row.text(9)),
      mailbox: MailboxID(try row.text(10)),
      envelope: Envelope(sender: try row.address(11), recipient: try row.address(12)),
      messageID: try row.messageID(13),
      subject: try row.text(14),
      planned: try row.planned(15),
      digest: try row.digest(19),
      state: try row.word(20),
      since: try row.instant(21),
      notBefore: try row.optionalInstant(22),
      attempts: try row.count(23),
      note: try row.optionalText(24)
    )
  }
}

extension SQLRow {
  /// Instant, date, wished time and zone, in four columns from the given one on.
  ///
  /// The instant stands as long as clocks there show the wish at it; when the zone's rules have
  /// changed since, the wish is resolved anew.
  fileprivate func planned(_ column: Int32) throws(StoreError) -> ZonedTime {
    let zone = try zone(column + 3)
    let date = try date(column + 1)
    let wished = try wallTime(column + 2)
    let shown = ZonedTime(try instant(column), in: zone)
    return shown.date == date && shown.wished == wished
      ? shown : ZonedTime(date, at: wished, in: zone)
  }

  private func wallTime(_ column: Int32) throws(StoreError) -> WallTime {
    let seconds = try count(column)
    if seconds == Int(WallTime.endOfDay.secondsOfDay) { return .endOfDay }
    do throws(WallTimeError) {
      return try WallTime(
        hour: seconds / 3_600,
        minute: seconds / 60 % 60,
        second: seconds % 60
      )
    } catch {
      throw damage(column, "is no time of day: \(error)")
    }
  }
}
