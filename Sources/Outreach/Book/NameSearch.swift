internal import Foundation

/// Finds what a person means by a name that is typed in haste.
///
/// Letter case, accents and everything between words do not count: `weserwerk b` finds
/// “Weserwerk (Bremen)”, and `grosse` finds “Größe”.
package enum NameSearch {
  /// Those that are called exactly so; where there are none, those with a name that begins so.
  package static func found<Item>(
    _ text: String,
    among items: [Item],
    names: (Item) -> [String]
  ) -> [Item] {
    let wanted = folded(text)
    guard !wanted.isEmpty else { return [] }
    var exact: [Item] = []
    var beginning: [Item] = []
    for item in items {
      let known = names(item).map(folded)
      if known.contains(wanted) {
        exact.append(item)
      } else if known.contains(where: { $0.hasPrefix(wanted) }) {
        beginning.append(item)
      }
    }
    return exact.isEmpty ? beginning : exact
  }

  /// Lower case, without accents, one space between the words.
  private static func folded(_ name: String) -> String {
    var result = ""
    var isApart = false
    for scalar in name.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
    where scalar.properties.generalCategory != .nonspacingMark {
      var letters = ColumnName.letters(for: scalar)
      if letters.isEmpty, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        letters = String(scalar)
      }
      if isApart, !letters.isEmpty, !result.isEmpty { result += " " }
      isApart = letters.isEmpty
      result += letters
    }
    return result
  }
}
