import Civil
import Testing

@testable import Outreach

@Suite("A task by hand is a step like any other")
struct TaskTests {
  private static let call = ManualTask(kind: .call, text: "ask what came of it")

  /// A mail, a call two business days later, a mail three days behind the call.
  private static let policy = Sample.policy(sequences: [
    Sequence(
      id: SequenceID("calls"),
      stage: .prospect,
      steps: [
        Step(template: TemplateName("check-in/first"), roles: [.decisionMaker]),
        Step(action: .task(call), roles: [.decisionMaker], wait: .businessDays(2)),
        Step(
          template: TemplateName("check-in/plain"),
          roles: [.decisionMaker],
          day: 1,
          after: .days(3)
        ),
      ]
    )
  ])

  private func outcome(_ touches: [Touch], at now: String = "2026-11-24T08:00:00Z") throws
    -> AccountPlanner.Outcome
  {
    try Sample.outcome(
      Sample.candidate(.prospect, touches: touches),
      Self.policy,
      now: Sample.instant(now)
    )
  }

  private func mail(_ at: String, _ step: String = "check-in/first") -> Touch {
    Sample.touch(.mailOut, at, step: step, in: "calls")
  }

  private func done(_ kind: Touch.Kind, _ at: String) -> Touch {
    Sample.touch(kind, at, step: "call", in: "calls")
  }

  @Test("before its day the step behind it waits")
  func before() throws {
    let outcome = try outcome([mail("2026-11-23T09:00:00Z")])
    #expect(outcome.wishes.isEmpty)
    #expect(outcome.heldBack == ["zoe check-in/plain: sequence.wait"])
    let task = try #require(outcome.tasks.first)
    #expect(task.due == Sample.instant("2026-11-25T09:00:00Z"))
    #expect(task.contact == ContactID("zoe"))
    #expect(task.task == Self.call)
    #expect(outcome.changes == task.due)
  }

  @Test("from its day on the step behind it is held by the task, without an end")
  func due() throws {
    let outcome = try outcome([mail("2026-11-18T09:00:00Z")])
    #expect(outcome.heldBack == ["zoe check-in/plain: task"])
    #expect(
      outcome.held.first?.holds
        == [Hold(.task, until: nil, .task(Self.call, step: StepID("call")))]
    )
    #expect(outcome.tasks.map(\.due) == [Sample.instant("2026-11-20T09:00:00Z")])
  }

  @Test("done, it lets the next step go, as long behind it as the step says")
  func goesOn() throws {
    let outcome = try outcome([
      mail("2026-11-18T09:00:00Z"), done(.call, "2026-11-23T10:00:00Z"),
    ])
    #expect(outcome.tasks.isEmpty)
    #expect(outcome.wanted == ["zoe check-in/plain"])
    #expect(outcome.wishes.first?.wish.due == Sample.instant("2026-11-26T10:00:00Z"))
  }

  @Test("a touch of another kind, or a call about something else, does not do it")
  func notDone() throws {
    for touch in [
      done(.visit, "2026-11-23T10:00:00Z"), Sample.touch(.call, "2026-11-23T10:00:00Z"),
    ] {
      #expect(try outcome([mail("2026-11-18T09:00:00Z"), touch]).tasks.count == 1)
    }
  }

  @Test("as the first step it begins the run: waits count from it")
  func first() throws {
    var policy = Self.policy
    policy.sequences[0].steps.removeFirst()
    let candidate = Sample.candidate(
      .prospect,
      touches: [done(.call, "2026-11-20T10:00:00Z")]
    )
    let outcome = try Sample.outcome(candidate, policy)
    #expect(outcome.wishes.first?.wish.due == Sample.instant("2026-11-23T10:00:00Z"))
    #expect(outcome.wishes.first?.wish.priority == .firstContact)
  }

  @Test("as the last step it stands alone, and a visit needs nobody in particular")
  func last() throws {
    let visit = Sequence(
      id: SequenceID("visits"),
      stage: .prospect,
      steps: [Step(action: .task(ManualTask(kind: .visit)))]
    )
    let outcome = try Sample.outcome(
      Sample.candidate(.prospect, []),
      Sample.policy(sequences: [visit])
    )
    #expect(outcome.held.isEmpty)
    #expect(outcome.tasks.map(\.contact) == [nil])
    let plan = try Sample.plan([Sample.candidate(.prospect, [])], Sample.policy(sequences: [visit]))
    #expect(plan.tasks == outcome.tasks)
  }

  @Test("a plan has the tasks of its days, the oldest first")
  func sorted() throws {
    let candidates = [("b", "20"), ("a", "19"), ("c", "24")].map { id, day in
      Candidate(
        account: Sample.account(id),
        contacts: [Sample.contact("z\(id)", at: id)],
        touches: [
          Sample.touch(
            .mailOut,
            "2026-11-\(day)T09:00:00Z",
            by: "z\(id)",
            at: id,
            step: "check-in/first",
            in: "calls"
          )
        ]
      )
    }
    let now = Sample.instant("2026-11-24T10:00:00Z")
    let plan = try Sample.plan(candidates, Self.policy, now: now, days: 1)
    #expect(plan.tasks.map(\.account.text) == ["a", "b"])
  }
}
