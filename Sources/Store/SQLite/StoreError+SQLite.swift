internal import Foundation
internal import GRDB
internal import GRDBSQLite

extension StoreError {
  /// Of an error that came out of a transaction: our own stays what it is.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as StoreError: self = error
    case let error as DatabaseError:
      self.init(
        code: error.extendedResultCode.rawValue,
        message: error.message ?? "",
        errno: 0,
        path: path
      )
    default: self = .database(path: path, reason: "\(error)")
    }
  }

  /// Of a step that failed, with what the connection knows about it.
  init(statement: OpaquePointer, _ code: Int32, path: String) {
    let connection = sqlite3_db_handle(statement)
    self.init(
      code: sqlite3_extended_errcode(connection),
      message: sqlite3_errmsg(connection).map { String(cString: $0) } ?? "",
      errno: sqlite3_system_errno(connection),
      path: path
    )
  }

  private init(code: Int32, message: String, errno: Int32, path: String) {
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED: self = .busy(path: path)
    case SQLITE_FULL: self = .diskFull(path: path)
    case SQLITE_READONLY: self = .readOnly(path: path)
    case SQLITE_CORRUPT, SQLITE_NOTADB: self = .damaged(path: path, reason: message)
    case SQLITE_CANTOPEN: self = .cannotOpen(path: path, reason: message)
    case SQLITE_IOERR where errno == ENOSPC || errno == EDQUOT: self = .diskFull(path: path)
    case SQLITE_IOERR where errno == EROFS: self = .readOnly(path: path)
    case SQLITE_IOERR: self = .disk(path: path, reason: message)
    default: self = .database(path: path, reason: message)
    }
  }
}
