import Civil
import Outreach

extension Account {
  /// The columns of `accounts a` that `init` reads, from the first one on.
  static let columns = """
    a.key, a.id, a.name, a.declared_stage, a.is_internal, a.domains, a.country, a.zone, a.mailbox,
    a.delivered_by, a.field_set, a.field_values
    """

  init(_ row: SQLRow, _ sets: inout FieldSets) throws(StoreError) {
    self.init(
      id: AccountID(try row.text(1)),
      name: try row.text(2),
      declaredStage: try row.word(3),
      isInternal: try row.flag(4),
      domains: try row.texts(5).compactMap(\.self),
      country: try row.country(6),
      zone: row.isNull(7) ? nil : try row.zone(7),
      mailbox: try row.optionalText(8).map { MailboxID($0) },
      deliveredBy: try row.texts(9).compactMap(\.self).map { ContactID($0) },
      fields: try sets.fields(row, 10, 11)
    )
  }
}

extension Contact {
  /// The columns of `contacts c` that `init` reads; the first and third are rows' keys.
  static let columns = """
    c.key, c.id, c.account, c.address, c.role, c.name, c.first_name, c.last_name, c.title, c.country,
    c.zone, c.field_set, c.field_values
    """

  static let columnCount: Int32 = 13

  init(
    _ row: SQLRow,
    account: AccountID,
    _ sets: inout FieldSets
  ) throws(StoreError) {
    self.init(
      id: ContactID(try row.text(1)),
      account: account,
      address: try row.address(3),
      role: try row.word(4),
      name: try row.optionalText(5),
      firstName: try row.optionalText(6),
      lastName: try row.optionalText(7),
      title: try row.optionalText(8),
      country: try row.country(9),
      zone: row.isNull(10) ? nil : try row.zone(10),
      fields: try sets.fields(row, 11, 12)
    )
  }
}
