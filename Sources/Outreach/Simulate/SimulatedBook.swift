package import Civil
import Mail

/// A book and its journal in memory, which answers a planner and a last look as a store does.
///
/// For rehearsals: nothing is refused here that a caller of planned mails cannot get wrong.
package struct SimulatedBook: Sendable {
  /// By id.
  package private(set) var candidates: [Candidate]
  private let places: [AccountID: Int]
  /// Where else what happens with a teammate is read.
  private let readers: [ContactID: [Int]]
  private var drafts: [DraftID: Int] = [:]
  /// Drafts that still count against a cap without having gone.
  private var open: Set<DraftID> = []
  private var gone = MailRecord()
  private var boxes: [MailboxID: MailboxLog] = [:]
  private var bounces = BounceLog()

  package init(_ candidates: [Candidate]) {
    let candidates = candidates.sorted { $0.account.id < $1.account.id }
    self.candidates = candidates
    places = Dictionary(
      uniqueKeysWithValues: candidates.enumerated().map { ($0.element.account.id, $0.offset) }
    )
    var readers: [ContactID: [Int]] = [:]
    for (place, candidate) in candidates.enumerated() {
      for contact in candidate.contacts
      where contact.account != candidate.account.id || candidate.account.isInternal {
        readers[contact.id, default: []].append(place)
      }
    }
    self.readers = readers
    for (place, candidate) in candidates.enumerated() {
      for draft in candidate.drafts {
        drafts[draft.id] = place
        if draft.state.isOpen { open.insert(draft.id) }
      }
    }
    let touches = candidates.flatMap { candidate in
      candidate.touches.filter { $0.account == candidate.account.id }
    }
    for touch in touches.sorted(by: { ($0.at, $0.id) < ($1.at, $1.id) }) { count(touch) }
  }

  package func place(of account: AccountID) -> Int? { places[account] }

  package func candidate(_ account: AccountID) -> Candidate? {
    places[account].map { candidates[$0] }
  }

  package func draft(_ id: DraftID) -> DraftRecord? {
    guard let place = drafts[id] else { return nil }
    return candidates[place].drafts.first { $0.id == id }
  }

  /// By slot, then id.
  package func openDrafts(in states: Set<DraftState>) -> [DraftRecord] {
    open.compactMap { draft($0) }.filter { states.contains($0.state) }
      .sorted { ($0.planned.instant, $0.id) < ($1.planned.instant, $1.id) }
  }
}

extension SimulatedBook {
  /// Appends to the journal; answers the accounts that read it, by their places.
  ///
  /// `draft`: the one that went or bounced, where it is known.
  @discardableResult
  package mutating func note(_ touch: Touch, draft: DraftID? = nil) -> [Int] {
    count(touch, draft: draft)
    let changed = readers(of: touch.account, touch.contact)
    for place in changed {
      var touches = candidates[place].touches
      let index = touches.firstIndex { (touch.at, touch.id) < ($0.at, $0.id) }
      touches.insert(touch, at: index ?? touches.endIndex)
      replace(place, touches: touches)
    }
    return changed
  }

  /// A person's word that a touch was noted by mistake.
  package mutating func takeBack(_ touch: Touch) {
    for place in readers(of: touch.account, touch.contact) {
      replace(place, touches: candidates[place].touches.filter { $0.id != touch.id })
    }
  }

  /// Keeps a new draft, unless its step is taken; answers whether it did.
  package mutating func write(_ draft: DraftRecord) -> Bool {
    guard let place = places[draft.key.account] else { return false }
    var drafts = candidates[place].drafts
    guard !drafts.contains(where: { $0.key == draft.key && $0.state.holdsStep }) else {
      return false
    }
    drafts.append(draft)
    drafts.sort { $0.id < $1.id }
    self.drafts[draft.id] = place
    open.insert(draft.id)
    replace(place, drafts: drafts)
    return true
  }

  /// Puts a draft into another state.
  package mutating func move(_ id: DraftID, to state: DraftState, at now: Instant) {
    change(id) { draft in
      draft.state = state
      draft.since = now
    }
    if !state.isOpen { open.remove(id) }
  }

  /// Lets an approved draft wait until an instant.
  package mutating func postpone(_ id: DraftID, until: Instant?) {
    change(id) { $0.notBefore = until }
  }

  /// A server took the draft.
  @discardableResult
  package mutating func send(_ id: DraftID, at now: Instant) -> Touch? {
    guard let draft = draft(id) else { return nil }
    move(id, to: .sent, at: now)
    let touch = Touch(
      id: TouchID("sent-\(id)"),
      account: draft.key.account,
      contact: draft.key.contact,
      kind: .mailOut,
      at: now,
      position: draft.key.position,
      mailbox: draft.mailbox
    )
    note(touch, draft: id)
    return touch
  }

