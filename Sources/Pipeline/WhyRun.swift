import Civil
package import Outreach
package import Store

/// Answers why an account, a person or a draft is where it is; reads only what belongs to it.
package struct WhyRun {
  private let store: any Store
  private let planner: Planner

  package init(_ store: any Store, by planner: Planner) {
    self.store = store
    self.planner = planner
  }

  package enum Subject: Hashable, Sendable {
    case account(AccountID)
    case contact(ContactID, at: AccountID)
    case draft(DraftID)
  }

  package enum Answer: Sendable {
    case account(Account)
    case draft(DraftAnswer)
  }

  package struct Account: Sendable {
    package let explanation: Explanation
    /// Slots are those of the plan; otherwise they are told without a look at other accounts.
    package let isPlanned: Bool
  }

  package struct DraftAnswer: Sendable {
    package let draft: DraftRecord
    package let account: Outreach.Account
    /// Oldest first.
    package let history: [DraftEvent]
    /// What stands against its going now; empty where it may go, or is settled.
    package let reasons: [Reason]
  }

  /// Accounts that are planned for the sake of one answer.
  private static let plannable = 5_000

  package func answer(_ subject: Subject) throws -> Answer {
    switch subject {
    case .account(let id):
      .account(try account(id))
    case .contact(let contact, let id):
      .account(try account(id).only(contact))
    case .draft(let id):
      .draft(try draft(id))
    }
  }

  private func account(_ id: AccountID) throws -> Account {
    let plan = try plan()
    return Account(explanation: try explanation(of: id, in: plan), isPlanned: plan != nil)
  }

  /// `plan`: where its slots are to be told as they are; nil tells them without other accounts.
  package func explanation(of id: AccountID, in plan: Plan?) throws -> Explanation {
    let candidate = try candidate(id)
    let explainer = try explainer()
    let composer = Composer(policy: planner.policy, library: planner.library)
    let alone = explainer.explanation(of: candidate) { wish, candidate in
      composer.holds(for: wish, candidate, at: max(planner.now, wish.due))
    }
    return plan.map { explainer.explanation(alone, of: candidate, in: $0) } ?? alone
  }

  /// The plan of the whole book where it is small enough to be made for one answer.
  private func plan() throws -> Plan? {
    guard try !store.hasAccounts(moreThan: Self.plannable) else { return nil }
    return try PlanRun(store, by: planner).glance(examples: 0).plan
  }

  private func draft(_ id: DraftID) throws -> DraftAnswer {
    guard let draft = try store.draft(id)?.record else { throw StoreError.noSuchDraft(id) }
    let candidate = try candidate(draft.key.account)
    let reasons =
      switch draft.state {
      case .drafted, .approved: try explainer().reasons(against: draft, candidate)
      case .claimed, .transmitting, .handedOver, .sent, .rejected, .unknown, .skipped, .withdrawn,
        .superseded:
        [Reason]()
      }
    return DraftAnswer(
      draft: draft,
      account: candidate.account,
      history: try store.history(of: id),
      reasons: reasons
    )
  }

  private func candidate(_ id: AccountID) throws -> Candidate {
    guard let candidate = try store.candidate(id) else {
      throw StoreError.refused(.unknownAccount(id))
    }
    return candidate
  }

  private func explainer() throws -> Explainer {
    Explainer(
      planner,
      given: try store.reservations(since: planner.now.adding(seconds: -2 * 86_400)),
      mailboxes: try store.mailboxRecords(planner.policy.mailboxes, at: planner.now)
    )
  }
}

extension WhyRun.Account {
  /// Only what concerns one person, and what holds the account as a whole.
  fileprivate func only(_ contact: ContactID) -> WhyRun.Account {
    WhyRun.Account(explanation: explanation.only(contact), isPlanned: isPlanned)
  }
}
