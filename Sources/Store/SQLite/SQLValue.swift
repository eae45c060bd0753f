import Civil
internal import GRDBSQLite
import Outreach

/// What a parameter of a statement can be given; nil is NULL.
protocol SQLValue {
  var scalar: SQLScalar { get }
}

/// The storage classes that the schema uses.
///
/// GRDB hands texts over as C strings and reads them back so: a NUL in somebody's data would cut
/// them short without a word. Here the length counts, and what was put in comes out.
enum SQLScalar {
  case integer(Int64)
  case text(String)
  case bytes([UInt8])

  /// Answers SQLite's result code; SQLite copies what it is given.
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    switch self {
    case .integer(let value):
      return sqlite3_bind_int64(statement, index, value)
    case .text(var text):
      return text.withUTF8 { octets in
        octets.withMemoryRebound(to: CChar.self) { characters in
          guard let start = characters.baseAddress else {
            return sqlite3_bind_text(statement, index, "", 0, Self.copied)
          }
          return sqlite3_bind_text64(
            statement,
            index,
            start,
            UInt64(characters.count),
            Self.copied,
            UInt8(SQLITE_UTF8)
          )
        }
      }
    case .bytes(let bytes):
      guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(statement, index, 0) }
      return bytes.withUnsafeBytes {
        sqlite3_bind_blob64(statement, index, $0.baseAddress, UInt64($0.count), Self.copied)
      }
    }
  }

  /// SQLITE_TRANSIENT, a cast in C that Swift does not import.
  private static var copied: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }
}

extension String: SQLValue {
  var scalar: SQLScalar { .text(self) }
}

extension [UInt8]: SQLValue {
  var scalar: SQLScalar { .bytes(self) }
}

extension Int64: SQLValue {
  var scalar: SQLScalar { .integer(self) }
}

extension Int: SQLValue {
  var scalar: SQLScalar { .integer(Int64(self)) }
}

extension Bool: SQLValue {
  var scalar: SQLScalar { .integer(self ? 1 : 0) }
}

extension Instant: SQLValue {
  var scalar: SQLScalar { .integer(epochSeconds) }
}

extension LocalDate: SQLValue {
  var scalar: SQLScalar { .integer(Int64(daysSinceEpoch)) }
}

extension Identifier {
  var scalar: SQLScalar { .text(text) }
}

extension AccountID: SQLValue {}
extension ContactID: SQLValue {}
extension MailboxID: SQLValue {}
extension SequenceID: SQLValue {}
extension StepID: SQLValue {}
extension TemplateName: SQLValue {}
extension TouchID: SQLValue {}
extension DraftID: SQLValue {}

extension AttemptID: SQLValue {
  var scalar: SQLScalar { .text(text) }
}

extension DraftState: SQLValue {
  var scalar: SQLScalar { .text(rawValue) }
}