  /// A person's word that a stopped mailbox may go on.
  package mutating func resume(_ mailbox: MailboxID, at now: Instant) {
    boxes[mailbox, default: MailboxLog()].resumed = now
  }

  /// The accounts that read what happens with a person on behalf of an account, by their places.
  func readers(of account: AccountID, _ contact: ContactID?) -> [Int] {
    var places = contact.flatMap { readers[$0] } ?? []
    if let place = self.places[account], !places.contains(place) { places.append(place) }
    return places
  }

  private mutating func replace(
    _ place: Int,
    touches: [Touch]? = nil,
    drafts: [DraftRecord]? = nil
  ) {
    let old = candidates[place]
    candidates[place] = Candidate(
      account: old.account,
      contacts: old.contacts,
      touches: touches ?? old.touches,
      drafts: drafts ?? old.drafts
    )
  }

  private mutating func change(_ id: DraftID, _ edit: (inout DraftRecord) -> Void) {
    guard let place = drafts[id] else { return }
    var drafts = candidates[place].drafts
    guard let index = drafts.firstIndex(where: { $0.id == id }) else { return }
    edit(&drafts[index])
    replace(place, drafts: drafts)
  }
}

extension SimulatedBook {
  /// What counts against the caps: all that went since, and all that may still go.
  package func reservations(since: Instant) -> [Reservation] {
    let waiting = open.compactMap { id -> Reservation? in
      guard let draft = draft(id) else { return nil }
      let isOpen = draft.state == .drafted || draft.state == .approved
      return Reservation(
        mailbox: draft.mailbox,
        account: draft.key.account,
        contact: draft.key.contact,
        domain: draft.envelope.recipient.domain,
        at: isOpen ? draft.planned.instant : draft.since,
        draft: id,
        isOpen: isOpen,
        isInternal: candidate(draft.key.account)?.contact(draft.key.contact)
          .map { $0.account != draft.key.account } ?? false
      )
    }
    return (gone.since(since) + waiting)
      .sorted { ($0.at, $0.draft?.text ?? "") < ($1.at, $1.draft?.text ?? "") }
  }

  /// What a claim counts: all that went, and what is in a sender's hands.
  package func tally(since: Instant) -> Tally {
    var tally = Tally()
    for mail in reservations(since: since) where !mail.isOpen { tally.add(mail, gap: 0) }
    return tally
  }

  package func records(
    of mailboxes: [Mailbox],
    at now: Instant
  ) -> [MailboxID: MailboxRecord] {
    var records: [MailboxID: MailboxRecord] = [:]
    for mailbox in mailboxes {
      records[mailbox.id] = (boxes[mailbox.id] ?? MailboxLog())
        .record(of: mailbox, at: now, bounces)
    }
    return records
  }

  /// Lets go of what the store's records no longer count, since a person resumed the mailbox.
  package mutating func trust(
    _ records: [MailboxID: MailboxRecord],
    of mailboxes: [Mailbox]
  ) {
    for mailbox in mailboxes {
      guard let record = records[mailbox.id] else { continue }
      boxes[mailbox.id]?.trust(record, of: mailbox)
    }
  }

  private mutating func count(_ touch: Touch, draft: DraftID? = nil) {
    switch touch.kind {
    case .mailOut:
      let contact = touch.contact.flatMap { id in
        places[touch.account].flatMap { candidates[$0].contact(id) }
      }
      gone.add(
        Reservation(
          mailbox: touch.mailbox,
          account: touch.account,
          contact: touch.contact ?? ContactID(""),
          domain: contact?.address.domain ?? "",
          at: touch.at,
          draft: draft,
          isInternal: contact.map { $0.account != touch.account } ?? false
        )
      )
      bounces.add(mail: touch, draft: draft)
      if let mailbox = touch.mailbox {
        boxes[mailbox, default: MailboxLog()].add(touch)
      }
    case .bounce:
      bounces.add(bounce: touch, draft: draft)
      if let refused = draft.flatMap({ self.draft($0) }), refused.state == .rejected {
        boxes[refused.mailbox, default: MailboxLog()].add(touch, isRefused: true)
      }
    case .complaint:
      if let mailbox = touch.mailbox {
        boxes[mailbox, default: MailboxLog()].complaints.append(touch.at)
      }
    case .mailIn, .autoReply, .call, .visit, .letter, .note, .letGo, .reopen:
      break
    }
  }
}
