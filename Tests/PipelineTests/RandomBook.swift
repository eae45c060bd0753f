import Civil
import Mail
import Outreach
import Store

/// A book of invented accounts, the same for the same seed.
struct RandomBook {
  static let now = Instant(epochSeconds: 1_795_600_800)
  private var generator: SplitMix
  private let zones: [Zone]

  init(seed: UInt64) throws {
    generator = SplitMix(state: seed)
    zones = try ["Europe/Berlin", "America/New_York", "Asia/Kathmandu"].map { try Zone($0) }
  }

  mutating func write(_ count: Int, to store: any Store) throws {
    let accounts = try (0..<count).map { try account($0) }
    let us = Account(id: AccountID("us"), name: "Us", declaredStage: .client, isInternal: true)
    let team = try ["kim", "lee"].map { try contact($0, at: us.id, .teammate) }
    try store.importBook(at: Self.now) { writer in
      for account in accounts + [us] { _ = try writer.put(account) }
      for contact in team { _ = try writer.put(contact) }
      for account in accounts {
        for contact in try people(of: account) { _ = try writer.put(contact) }
        for touch in history(of: account) { _ = try writer.put(touch) }
      }
    }
  }

  /// Something that happens at a random account, before `now`.
  mutating func event(among count: Int, before now: Instant) -> Touch {
    let number = pick(count)
    let kinds: [Touch.Kind] = [.mailIn, .autoReply, .bounce, .call, .letGo, .reopen, .note]
    return touch(kinds[pick(kinds.count)], number, at: now.adding(seconds: -Int64(pick(90_000))))
  }

  private mutating func account(_ number: Int) throws -> Account {
    let stages = DeclaredStage.allCases + [.prospect, .prospect, .prospect]
    let day = Zone.utc.localDate(at: Self.now).adding(days: pick(40) - 20)
    return Account(
      id: AccountID("a\(number)"),
      name: "Account \(number)",
      declaredStage: stages[pick(stages.count)],
      country: pick(2) == 0 ? nil : try Country(["DE", "US", "SA"][pick(3)]),
      zone: pick(4) == 0 ? nil : zones[pick(zones.count)],
      mailbox: pick(3) == 0 ? MailboxID(["ana", "bob"][pick(2)]) : nil,
      deliveredBy: pick(3) == 0 ? [ContactID("kim"), ContactID("lee")] : [],
      fields: Fields(
        names: ["delivered_on", "topic"],
        values: [pick(2) == 0 ? day.description : nil, pick(5) == 0 ? nil : "meters"]
      )
    )
  }

  private mutating func people(of account: Account) throws -> [Contact] {
    let roles: [Role] = [.decisionMaker, .influencer, .endUser]
    return try roles.prefix(pick(4)).map { try contact("\(account.id)-\($0)", at: account.id, $0) }
  }

  private mutating func contact(_ id: String, at account: AccountID, _ role: Role) throws
    -> Contact
  {
    let domain = pick(4) == 0 ? "shared.example" : "\(account).example"
    return Contact(
      id: ContactID(id),
      account: account,
      address: try Address("\(id)@\(domain)"),
      role: role,
      firstName: pick(6) == 0 ? nil : "Zoë",
      zone: pick(5) == 0 ? zones[pick(zones.count)] : nil
    )
  }

  private mutating func history(of account: Account) -> [Touch] {
    guard let number = Int(account.id.text.dropFirst()) else { return [] }
    return (0..<pick(4)).map { index in
      let at = Self.now.adding(seconds: -Int64(1 + pick(90 * 86_400)))
      let step = ["check-in/first", "check-in/second", "break-up/honest"][index % 3]
      return touch(pick(6) == 0 ? .mailIn : .mailOut, number, at: at, step: step)
    }
  }

  private mutating func touch(
    _ kind: Touch.Kind,
    _ number: Int,
    at instant: Instant,
    step: String? = nil
  ) -> Touch {
    Touch(
      id: TouchID("t\(generator.next())"),
      account: AccountID("a\(number)"),
      contact: nil,
      kind: kind,
      at: instant,
      position: kind == .mailOut
        ? step.map { Touch.Position(sequence: SequenceID("prospect"), step: StepID($0)) } : nil,
      mailbox: kind == .mailOut ? MailboxID(["ana", "bob"][pick(2)]) : nil
    )
  }

  mutating func pick(_ count: Int) -> Int { Int(generator.next() % UInt64(count)) }
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
