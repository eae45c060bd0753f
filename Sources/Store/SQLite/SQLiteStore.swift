internal import GRDB
internal import GRDBSQLite

/// A store in one SQLite file, or in memory; in both the same code.
///
/// One connection, used by one thread at a time; calls from any thread wait their turn. Other
/// processes may use the file meanwhile: a writer waits a minute for another, then `.busy`.
/// Every transaction that writes is `IMMEDIATE`, so it sees what it writes on. The journal is
/// written ahead (WAL) with `synchronous = FULL`: what an operation returned from survives a crash
/// of the machine.
///
/// A closure handed in (`verdict`, an import's rows) runs inside the transaction: it must not call
/// the store again.
package struct SQLiteStore: Store {
  /// The file, or `:memory:`.
  package let path: String
  let queue: DatabaseQueue
  private let statements = StatementCache()
  let memory = DeliveryMemory()

  /// How long a writer waits for another, in seconds.
  ///
  /// Longer than the import of a large book takes: a sender that gave up would have to leave the
  /// mail that it has just sent as `unknown`.
  static let patience = 60.0

  /// Opens the file, made with mode 0600 if there is none, and brings it to today's format.
  package init(path: String) throws(StoreError) {
    try self.init(path: path, busySeconds: Self.patience)
  }

  /// `busySeconds`: how long a writer waits for another before it is `.busy`.
  package init(path: String, busySeconds: Double) throws(StoreError) {
    self.path = path
    do throws(StoreError) {
      queue = try Self.openFile(path, busySeconds: busySeconds)
      try prepareFile()
      try migrate()
    } catch {
      throw error.lookingAtFile
    }
  }

  /// A store that ends with the value; nothing of it is on a disk.
  package static func inMemory() throws(StoreError) -> SQLiteStore {
    try SQLiteStore(memory: ":memory:")
  }

  private init(memory path: String) throws(StoreError) {
    self.path = path
    do {
      queue = try DatabaseQueue(configuration: Self.configuration(busySeconds: 0))
    } catch {
      throw StoreError(error, path: path)
    }
    try migrate()
  }

  /// Runs `body` as one transaction that is on the disk when this returns, or changed nothing.
  func write<Result>(
    _ body: (SQLConnection) throws -> Result
  ) throws(StoreError) -> Result {
    do {
      return try writeOrThrow(body)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// As `write`; an error of `body` that is not the store's passes through as it is.
  func writeOrThrow<Result>(_ body: (SQLConnection) throws -> Result) throws -> Result {
    try queue.writeWithoutTransaction { database in
      let connection = connection(database)
      try connection.run(Self.begin)
      do {
        let result = try body(connection)
        try connection.run(Self.commit)
        return result
      } catch {
        // SQLite may have rolled back by itself, as on a full disk.
        if database.isInsideTransaction { try connection.run(Self.rollback) }
        throw error
      }
    }
  }

  private static let begin = SQL("BEGIN IMMEDIATE")
  private static let commit = SQL("COMMIT")
  private static let rollback = SQL("ROLLBACK")

  private func connection(_ database: Database) -> SQLConnection {
    SQLConnection(database: database, statements: statements, path: path)
  }

  /// Runs `body`, which only reads, on one unchanging view of the database.
  ///
  /// Not GRDB's `read`: it switches `query_only` on and off, which compiles every statement anew.
  func read<Result>(
    _ body: (SQLConnection) throws -> Result
  ) throws(StoreError) -> Result {
    try outsideTransaction { connection in
      var result: Result?
      try connection.database.inTransaction(.deferred) {
        result = try body(connection)
        return .commit
      }
      guard let result else { throw StoreError.database(path: path, reason: "nothing was read") }
      return result
    }
  }

  /// Runs `body` with no transaction around it, for the pragmas that SQLite takes only so.
  func outsideTransaction<Result>(
    _ body: (SQLConnection) throws -> Result
  ) throws(StoreError) -> Result {
    do {
      return try queue.writeWithoutTransaction {
        try body(connection($0))
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }
}
