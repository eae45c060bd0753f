package import Civil
internal import GRDB
import Outreach

/// Takes the rows of one import within its transaction.
///
/// Once the database fails, every further row fails alike, so that a caller who goes on regardless
/// cannot have half an import kept.
final class BookImport: BookWriter {
  let connection: SQLConnection
  let now: Instant
  var sets: FieldSets
  var keys: BookKeys
  private(set) var failure: StoreError?
  // Most files are all new or all known: a row is first tried as what the row before it was.
  var expectsNewAccounts = true
  var expectsNewContacts = true
  var expectsNewTouches = true

  init(_ connection: SQLConnection, at now: Instant) {
    self.connection = connection
    self.now = now
    sets = FieldSets(connection)
    keys = BookKeys(connection)
  }

  func put(_ account: Account) throws(StoreError) -> RowFate {
    try guarded { () throws(StoreError) in try store(account) }
  }

  func put(_ contact: Contact) throws(StoreError) -> RowFate {
    try guarded { () throws(StoreError) in try store(contact) }
  }

  func put(_ touch: Touch) throws(StoreError) -> RowFate {
    try guarded { () throws(StoreError) in try store(touch) }
  }

  private func guarded(_ body: () throws(StoreError) -> RowFate) throws(StoreError) -> RowFate {
    if let failure { throw failure }
    do throws(StoreError) {
      return try body()
    } catch {
      failure = error
      throw error
    }
  }
}

extension SQLiteStore {
  package func importBook(at now: Instant, _ rows: (any BookWriter) throws -> Void) throws {
    do {
      try writeOrThrow { connection in
        try connection.enlargeCache()
        let book = BookImport(connection, at: now)
        try rows(book)
        if let failure = book.failure { throw failure }
      }
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    }
  }
}
