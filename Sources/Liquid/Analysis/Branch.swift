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

/// A branch before its place is drawn.
struct BranchCode: Sendable {
  var unit: Int
  var span: Span
  var isNone: Bool
  var choice: Branch.Choice
  var enclosing: [Branch.Choice]

  func branch(_ source: SourceText) -> Branch {
    Branch(
      label: (isNone ? "none of " : "") + source.text(span),
      place: source.place(of: span),
      choice: choice,
      enclosing: enclosing
    )
  }
}
