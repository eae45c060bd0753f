/// A value of the data that a template reads for one mail.
package struct FilledValue: Hashable, Sendable {
  /// As the template writes it: `contact.first_name`.
  package let path: String
  /// nil: the record has none; a branch or a default stands in.
  package let value: String?
  /// Where the template reads it first.
  package let place: Place

  package init(path: String, value: String?, place: Place) {
    self.path = path
    self.value = value
    self.place = place
  }
}
