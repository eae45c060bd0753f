import CSV
import Outreach

/// Finds where cells stand, by reading a file once more: few are ever asked for.
struct CellFinder {
  private let file: CheckInput.File
  /// The columns that are asked for, by the line that their row begins in.
  private var wanted: [Int: Set<String?>] = [:]
  private var found: [Spot.Cell: Place] = [:]

  init(_ file: CheckInput.File) { self.file = file }

  mutating func want(_ cell: Spot.Cell) { wanted[cell.line, default: []].insert(cell.column) }

  /// The place of a cell that was wanted; of the row where the file does not have the column.
  func place(of cell: Spot.Cell) -> Place {
    found[cell] ?? Place(file: file.path, line: cell.line, column: 1)
  }

  mutating func find(in table: Table) {
    guard !wanted.isEmpty, var reader = try? CSVReader(name: file.path, bytes: file.bytes) else {
      return
    }
    var columns: [String: Int] = [:]
    for (index, column) in reader.header.columns.enumerated() {
      for name in [column.name, ColumnName.identifier(column.name)] where columns[name] == nil {
        columns[name] = index
      }
      note(column.position, Spot.Cell(table: table, line: 1, column: column.name))
    }
    while let row = try? reader.next() {
      guard case .record(let record) = row, let names = wanted[record.line] else { continue }
      for case .some(let name) in names {
        guard let index = columns[name] ?? (name == "email" ? Self.address(columns) : nil) else {
          continue
        }
        let cell = Spot.Cell(table: table, line: record.line, column: name)
        note(record.position(ofField: index), cell)
      }
    }
  }

  private mutating func note(_ position: CSVPosition, _ cell: Spot.Cell) {
    found[cell] = Place(file: file.path, line: position.line, column: position.column)
  }

  /// The other names that the column of addresses goes by.
  private static func address(_ columns: [String: Int]) -> Int? {
    ["address", "e_mail", "email_address", "e_mail_address"].lazy.compactMap { columns[$0] }.first
  }
}
