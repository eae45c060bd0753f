import Civil
import Foundation
import Mail
import Outreach
import Store
import TestSupport
import Testing

/// What a claim is given to count is what a look at the whole journal would say, whatever happened
/// before: most of it is looked up only where a mail went lately.
@Suite("A claim counts what the whole journal counts", .temporaryFolder) struct ClaimTallyTests {
  private static let mailboxes = ["m", "n"].map { MailboxID($0) }
  private static let domains = [
    "big.example", "mail.big.example", "small.example", "other.co.uk", "gmail.com",
  ]

  /// Two dozen people at nine firms that share a few domains, and two teammates who are written to
  /// about clients; for each some drafts that wait for their turn.
  private func makeStore(_ factory: StoreFactory) throws -> (any Store, [DraftID]) {
    let store = try factory.make()
    let firms = (0..<9).map { "f\($0)" }
    let people = (0..<24).map { ("p\($0)", firms[$0 % 9], Self.domains[$0 * $0 % 5]) }
    try store.importing(
      firms.map { Fixture.account($0, stage: .client, deliveredBy: ["tom", "ann"]) } + [
        Fixture.account("ours", isInternal: true)
      ],
      try people.map { try contact($0.0, at: $0.1, $0.2) } + [
        contact("tom", at: "ours", "ours.example", role: .teammate),
        contact("ann", at: "ours", "ours.example", role: .teammate),
      ]
    )
    var ids: [DraftID] = []
    for step in 0..<4 {
      for (person, firm, domain) in people {
        ids.append(try approve(store, "\(person)-\(step)", firm, person, domain, step))
      }
      for (index, firm) in firms.enumerated() {
        let person = index % 2 == 0 ? "tom" : "ann"
        let id = "\(firm)-\(person)-\(step)"
        ids.append(try approve(store, id, firm, person, "ours.example", step))
      }
      ids.append(try approve(store, "own-\(step)", "ours", "tom", "ours.example", step))
    }
    return (store, ids)
  }

  private func contact(
    _ id: String,
    at firm: String,
    _ domain: String,
    role: Role = .decisionMaker
  ) throws -> Contact {
    Contact(
      id: ContactID(id),
      account: AccountID(firm),
      address: try Address("\(id)@\(domain)"),
      role: role
    )
  }

  private func approve(
    _ store: any Store,
    _ id: String,
    _ firm: String,
    _ person: String,
    _ domain: String,
    _ step: Int
  ) throws -> DraftID {
    let key = Fixture.key("s\(step)", account: firm, contact: person)
    let mailbox = Self.mailboxes[(step + person.utf8.count) % 2]
    let like = try Fixture.draft("d-\(id)", key: key, mailbox: mailbox.text, planned: Fixture.noon)
    let envelope = Envelope(
      sender: like.record.envelope.sender,
      recipient: try Address("\(person)@\(domain)")
    )
    let record = DraftRecord(
      id: like.record.id,
      key: key,
      revision: 0,
      kind: like.record.kind,
      template: like.record.template,
      mailbox: mailbox,
      envelope: envelope,
      messageID: like.record.messageID,
      subject: like.record.subject,
      planned: like.record.planned,
      digest: Digest.of(envelope, like.bytes),
      since: Fixture.noon
    )
    _ = try store.reserve([Draft(record: record, bytes: like.bytes)], at: Fixture.noon)
    try store.approve(record.id, digest: record.digest, by: "tester", at: Fixture.noon)
    return record.id
  }

  /// Whether the claim's tally says of everything that this draft is held by what the journal says.
  ///
  /// What is remembered may reach back further than two days, and no cap asks for that.
  private func agrees(_ context: ClaimContext, _ all: Tally, since: Instant) -> Bool {
    let draft = context.draft
    let domain = draft.envelope.recipient.domain
    let lists: [(Tally) -> [Instant]] = [
      { $0.mails(from: draft.mailbox) }, { $0.mails(to: draft.key.account) },
      { $0.mails(to: draft.key.contact) }, { $0.mails(toDomain: domain) },
    ]
    return lists.allSatisfy { list in
      list(context.tally).filter { $0 >= since }.sorted() == list(all).sorted()
    }
  }

  @Test(arguments: StoreFactory.all, [1, 2, 3] as [UInt64])
  func `whatever is claimed, sent, refused, left open, taken back or imported`(
    _ factory: StoreFactory,
    _ seed: UInt64
  ) throws {
    let (store, drafts) = try makeStore(factory)
    var chance = SeededGenerator(seed: seed)
    var ids = drafts.shuffled(using: &chance)[...]
    var held: [AttemptID] = []
    for round in 0..<120 {
      let now = Fixture.after(Int64(round) * 5_000)
      let since = now.adding(seconds: -48 * 3_600)
      let expected = try tally(store, since: since)
      guard let id = ids.popFirst() else { return }
      let attempt = AttemptID("a-\(round)")
      var isRight: Bool?
      let goes = Int.random(in: 0..<6, using: &chance) > 0
      _ = try store.claim(id, attempt: attempt, worker: "w", at: now) { context in
        isRight = agrees(context, expected, since: since)
        return goes ? .go : .wait(reason: "a cap", until: nil)
      }
      if let isRight { #expect(isRight, "round \(round): \(id)") }
      if goes, isRight != nil { held.append(attempt) }
      if !goes { ids.append(id) }
      try happen(to: store, &held, at: now.adding(seconds: 7), by: &chance)
    }
  }

  private func tally(_ store: any Store, since: Instant) throws -> Tally {
    var all = Tally()
    for mail in try store.reservations(since: since) where !mail.isOpen { all.add(mail, gap: 0) }
    return all
  }

  /// One thing more or less likely to happen between two claims.
  private func happen(
    to store: any Store,
    _ held: inout [AttemptID],
    at now: Instant,
    by chance: inout SeededGenerator
  ) throws {
    guard let attempt = held.randomElement(using: &chance) else { return }
    let ends: [Settlement.Result] = [
      .sent, .sent, .sent, .unknown, .deferred(until: now), .rejected(recipientIsBad: true),
    ]
    switch Int.random(in: 0..<8, using: &chance) {
    case 0:
      let firm = AccountID("f\(Int.random(in: 0..<9, using: &chance))")
      let id = TouchID("t-\(now.epochSeconds)")
      let contact: ContactID? = Bool.random(using: &chance) ? ContactID("tom") : nil
      try store.record(
        [Touch(id: id, account: firm, contact: contact, kind: .mailOut, at: now)],
        at: now
      )
    case 1:
      _ = try store.recover(at: now)
      held = []
    default:
      held.removeAll { $0 == attempt }
      try store.beginTransmitting([attempt], at: now)
      guard let end = ends.randomElement(using: &chance) else { return }
      try store.finish(
        [Settlement(attempt: attempt, result: end, note: "said")],
        at: now.adding(seconds: 3)
      )
    }
  }
}
