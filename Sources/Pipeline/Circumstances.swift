package import Civil
package import Outreach

/// What a run is told by the edge besides the store: the person's decisions, the clock, the seed.
package struct Circumstances: Sendable {
  package let policy: Policy
  package let library: TemplateLibrary
  package let now: Instant
  /// Slots are given before this instant only.
  package let horizon: Instant
  package let seed: UInt64

  package init(
    policy: Policy,
    library: TemplateLibrary,
    now: Instant,
    horizon: Instant,
    seed: UInt64
  ) {
    self.policy = policy
    self.library = library
    self.now = now
    self.horizon = horizon
    self.seed = seed
  }

  var planner: Planner {
    Planner(policy: policy, library: library, now: now, horizon: horizon, seed: seed)
  }
}
