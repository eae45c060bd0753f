internal import GRDB

/// The text of a statement that runs often: its compiled form is found without a look at the text.
///
/// Kept in a `static let`, so that an identity never comes back with another text.
final class SQL: Sendable {
  let text: String

  init(_ text: String) { self.text = text }
}

/// The compiled statements of one connection.
///
/// `@unchecked`: used on the connection's own queue only.
final class StatementCache: @unchecked Sendable {
  private var statements: [ObjectIdentifier: Statement] = [:]

  func statement(_ sql: SQL, _ database: Database) throws -> Statement {
    if let known = statements[ObjectIdentifier(sql)] { return known }
    let made = try database.makeStatement(sql: sql.text)
    statements[ObjectIdentifier(sql)] = made
    return made
  }
}
