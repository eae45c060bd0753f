extension CSVHeader {
  /// Reads the first record, which names the columns.
  init(from records: inout RecordStream, allowsUnnamed: Bool) throws(CSVError) {
    let file = records.file
    switch try records.next(expecting: nil) {
    case nil: throw CSVError(file: file, position: nil, reason: .noHeader)
    case .problem(let problem):
      throw CSVError(
        file: file,
        position: problem.position,
        reason: .malformedHeader(problem.reason)
      )
    case .record(let record):
      columns = record.columns()
      try check(file: file, allowsUnnamed: allowsUnnamed)
    }
  }

  private func check(file: String, allowsUnnamed: Bool) throws(CSVError) {
    var places: [String: CSVPosition] = [:]
    for (index, column) in columns.enumerated() {
      if column.name.isEmpty {
        if allowsUnnamed { continue }
        throw CSVError(
          file: file,
          position: column.position,
          reason: .unnamedColumn(number: index + 1)
        )
      }
      if let first = places.updateValue(column.position, forKey: column.name) {
        throw CSVError(
          file: file,
          position: column.position,
          reason: .duplicateName(column.name, first: first)
        )
      }
    }
  }
}

extension CSVRecord {
  fileprivate func columns() -> [CSVHeader.Column] {
    var place = PlaceCounter(line: line)
    var passed = 0
    return fields.indices.map { index in
      let written = Int(fields[index].written)
      place.advance(over: bytes[passed..<written])
      passed = written
      let blanks: Set<UInt8> = [UInt8(ascii: " "), UInt8(ascii: "\t")]
      var name = utf8(index).drop { blanks.contains($0) }
      while let last = name.last, blanks.contains(last) { name.removeLast() }
      return CSVHeader.Column(
        name: String(decoding: name, as: UTF8.self),
        position: place.position
      )
    }
  }
}
