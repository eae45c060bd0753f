internal import GRDB

/// The text of a statement that runs often: its compiled form is found without a look at the text.
///
/// Kept in a `static let`, so that an identity never comes back with another text.
final class SQL: Sendable {
  let text: String

  init(_ text: String) { self.text = text }
}

/// What a statement is compiled from, once a connection.
protocol SQLSource {
  func statement(on connection: SQLConnection) throws -> Statement
}

/// Found by the whole text: good enough for what runs now and then.
extension String: SQLSource {
  func statement(on connection: SQLConnection) throws -> Statement {
    try connection.database.cachedStatement(sql: self)
  }
}

extension SQL: SQLSource {
  func statement(on connection: SQLConnection) throws -> Statement {
    try connection.statements.statement(self, connection.database)
  }
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
