/// A book, its configurations, and all that happens in a span of days: a function of its seed.
package struct CadenceCase: Sendable {
  package let seed: UInt64
  /// Without entries.
  package let record: CadenceRecord
  /// What happened before the first day.
  package let past: [CadenceRecord.Touch]
  /// By true time.
  package var events: [Event]

  /// Something that happens; whom it hits is chosen by `roll` among those that it can hit.
  package struct Event: Hashable, Sendable {
    package let at: Int64
    package let kind: Kind
    package let roll: UInt64

    package enum Kind: Hashable, Sendable {
      case draft
      /// So many of a hundred drafts.
      case approve(Int)
      /// A sender that runs for so many seconds.
      case send(Int64)
      case reply
      case bounce
      case autoReply
      case complaint
      case call
      case task
      case letGo
      case reopen
      case takeBack
      case resume
      case skip
      case resolve
      /// Another configuration comes into force.
      case settings(Int)
      /// Somebody, or a time server, sets the machine's clock by so many seconds.
      case clock(Int64)
    }
  }
}

extension CadenceCase {
  /// The shape of a case: how large, and how long.
  package struct Size: Sendable {
    package var firms: Int
    package var days: Int

    package init(firms: Int, days: Int) {
      self.firms = firms
      self.days = days
    }

    package static let full = Size(firms: 40, days: 90)
  }

  package init(seed: UInt64, size: Size = .full) {
    var chance = Chance(seed: seed)
    let days = Day.number(year: 2025, month: 1, day: 1) ?? 0
    let start = (days + Int64(chance.int(0...730))) * 86_400
    var maker = BookMaker(chance: chance, start: start, size: size)
    maker.make()
    self.seed = seed
    record = CadenceRecord(
      settings: maker.settings,
      firms: maker.firms,
      people: maker.people,
      templates: BookMaker.templates
    )
    past = maker.past.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
    events = maker.events.sorted { ($0.at, $0.roll) < ($1.at, $1.roll) }
  }
}
