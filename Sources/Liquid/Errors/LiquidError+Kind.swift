extension LiquidError {
  /// The fault as facts, for code that decides by it.
  public enum Kind: Sendable, Hashable {
    /// The source is not Liquid; the sentence says why.
    case syntax(String)
    /// No tag has this name.
    case unknownTag(name: String, suggestion: String?)
    /// A block that is never closed.
    case unclosed(tag: String)
    /// A closing or middle tag that has no block to belong to.
    case misplaced(tag: String, expected: String?)
    /// No filter has this name.
    case unknownFilter(name: String, suggestion: String?)
    /// No partial has this name.
    case unknownPartial(name: String, suggestion: String?)
    /// A name that the schema does not declare.
    case unknownName(path: String, suggestion: String?)
    /// A filter or tag was given arguments it does not take.
    case wrongArguments(of: String, detail: String)
    /// A value that the text needs is missing, empty or blank.
    case missing(path: String)
    /// A name that the data does not have, where names are checked while rendering.
    case undefined(path: String)
    /// A value of the wrong type; the sentence says which.
    case wrongType(String)
    /// A division or remainder by zero.
    case divisionByZero
    /// `now` or `today` without a clock given to rendering.
    case noClock
    /// A text that is no date in a form this engine reads.
    case unreadableDate(String)
    /// The work exceeded a limit.
    case limit(Limits.Bound, Int)
    /// The record was made for another schema.
    case foreignRecord
    /// Data that is not JSON.
    case invalidData(String)
    /// What a custom filter or tag reported.
    case custom(String)
  }
}

extension LiquidError.Kind {
  var message: String {
    switch self {
    case .syntax(let sentence), .wrongType(let sentence), .custom(let sentence): sentence
    case .unknownTag(let name, let near): "unknown tag '\(name)'\(Self.hint(near))"
    case .unclosed(let tag): "'\(tag)' tag was never closed"
    case .misplaced(let tag, let expected): Self.misplaced(tag, expected)
    case .unknownFilter(let name, let near): "unknown filter '\(name)'\(Self.hint(near))"
    case .unknownPartial(let name, let near): "no partial is named '\(name)'\(Self.hint(near))"
    case .unknownName(let path, let near): "unknown name '\(path)'\(Self.hint(near))"
    case .wrongArguments(let of, let detail): "'\(of)' \(detail)"
    case .missing(let path):
      "'\(path)' has no value; fill it in, or add a fallback: {{ \(path) | default: \"…\" }}"
    case .undefined(let path): "'\(path)' is not defined"
    case .divisionByZero: "divided by 0"
    case .noClock: "'now' and 'today' need a time, and none was given to rendering"
    case .unreadableDate(let text): "'\(text)' is not a date; write it as 2026-03-14"
    case .limit(let bound, let most): "\(bound.sentence) (at most \(most))"
    case .foreignRecord: "the record was filled for another schema than this template's"
    case .invalidData(let sentence): "the data is not JSON: \(sentence)"
    }
  }

  private static func hint(_ near: String?) -> String {
    near.map { "; did you mean '\($0)'?" } ?? ""
  }

  private static func misplaced(_ tag: String, _ expected: String?) -> String {
    guard let expected else { return "'\(tag)' has no block to belong to" }
    return "'\(tag)' is not valid here; '\(expected)' is still open"
  }
}
