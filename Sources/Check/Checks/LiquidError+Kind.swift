import Liquid

extension LiquidError {
  /// A name that no record can have, rather than a slip of the language.
  var isUnknownName: Bool {
    switch kind {
    case .unknownName, .undefined: true
    default: false
    }
  }
}
