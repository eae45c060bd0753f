internal import Foundation

/// The names of columns as templates and configuration write them.
package enum ColumnName {
  /// A header's name as an identifier of a template: `First Name`, `first-name` and `FIRST_NAME`
  /// are `first_name`; `Größe (cm)` is `grosse_cm`, `2nd address` is `_2nd_address`.
  ///
  /// Lower case; accents are dropped; whatever else is no letter or digit of ASCII becomes one
  /// underscore, or none at the edges. Empty where nothing is left.
  package static func identifier(_ name: String) -> String {
    var result = ""
    var isApart = false
    for scalar in name.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
    where scalar.properties.generalCategory != .nonspacingMark {
      let letters = letters(for: scalar)
      if isApart, !letters.isEmpty, !result.isEmpty { result += "_" }
      isApart = letters.isEmpty
      result += letters
    }
    guard let first = result.utf8.first else { return "" }
    return (0x30...0x39).contains(first) ? "_" + result : result
  }

  /// Nothing for what is no letter or digit of ASCII, nor one with something on it.
  static func letters(for scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "a"..."z", "0"..."9": String(scalar)
    case "ß": "ss"
    case "æ": "ae"
    case "œ": "oe"
    case "ø": "o"
    case "ł": "l"
    case "đ", "ð": "d"
    case "þ": "th"
    case "ı": "i"
    default: ""
    }
  }
}
