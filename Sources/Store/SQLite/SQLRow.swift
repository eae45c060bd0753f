import Civil
internal import GRDBSQLite
import Mail
import Outreach

/// The row that a query stands at, valid until its next step; columns count from 0.
///
/// What the schema rules out is an error here all the same: a damaged file keeps to no schema.
struct SQLRow {
  let statement: OpaquePointer
  let path: String

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

  func isText(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_TEXT }

  func integer(_ column: Int32) throws(StoreError) -> Int64 {
    guard sqlite3_column_type(statement, column) == SQLITE_INTEGER else {
      throw damage(column, "is no integer")
    }
    return sqlite3_column_int64(statement, column)
  }

  func text(_ column: Int32) throws(StoreError) -> String {
    guard sqlite3_column_type(statement, column) == SQLITE_TEXT,
      let start = sqlite3_column_text(statement, column)
    else { throw damage(column, "is no text") }
    let count = Int(sqlite3_column_bytes(statement, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  func bytes(_ column: Int32) throws(StoreError) -> [UInt8] {
    guard sqlite3_column_type(statement, column) == SQLITE_BLOB else {
      throw damage(column, "holds no octets")
    }
    let start = sqlite3_column_blob(statement, column)
    let count = Int(sqlite3_column_bytes(statement, column))
    return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }

  func optionalText(_ column: Int32) throws(StoreError) -> String? {
    isNull(column) ? nil : try text(column)
  }

  func optionalInteger(_ column: Int32) throws(StoreError) -> Int64? {
    isNull(column) ? nil : try integer(column)
  }

  func count(_ column: Int32) throws(StoreError) -> Int { Int(try integer(column)) }

  func flag(_ column: Int32) throws(StoreError) -> Bool { try integer(column) != 0 }

  func damage(_ column: Int32, _ what: String) -> StoreError {
    let name = sqlite3_column_name(statement, column).map { String(cString: $0) } ?? "?"
    return .damaged(path: path, reason: "column \(name) \(what)")
  }
}

extension SQLRow {
  func instant(_ column: Int32) throws(StoreError) -> Instant {
    Instant(epochSeconds: try integer(column))
  }

  func optionalInstant(_ column: Int32) throws(StoreError) -> Instant? {
    try optionalInteger(column).map { Instant(epochSeconds: $0) }
  }

  func date(_ column: Int32) throws(StoreError) -> LocalDate {
    LocalDate(daysSinceEpoch: Int(try integer(column)))
  }

  func country(_ column: Int32) throws(StoreError) -> Country? {
    guard let code = try optionalText(column) else { return nil }
    do throws(CountryError) {
      return try Country(code)
    } catch {
      throw damage(column, "names no country: \(error)")
    }
  }

  func zone(_ column: Int32) throws(StoreError) -> Zone {
    let id = try text(column)
    do throws(ZoneError) {
      return try Zone(id)
    } catch {
      throw damage(column, "names no time zone: \(error)")
    }
  }

  func address(_ column: Int32) throws(StoreError) -> Address {
    let text = try text(column)
    do throws(AddressError) {
      return try Address(text)
    } catch {
      throw damage(column, "is no address: \(error)")
    }
  }

  func messageID(_ column: Int32) throws(StoreError) -> MessageID {
    let text = try text(column)
    do throws(MessageIDError) {
      return try MessageID(text)
    } catch {
      throw damage(column, "is no Message-ID: \(error)")
    }
  }

  func digest(_ column: Int32) throws(StoreError) -> Digest {
    guard let digest = Digest(hex: try text(column)) else {
      throw damage(column, "is no SHA-256")
    }
    return digest
  }

  /// One of a fixed set of words.
  func word<Word: RawRepresentable<String>>(
    _ column: Int32,
    _ type: Word.Type = Word.self
  ) throws(StoreError) -> Word {
    let text = try text(column)
    guard let word = Word(rawValue: text) else {
      throw damage(column, "holds the unknown word “\(text.printable)”")
    }
    return word
  }

  /// The first text of a list, without a look at the others; nil where it is absent.
  func firstText(_ column: Int32) throws(StoreError) -> String? {
    guard let first = TextList.first(ofJSON: try text(column)) else {
      throw damage(column, "is no list of texts")
    }
    return first
  }

  func texts(_ column: Int32) throws(StoreError) -> [String?] {
    guard let list = TextList(json: try text(column)) else {
      throw damage(column, "is no list of texts")
    }
    return list.texts
  }
}
