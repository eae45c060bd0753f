import Civil
import Outreach

/// The values of a record as templates name them, `account.topic`, and the cells they stand in.
enum Values {
  /// A value that a record has or lacks.
  struct Entry {
    let path: String
    let value: String?
    let cell: Spot.Cell
  }

  static func of(_ account: Book.Row<Account>) -> [Entry] {
    let value = account.value
    let known: [(String, String?)] = [("name", value.name), ("country", value.country?.code)]
    return (known + fields(value.fields)).map {
      Entry(path: "account.\($0)", value: $1, cell: cell(.accounts, account.line, $0))
    }
  }

  static func of(_ contact: Book.Row<Contact>) -> [Entry] {
    let value = contact.value
    let known: [(String, String?)] = [
      ("first_name", value.firstName), ("last_name", value.lastName),
      ("name", value.displayName), ("title", value.title), ("country", value.country?.code),
    ]
    return (known + fields(value.fields)).map {
      Entry(path: "contact.\($0)", value: $1, cell: cell(.contacts, contact.line, $0))
    }
  }

  static func cell(of path: String, _ part: Casting.Part) -> Spot.Cell? {
    let steps = path.split(separator: ".", maxSplits: 1).map(String.init)
    guard steps.count == 2 else { return nil }
    return switch steps[0] {
    case "account": cell(.accounts, part.entry.account.line, steps[1])
    case "contact": cell(.contacts, part.contact.line, steps[1])
    default: nil
    }
  }

  /// Whether the record has nothing under a path of `account` or `contact`; others count as there.
  static func lacks(_ path: String, _ account: Account, _ contact: Contact) -> Bool {
    guard let dot = path.firstIndex(of: ".") else { return false }
    let name = String(path[path.index(after: dot)...])
    switch path[..<dot] {
    case "account":
      return switch name {
      case "id", "name", "stage": false
      case "country": account.country == nil
      default: account.fields[name] == nil
      }
    case "contact":
      return switch name {
      case "role", "email": false
      case "first_name": contact.firstName == nil
      case "last_name": contact.lastName == nil
      case "name": contact.displayName == nil
      case "title": contact.title == nil
      case "country": contact.country == nil
      default: contact.fields[name] == nil
      }
    default:
      return false
    }
  }

  private static func fields(_ fields: Fields) -> [(String, String?)] {
    Array(zip(fields.names, fields.values))
  }

  private static func cell(_ table: Table, _ line: Int, _ column: String) -> Spot.Cell {
    Spot.Cell(table: table, line: line, column: column)
  }
}

extension Fields {
  /// With another value under a name, which is added where it is not there.
  func setting(_ name: String, to value: String?) -> Fields {
    guard let index = names.firstIndex(of: name) else {
      return Fields(names: names + [name], values: values + [value])
    }
    var values = values
    values[index] = value
    return Fields(names: names, values: values)
  }
}
