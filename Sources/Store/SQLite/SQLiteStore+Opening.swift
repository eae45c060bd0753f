internal import Foundation
internal import GRDB
internal import GRDBSQLite

extension SQLiteStore {
  static func configuration(busySeconds: Double) -> Configuration {
    var configuration = Configuration()
    configuration.label = "rapport"
    configuration.busyMode = .timeout(busySeconds)
    configuration.prepareDatabase { database in
      // A file from elsewhere may define functions of its own into triggers and views.
      try database.execute(sql: "PRAGMA trusted_schema = OFF")
      try database.execute(sql: "PRAGMA cache_size = -65536")
    }
    return configuration
  }

  static func openFile(_ path: String, busySeconds: Double) throws(StoreError) -> DatabaseQueue {
    try makeFile(path)
    do {
      return try DatabaseQueue(path: path, configuration: configuration(busySeconds: busySeconds))
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Makes an empty file that only its owner may read; SQLite gives `-wal` and `-shm` its mode.
  ///
  /// The file is never opened here: to close it would drop SQLite's locks of this process on it.
  private static func makeFile(_ path: String) throws(StoreError) {
    guard mknod(path, S_IFREG | 0o600, 0) != 0 else { return }
    switch errno {
    case EEXIST: return
    case ENOSPC, EDQUOT: throw .diskFull(path: path)
    case EROFS: throw .readOnly(path: path)
    case let code: throw .cannotOpen(path: path, reason: String(cString: strerror(code)))
    }
  }

  /// Refuses what is not ours, then sets and reads back what durability rests on.
  func prepareFile() throws(StoreError) {
    try checkFormat()
    do {
      try queue.writeWithoutTransaction { database in
        guard sqlite3_db_readonly(database.sqliteConnection, "main") == 0 else {
          throw StoreError.readOnly(path: path)
        }
        try set("journal_mode", to: "WAL", reading: "wal", in: database)
        try set("synchronous", to: "FULL", reading: "2", in: database)
        try set("foreign_keys", to: "ON", reading: "1", in: database)
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  private func set(
    _ pragma: String,
    to value: String,
    reading wanted: String,
    in database: Database
  ) throws {
    try database.execute(sql: "PRAGMA \(pragma) = \(value)")
    let found = try DatabaseValue.fetchOne(database, sql: "PRAGMA \(pragma)")
    let text = found.flatMap {
      String.fromDatabaseValue($0) ?? Int64.fromDatabaseValue($0)?.description
    }
    guard text == wanted else {
      throw StoreError.cannotOpen(
        path: path,
        reason: "\(pragma) = \(value) was refused, it is \(text ?? "unset")"
      )
    }
  }

  /// Brings the file to today's format, one transaction for each step that it has not taken.
  func migrate() throws(StoreError) {
    try checkFormat()
    for (version, step) in zip(1..., Schema.steps) {
      try write { transaction in
        let taken = try transaction.integer("PRAGMA user_version") ?? 0
        guard taken < version else { return }
        try transaction.database.execute(sql: step)
        try transaction.database.execute(
          sql: """
            PRAGMA application_id = \(Schema.applicationID);
            PRAGMA user_version = \(version);
            """
        )
      }
    }
    try checkFormat()
  }

  private func checkFormat() throws(StoreError) {
    let (application, version, tables) = try read { transaction in
      (
        try transaction.integer("PRAGMA application_id") ?? 0,
        try transaction.integer("PRAGMA user_version") ?? 0,
        try transaction.integer("SELECT count(*) FROM sqlite_schema") ?? 0
      )
    }
    if application == 0, version == 0, tables == 0 { return }
    guard application == Schema.applicationID else {
      throw .cannotOpen(path: path, reason: "it is the database of another program")
    }
    guard version <= Schema.steps.count else {
      throw .newerFormat(path: path, found: "format \(version)")
    }
  }
}
