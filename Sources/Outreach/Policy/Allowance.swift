/// What a person wrote to say that a check's finding may stay.
///
/// It is kept as written: whether the id exists, whether there is a reason and whether anything is
/// silenced is the check's to say.
package struct Allowance: Hashable, Sendable {
  /// The finding's id.
  package let id: String
  /// A file, a file and line, an account's or a contact's id; nil: everywhere it may reach.
  package let subject: String?
  package let reason: String?
  package let place: Place

  package init(id: String, subject: String? = nil, reason: String?, place: Place) {
    self.id = id
    self.subject = subject
    self.reason = reason
    self.place = place
  }
}
