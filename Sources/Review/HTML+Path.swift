import Markup

extension HTML.Pieces {
  /// The name of a record as part of an address.
  mutating func appendInterpolation(path segment: String) {
    appendLiteral(PercentCoding.encode(segment))
  }
}
