import Civil
import Liquid
import Mail

/// Puts what templates may read of one wish into a record, slot by slot.
///
/// The slots are looked up once for all records of a run. An empty cell is a missing value.
struct RecordFiller: Sendable {
  private let contact: [(slot: Slot, read: @Sendable (Contact) -> String?)]
  private let account: [(slot: Slot, read: @Sendable (Account) -> String?)]
  private let sender: [(slot: Slot, read: @Sendable (Sender, Mailbox) -> String?)]
  private let accountFields: [(slot: Slot, name: String)]
  private let contactFields: [(slot: Slot, name: String)]
  private let stage, triggerDate, seasonYear, today, lastTouchOn, lastTouchKind: Slot?
  private let lastInboundOn, touches, touchOn, touchKind, touchText: Slot?

  init(_ names: TemplateNames) {
    let schema = names.schema
    contact = Self.contactReaders.compactMap { name, read in
      schema.slot("contact", name).map { ($0, read) }
    }
    account = Self.accountReaders.compactMap { name, read in
      schema.slot("account", name).map { ($0, read) }
    }
    sender = Self.senderReaders.compactMap { name, read in
      schema.slot("sender", name).map { ($0, read) }
    }
    accountFields = names.fields.accounts
      .filter { !TemplateNames.accountNames.contains($0) }
      .compactMap { name in schema.slot("account", name).map { ($0, name) } }
    contactFields = names.fields.contacts
      .filter { !TemplateNames.contactNames.contains($0) }
      .compactMap { name in schema.slot("contact", name).map { ($0, name) } }
    stage = schema.slot("account", "stage")
    triggerDate = schema.slot("trigger", "date")
    seasonYear = schema.slot("season", "year")
    today = schema.slot("today")
    lastTouchOn = schema.slot("last_touch", "on")
    lastTouchKind = schema.slot("last_touch", "kind")
    lastInboundOn = schema.slot("last_inbound", "on")
    touches = schema.slot("touches")
    touchOn = touches.flatMap { schema.field("on", of: $0) }
    touchKind = touches.flatMap { schema.field("kind", of: $0) }
    touchText = touches.flatMap { schema.field("text", of: $0) }
  }

  /// `at`: when the mail is to go; `today` is that day in the recipient's zone.
  func fill(
    _ record: inout Record,
    wish: Wish,
    candidate: Candidate,
    contact person: Contact,
    sender profile: Sender,
    mailbox: Mailbox,
    at instant: Instant
  ) {
    record.reset()
    for (slot, read) in contact { record.set(slot, optional: read(person)) }
    for (slot, read) in account { record.set(slot, optional: read(candidate.account)) }
    for (slot, read) in sender { record.set(slot, optional: read(profile, mailbox)) }
    for (slot, name) in accountFields {
      record.set(slot, optional: candidate.account.fields[name])
    }
    for (slot, name) in contactFields { record.set(slot, optional: person.fields[name]) }
    if let stage { record.set(stage, text: wish.stage.rawValue) }
    fillDates(&record, wish: wish, at: instant)
    fillHistory(&record, candidate: candidate, zone: wish.zone, before: instant)
  }

  private func fillDates(_ record: inout Record, wish: Wish, at instant: Instant) {
    if let today { record.set(today, date: wish.zone.localDate(at: instant)) }
    guard let trigger = wish.trigger else { return }
    if let triggerDate { record.set(triggerDate, date: trigger) }
    if let seasonYear { record.set(seasonYear, integer: trigger.year) }
  }

  private func fillHistory(
    _ record: inout Record,
    candidate: Candidate,
    zone: Civil.Zone,
    before instant: Instant
  ) {
    let history = candidate.touches.filter { $0.at <= instant }
    if let last = history.last {
      if let lastTouchOn { record.set(lastTouchOn, date: zone.localDate(at: last.at)) }
      if let lastTouchKind { record.set(lastTouchKind, text: last.kind.rawValue) }
    }
    if let mail = history.last(where: { $0.kind == .mailIn }), let lastInboundOn {
      record.set(lastInboundOn, date: zone.localDate(at: mail.at))
    }
    guard let touches, let touchOn, let touchKind, let touchText else { return }
    record.setCount(touches, to: history.count)
    for (index, touch) in history.enumerated() {
      record.set(
        record.slot(touchOn, of: touches, at: index),
        date: zone.localDate(at: touch.at)
      )
      record.set(record.slot(touchKind, of: touches, at: index), text: touch.kind.rawValue)
      record.set(record.slot(touchText, of: touches, at: index), text: touch.text)
    }
  }
}

extension RecordFiller {
  static let contactReaders: [(String, @Sendable (Contact) -> String?)] = [
    ("first_name", { $0.firstName }),
    ("last_name", { $0.lastName }),
    ("name", { $0.displayName }),
    ("title", { $0.title }),
    ("role", { $0.role.rawValue }),
    ("email", { $0.address.description }),
    ("country", { $0.country?.code }),
  ]

  static let accountReaders: [(String, @Sendable (Account) -> String?)] = [
    ("id", { $0.id.text }),
    ("name", { $0.name }),
    ("country", { $0.country?.code }),
  ]

  static let senderReaders: [(String, @Sendable (Sender, Mailbox) -> String?)] = [
    ("name", { sender, _ in sender.name }),
    ("first_name", { sender, _ in sender.firstName }),
    ("title", { sender, _ in sender.title }),
    ("company", { sender, _ in sender.company }),
    ("phone", { sender, _ in sender.phone }),
    ("email", { _, mailbox in mailbox.from.address.description }),
    ("postal_address", { sender, _ in sender.postalAddress }),
  ]
}

extension Record {
  fileprivate mutating func set(_ slot: Slot, optional text: String?) {
    if let text { set(slot, text: text) }
  }

  /// A day, as its midnight in UTC.
  fileprivate mutating func set(_ slot: Slot, date: LocalDate) {
    set(slot, instant: Int(date.daysSinceEpoch) * 86_400)
  }
}
