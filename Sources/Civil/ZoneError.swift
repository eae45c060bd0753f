/// There is no zone of that name.
package struct ZoneError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name as it was written.
  package let id: String
  /// Ids that may have been meant, the likeliest first.
  package let suggestions: [String]

  package var description: String {
    let meant = suggestions.isEmpty ? "" : "did you mean \(suggestions.joined(separator: " or "))? "
    return "\(quoted(id)) is not a time zone; \(meant)"
      + "write an IANA name in its exact spelling as in Europe/Berlin"
  }
}
