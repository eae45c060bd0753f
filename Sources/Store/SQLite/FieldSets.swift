import Outreach

/// The column names of records, each list stored once for all the records that share it.
///
/// Lives as long as one transaction.
struct FieldSets {
  private let connection: SQLConnection
  private var keys: [[Octets]: Int64] = [:]
  /// The list that was asked for last, and its key: the records of a file share one array.
  private var newest: (list: [String], key: Int64)?
  /// The lists that were read, by their keys.
  private(set) var names: [Int64: [String]]

  /// `names`: lists that were read before.
  init(_ connection: SQLConnection, names: [Int64: [String]] = [:]) {
    self.connection = connection
    self.names = names
  }

  /// The key of a list of names, stored if it is new.
  mutating func key(of list: [String]) throws(StoreError) -> Int64 {
    if let newest, list.isIdentical(to: newest.list) { return newest.key }
    let key = try storedKey(of: list)
    newest = (list, key)
    return key
  }

  private mutating func storedKey(of list: [String]) throws(StoreError) -> Int64 {
    let octets = list.map { Octets($0) }
    if let key = keys[octets] { return key }
    let json = TextList(list).json
    let key: Int64
    if let known = try connection.integer("SELECT key FROM field_sets WHERE names = ?", json) {
      key = known
    } else {
      try connection.run("INSERT INTO field_sets (names) VALUES (?)", json)
      key = connection.lastKey
    }
    keys[octets] = key
    return key
  }

  /// The fields that two columns hold: the key of the names, and the values.
  mutating func fields(_ row: SQLRow, _ key: Int32, _ values: Int32) throws(StoreError) -> Fields {
    Fields(names: try list(row.integer(key)), values: try row.texts(values))
  }

  private mutating func list(_ key: Int64) throws(StoreError) -> [String] {
    if let list = names[key] { return list }
    var rows = try connection.rows("SELECT names FROM field_sets WHERE key = ?", key)
    guard let row = try rows.next() else {
      throw .damaged(path: connection.path, reason: "a record names the missing field set \(key)")
    }
    let list = try row.texts(0).compactMap(\.self)
    names[key] = list
    return list
  }
}

extension [String] {
  /// One array in memory; two arrays with equal elements may still be two.
  fileprivate func isIdentical(to other: [String]) -> Bool {
    withUnsafeBufferPointer { left in
      other.withUnsafeBufferPointer { left.count == $0.count && left.baseAddress == $0.baseAddress }
    }
  }
}
