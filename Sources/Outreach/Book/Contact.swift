package import Civil
package import Mail

/// A person at an account, with one address and one role.
package struct Contact: Hashable, Sendable {
  package let id: ContactID
  package var account: AccountID
  package var address: Address
  package var role: Role
  /// The whole name as it is written in the person's culture.
  package var name: String?
  /// Only what the data says: a first name is never guessed from a whole name.
  package var firstName: String?
  package var lastName: String?
  package var title: String?
  package var country: Country?
  package var zone: Zone?
  package var fields: Fields

  package init(
    id: ContactID,
    account: AccountID,
    address: Address,
    role: Role,
    name: String? = nil,
    firstName: String? = nil,
    lastName: String? = nil,
    title: String? = nil,
    country: Country? = nil,
    zone: Zone? = nil,
    fields: Fields = Fields()
  ) {
    self.id = id
    self.account = account
    self.address = address
    self.role = role
    self.name = name
    self.firstName = firstName
    self.lastName = lastName
    self.title = title
    self.country = country
    self.zone = zone
    self.fields = fields
  }

  /// The name for the To header: the whole name, else first and last name.
  package var displayName: String? {
    if let name { return name }
    let parts = [firstName, lastName].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }
}

/// What a contact is to the decision; the ladder climbs down this list.
package enum Role: String, Hashable, Sendable, CaseIterable {
  case decisionMaker = "decision-maker"
  case influencer
  case endUser = "end-user"
  case stakeholder
  case teammate
  case other
}
