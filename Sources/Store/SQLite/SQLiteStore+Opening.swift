internal import CSQLite
internal import Foundation
internal import GRDB
internal import GRDBSQLite

extension SQLiteStore {
  /// Once a process, before SQLite is first used: it keeps no statistics of its memory, and what
  /// undoes a single statement lies in memory up to 4 MiB.
  ///
  /// Nobody reads the statistics, and they cost a lock for each piece of memory that is taken and
  /// given back. What one statement changes is little, but more than the 64 KiB behind which a file
  /// is written for every statement that follows.
  private static let isConfigured =
    rapport_sqlite_configure(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK
    && rapport_sqlite_configure(SQLITE_CONFIG_STMTJRNL_SPILL, 4 << 20) == SQLITE_OK

  static func configuration(busySeconds: Double) -> Configuration {
    _ = isConfigured
    var configuration = Configuration()
    configuration.label = "rapport"
    configuration.busyMode = .timeout(busySeconds)
    configuration.prepareDatabase { database in
      // A file from elsewhere may call functions with side effects in its triggers and views.
      try database.execute(sql: "PRAGMA trusted_schema = OFF")
      // Without it, INSERT OR REPLACE would delete past the triggers that guard the journal.
      try database.execute(sql: "PRAGMA recursive_triggers = ON")
      try database.execute(sql: "PRAGMA cache_size = \(SQLConnection.cacheSize)")
      // Else each statement that may fail half-way keeps the pages it changes in a file of their own.
      try database.execute(sql: "PRAGMA temp_store = MEMORY")
      // Pages that every delivery touches go back into the file once in 40 MiB, not in 4.
      try database.execute(sql: "PRAGMA wal_autocheckpoint = 10000")
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
    try outsideTransaction { connection in
      guard sqlite3_db_readonly(connection.database.sqliteConnection, "main") == 0 else {
        throw StoreError.readOnly(path: path)
      }
      try set("journal_mode", to: "WAL", reading: "wal", in: connection)
      try set("synchronous", to: "FULL", reading: "2", in: connection)
      try set("foreign_keys", to: "ON", reading: "1", in: connection)
    }
  }

  private func set(
    _ pragma: String,
    to value: String,
    reading wanted: String,
    in connection: SQLConnection
  ) throws(StoreError) {
    try connection.run("PRAGMA \(pragma) = \(value)")
    let found = try connection.first("PRAGMA \(pragma)") { (row) throws(StoreError) in
      row.isText(0) ? try row.text(0) : String(try row.integer(0))
    }
    guard found == wanted else {
      throw .cannotOpen(
        path: path,
        reason: "\(pragma) = \(value) was refused: it is \(found ?? "unset")"
      )
    }
  }

  /// Brings the file to today's format, one transaction for each step that it has not taken.
  ///
  /// A file of today's format is only read: who opens it waits for no writer.
  func migrate() throws(StoreError) {
    try checkFormat()
    let taken = try read { connection in try connection.integer("PRAGMA user_version") ?? 0 }
    guard taken < Schema.steps.count else { return }
    for (version, step) in zip(1..., Schema.steps) {
      try write { connection in
        let taken = try connection.integer("PRAGMA user_version") ?? 0
        guard taken < version else { return }
        try connection.database.execute(sql: step)
        try connection.database.execute(
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
    let (application, version, tables) = try read { connection in
      (
        try connection.integer("PRAGMA application_id") ?? 0,
        try connection.integer("PRAGMA user_version") ?? 0,
        try connection.integer("SELECT count(*) FROM sqlite_schema") ?? 0
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

extension StoreError {
  /// The same, but read-only where SQLite only says that a file cannot be opened.
  var lookingAtFile: StoreError {
    guard case .cannotOpen(let path, _) = self, access(path, F_OK) == 0 else { return self }
    let folder = (path as NSString).deletingLastPathComponent
    let names = [path, folder.isEmpty ? "." : folder]
    return names.allSatisfy { name in access(name, W_OK) == 0 } ? self : .readOnly(path: path)
  }
}
