extension SQLConnection {
  /// The agenda of an account is to be worked out anew; where a teammate had part in what changed, that
  /// of all that name them as well.
  ///
  /// `teammate`: a contact that may be one.
  func noteChange(account: Int64, teammate: Int64?) throws(StoreError) {
    try run(Self.changed, account)
    if let teammate { try run(Self.changedForTeammate, teammate) }
  }

  private static let changed = SQL("INSERT INTO agenda_changed VALUES (?) ON CONFLICT DO NOTHING")
  private static let changedForTeammate = SQL(
    """
    INSERT INTO agenda_changed SELECT account FROM agenda_teammates WHERE contact = ?
      ON CONFLICT DO NOTHING
    """
  )
}
