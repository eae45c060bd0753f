/// What a simulation takes for granted about the world, where only the world would know.
package struct Assumptions: Hashable, Sendable {
  /// Of all mails, the share that a person answers.
  package var replyRate: Double
  /// Of all mails, the share that comes back.
  package var bounceRate: Double
  /// Of all mails, the share that meets an out-of-office notice.
  package var awayRate: Double
  /// Another seed is another course of events, and another spread of the mailboxes' pauses.
  package var seed: UInt64
  /// How many manual tasks a person does on a day; nil: all that are due.
  package var tasksPerDay: Int?
  /// How long a person takes to answer a reply.
  package var minutesPerAnswer: Int

  package init(
    replyRate: Double = 0.08,
    bounceRate: Double = 0.01,
    awayRate: Double = 0.05,
    seed: UInt64 = 1,
    tasksPerDay: Int? = nil,
    minutesPerAnswer: Int = 10
  ) {
    self.replyRate = replyRate
    self.bounceRate = bounceRate
    self.awayRate = awayRate
    self.seed = seed
    self.tasksPerDay = tasksPerDay
    self.minutesPerAnswer = minutesPerAnswer
  }
}

/// What comes back of one mail, and how many seconds later.
struct Echo: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case reply
    case bounce
    /// They are back so many days behind the notice.
    case away(days: Int)
  }

  let kind: Kind
  let delay: Int64

  /// A function of the draft's id and the seed: other accounts change nothing for this mail.
  init?(of draft: DraftID, under assumptions: Assumptions) {
    var draws = Draws(draft.text, seed: assumptions.seed)
    let fate = draws.share()
    let spread = draws.share()
    let bounce = assumptions.bounceRate
    let reply = bounce + assumptions.replyRate
    if fate < bounce {
      self.init(kind: .bounce, delay: 60 + Int64(spread * 600))
    } else if fate < reply {
      // Most answers come within a day or two, some after a week.
      let days = spread * spread * 8
      self.init(kind: .reply, delay: 1_800 + Int64(days * 86_400))
    } else if fate < reply + assumptions.awayRate {
      self.init(kind: .away(days: 1 + Int(spread * 14)), delay: 60)
    } else {
      return nil
    }
  }

  private init(kind: Kind, delay: Int64) {
    self.kind = kind
    self.delay = delay
  }
}

/// Numbers that a text and a seed determine: FNV-1a, then SplitMix64.
private struct Draws {
  private var state: UInt64

  init(_ text: String, seed: UInt64) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    state = hash ^ (seed &* 0x9E37_79B9_7F4A_7C15)
  }

  /// From 0 up to 1, which it never is.
  mutating func share() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((mixed ^ (mixed >> 31)) >> 11) / 9_007_199_254_740_992
  }
}
