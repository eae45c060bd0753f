internal import GRDB
internal import GRDBSQLite

/// The connection while it is ours: runs cached statements, and says in `StoreError` what failed.
///
/// The file, transactions and the cache of statements are GRDB's; binding and reading are
/// done here, because a damaged file must end in an error where GRDB's decoding would trap.
struct SQLConnection {
  let database: Database
  let statements: StatementCache
  let path: String

  /// Starts a query; its rows are read while the result lives.
  func rows(
    _ sql: some SQLSource,
    _ values: (any SQLValue)?...
  ) throws(StoreError) -> SQLRows {
    try rows(sql, values)
  }

  /// Runs a statement that answers no rows; the count of rows that it changed.
  @discardableResult
  func run(_ sql: some SQLSource, _ values: (any SQLValue)?...) throws(StoreError) -> Int {
    try run(sql, values)
  }

  /// The same, for what runs for each mail: its values need no box.
  @discardableResult
  func run(_ sql: SQL, _ values: SQLScalar?...) throws(StoreError) -> Int {
    do {
      var rows = try SQLRows(sql.statement(on: self), values.count, path: path) { values[$0] }
      while try rows.next() != nil {}
      return rows.changes
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// The same, with a list of values that several statements bind.
  @discardableResult
  func run(_ sql: some SQLSource, _ values: [(any SQLValue)?]) throws(StoreError) -> Int {
    var rows = try rows(sql, values)
    while try rows.next() != nil {}
    return rows.changes
  }

  /// The number in the first row and column of a query.
  func integer(_ sql: some SQLSource, _ values: (any SQLValue)?...) throws(StoreError) -> Int64? {
    var rows = try rows(sql, values)
    return try rows.next()?.integer(0)
  }

  /// What `read` makes of the first row of a query; nil where there is none.
  func first<Value>(
    _ sql: some SQLSource,
    _ values: (any SQLValue)?...,
    read: (SQLRow) throws(StoreError) -> Value
  ) throws(StoreError) -> Value? {
    var rows = try rows(sql, values)
    guard let row = try rows.next() else { return nil }
    return try read(row)
  }

  /// Makes room for 64 MB of pages, from 8, for work that comes back to all parts of a large book.
  func enlargeCache() throws(StoreError) { try run("PRAGMA cache_size = -65536") }

  /// Takes the room back, and empties it of all that is in the file as well.
  func emptyCache() throws(StoreError) {
    try run("PRAGMA cache_size = \(Self.cacheSize)")
    try run("PRAGMA shrink_memory")
  }

  /// Leaves room for 4 MB, for work that goes on to other pages all the time.
  func reduceCache() throws(StoreError) { try run("PRAGMA cache_size = -4096") }

  /// In SQLite's words: so many KiB.
  static let cacheSize = -8192

  /// The row that the last insertion made.
  var lastKey: Int64 { database.lastInsertedRowID }

  func rows(
    _ sql: some SQLSource,
    _ values: [(any SQLValue)?]
  ) throws(StoreError) -> SQLRows {
    do {
      return try SQLRows(sql.statement(on: self), values.count, path: path) { values[$0]?.scalar }
    } catch {
      throw StoreError(error, path: path)
    }
  }
}

/// The rows of a running query, one after the other; ends the query when it goes away.
struct SQLRows: ~Copyable {
  private let statement: Statement
  private let path: String

  fileprivate init(
    _ statement: Statement,
    _ count: Int,
    path: String,
    _ value: (Int) -> SQLScalar?
  ) throws(StoreError) {
    self.statement = statement
    self.path = path
    let pointer = statement.sqliteStatement
    sqlite3_reset(pointer)
    for place in 0..<count {
      let index = Int32(place + 1)
      let code = value(place)?.bind(to: pointer, at: index) ?? sqlite3_bind_null(pointer, index)
      guard code == SQLITE_OK else { throw StoreError(statement: pointer, code, path: path) }
    }
  }

  mutating func next() throws(StoreError) -> SQLRow? {
    let pointer = statement.sqliteStatement
    switch sqlite3_step(pointer) {
    case SQLITE_ROW: return SQLRow(statement: pointer, path: path)
    case SQLITE_DONE: return nil
    case let code: throw StoreError(statement: pointer, code, path: path)
    }
  }

  /// How many rows the statement changed, once it has run to its end.
  var changes: Int { Int(sqlite3_changes64(sqlite3_db_handle(statement.sqliteStatement))) }

  deinit { sqlite3_reset(statement.sqliteStatement) }
}
