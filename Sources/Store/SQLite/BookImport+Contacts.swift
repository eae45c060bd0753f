import Civil
import Mail
import Outreach

extension BookImport {
  func store(_ contact: Contact) throws(StoreError) -> RowFate {
    if expectsNewContacts, let account = try keys.account(contact.account),
      try isInserted(contact, account: account)
    {
      return .new
    }
    let fate = try fateByLooking(contact)
    expectsNewContacts = fate == .new
    return fate
  }

  private func fateByLooking(_ contact: Contact) throws(StoreError) -> RowFate {
    if let (key, known) = try stored(contact.id) {
      if known == contact { return .unchanged }
      guard known.account == contact.account else {
        return .refused(.contactElsewhere(known.id, known.account))
      }
      if let owner = try otherOwner(of: contact) { return .refused(.addressTaken(by: owner)) }
      try update(contact, key: key)
      return .changed
    }
    guard let account = try keys.account(contact.account) else {
      return .refused(.unknownAccount(contact.account))
    }
    if let owner = try otherOwner(of: contact) { return .refused(.addressTaken(by: owner)) }
    _ = try isInserted(contact, account: account)
    return .new
  }

  private func stored(_ id: ContactID) throws(StoreError) -> (Int64, Contact)? {
    try connection.first(Self.knownContact, id) { (row) throws(StoreError) in
      (
        try row.integer(0),
        try Contact(row, account: AccountID(try row.text(Contact.columnCount)), &sets)
      )
    }
  }

  private static let knownContact = SQL(
    """
    SELECT \(Contact.columns), a.id FROM contacts c JOIN accounts a ON a.key = c.account
    WHERE c.id = ?
    """
  )

  private func otherOwner(of contact: Contact) throws(StoreError) -> ContactID? {
    try connection.first(
      "SELECT id FROM contacts WHERE address_key = ? AND id <> ?",
      contact.address.key,
      contact.id
    ) { (row) throws(StoreError) in ContactID(try row.text(0)) }
  }

  /// False where the id or the address is there already; then nothing was done.
  private func isInserted(_ contact: Contact, account: Int64) throws(StoreError) -> Bool {
    try connection.run(Self.newContact, try values(of: contact) + [contact.id, account]) == 1
  }

  private func update(_ contact: Contact, key: Int64) throws(StoreError) {
    try connection.run(Self.otherContact, try values(of: contact) + [key])
  }

  private static let newContact = SQL(
    """
    INSERT INTO contacts (address, address_key, role, name, first_name, last_name, title, country,
      zone, field_set, field_values, changed_at, id, account)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
    """
  )
  private static let otherContact = SQL(
    """
    UPDATE contacts SET address = ?, address_key = ?, role = ?, name = ?, first_name = ?,
      last_name = ?, title = ?, country = ?, zone = ?, field_set = ?, field_values = ?,
      changed_at = ?
    WHERE key = ?
    """
  )

  /// What both statements write, in the order of their columns.
  private func values(of contact: Contact) throws(StoreError) -> [(any SQLValue)?] {
    [
      contact.address.description,
      contact.address.key,
      contact.role.rawValue,
      contact.name,
      contact.firstName,
      contact.lastName,
      contact.title,
      contact.country?.code,
      contact.zone?.id,
      try sets.key(of: contact.fields.names),
      TextList(contact.fields.values).json,
      now,
    ]
  }
}
