/// One way through an `if`, `unless`, `case` or loop: an arm, or none of its arms.
///
/// Given to rendering, the arm is taken whatever its condition says, and so are the arms around it.
public struct Branch: Sendable, Hashable {
  /// The tag as it is written.
  public let label: String
  /// Where it is.
  public let place: Place
  let choice: Choice
  let enclosing: [Choice]

  struct Choice: Sendable, Hashable {
    var decision: Int
    var arm: Int
  }
}
