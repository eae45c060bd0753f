import Civil
import Testing

@testable import Outreach

@Suite("Two people of an account are written to at a time")
struct ActiveContactsTests {
  /// Two mails each to a role, in sequences of their own.
  private static func policy(_ roles: [Role], cap: Int = 2) -> Policy {
    var cadence = Cadence()
    cadence.accountActiveContacts = cap
    let sequences = roles.map { role in
      Sequence(
        id: SequenceID(role.rawValue),
        stage: .prospect,
        steps: [
          Step(id: StepID("one"), template: TemplateName("check-in/plain"), roles: [role]),
          Step(id: StepID("two"), template: TemplateName("check-in/first"), roles: [role], day: 7),
        ]
      )
    }
    return Sample.policy(sequences: sequences, cadence: cadence)
  }

  private static let people = [
    Sample.contact("dan"), Sample.contact("eve", .endUser), Sample.contact("ian", .influencer),
  ]

  private func mail(_ contact: String, _ role: Role, _ step: String) -> Touch {
    Sample.touch(.mailOut, "2026-11-20T09:00:00Z", by: contact, step: step, in: role.rawValue)
  }

  @Test("a third one waits, without an end, while sequences that begin together count each other")
  func together() throws {
    let outcome = try Sample.outcome(
      Sample.candidate(.prospect, Self.people),
      Self.policy([.influencer, .decisionMaker, .endUser])
    )
    #expect(outcome.wanted == ["dan one", "eve one"])
    let held = try #require(outcome.held.first)
    #expect(held.contact == ContactID("ian"))
    #expect(
      held.holds == [Hold(.accountActiveContacts, until: nil, .cap(2, counted: 2))]
    )
  }

  @Test("who is in the middle of a sequence goes on, whoever else is")
  func goesOn() throws {
    let outcome = try Sample.outcome(
      Sample.candidate(
        .prospect,
        Self.people,
        [mail("ian", .influencer, "one"), mail("eve", .endUser, "one")]
      ),
      Self.policy([.influencer, .decisionMaker, .endUser])
    )
    #expect(outcome.wanted.sorted() == ["eve two", "ian two"])
    #expect(outcome.heldBack == ["dan one: account.active_contacts"])
  }

  @Test("who has had the last step makes room")
  func finished() throws {
    let outcome = try Sample.outcome(
      Sample.candidate(
        .prospect,
        Self.people,
        [
          mail("ian", .influencer, "one"), mail("ian", .influencer, "two"),
          mail("eve", .endUser, "one"),
        ]
      ),
      Self.policy([.influencer, .decisionMaker, .endUser])
    )
    #expect(outcome.wanted.sorted() == ["dan one", "eve two"])
  }

  @Test("whom mail can no longer reach makes room as well")
  func bounced() throws {
    let outcome = try Sample.outcome(
      Sample.candidate(
        .prospect,
        Self.people,
        [
          mail("ian", .influencer, "one"), mail("eve", .endUser, "one"),
          Sample.touch(.bounce, "2026-11-21T09:00:00Z", by: "ian"),
        ]
      ),
      Self.policy([.influencer, .decisionMaker, .endUser])
    )
    #expect(outcome.wanted.sorted() == ["dan one", "eve two"])
  }

  @Test("a draft that waits counts as a mail")
  func drafted() throws {
    let drafts = [("ian", Role.influencer), ("eve", .endUser)].map { contact, role in
      Sample.draft(contact, step: "one", in: role.rawValue, planned: "2026-11-25T09:00:00Z")
    }
    let outcome = try Sample.outcome(
      Sample.candidate(.prospect, Self.people, drafts: drafts),
      Self.policy([.influencer, .decisionMaker, .endUser])
    )
    #expect(outcome.wanted.isEmpty)
    #expect(outcome.heldBack.contains("dan one: account.active_contacts"))
  }

  @Test("teammates do not count")
  func teammates() throws {
    let team = ["kim", "lee", "max"].map { Sample.contact($0, at: "us", .teammate) }
    let outcome = try Sample.outcome(
      Sample.candidate(
        .client,
        [Sample.contact("zoe")] + team,
        fields: ["delivered_on": "2026-11-17"],
        deliveredBy: ["kim", "lee", "max"]
      )
    )
    #expect(outcome.wishes.count { $0.wish.isInternal } == 3)
    #expect(!outcome.heldBack.contains { $0.contains("active_contacts") })
  }
}
