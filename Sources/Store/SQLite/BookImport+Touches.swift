import Outreach

extension BookImport {
  func store(_ touch: Touch) throws(StoreError) -> RowFate {
    if !expectsNewTouches, let fate = try fateOfKnown(touch) { return fate }
    switch try keys.owners(account: touch.account, contact: touch.contact) {
    case .refused(let refusal): return try fateOfKnown(touch) ?? .refused(refusal)
    case .found(let account, let contact):
      expectsNewTouches = try connection.append(
        touch,
        account: account,
        contact: contact,
        at: now
      )
      return expectsNewTouches ? .new : try fateOfKnown(touch) ?? .unchanged
    }
  }

  /// nil where the journal has no touch of this id.
  private func fateOfKnown(_ touch: Touch) throws(StoreError) -> RowFate? {
    let known = try connection.first(Self.knownTouch, touch.id) { (row) throws(StoreError) in
      try Touch(
        row,
        account: AccountID(try row.text(Touch.columnCount)),
        contact: try row.optionalText(Touch.columnCount + 1).map { ContactID($0) }
      )
    }
    guard let known else { return nil }
    return known == touch ? .unchanged : .refused(.touchDiffers(touch.id))
  }

  private static let knownTouch = SQL(
    """
    SELECT \(Touch.columns), a.id, c.id FROM touches t JOIN accounts a ON a.key = t.account
      LEFT JOIN contacts c ON c.key = t.contact
    WHERE t.id = ?
    """
  )
}
