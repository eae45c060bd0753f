/// The effective stage of an account, computed from what was declared, the journal and the clock.
package enum Stage: String, Hashable, Sendable, CaseIterable {
  case client
  case prospect
  case stalled
  case lost
  /// They wrote last: a person's turn, nothing is drafted.
  case engaged
  /// A person decided to stop; one break-up if none was sent, then silence.
  case letGo = "let-go"
}
