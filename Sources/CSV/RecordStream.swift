/// Takes one record after the other out of the text.
struct RecordStream {
  /// Where the trouble of a record is, and the field it is in.
  struct FaultPlace {
    let position: CSVPosition
    let field: CSVPosition
  }

  let file: String
  private(set) var window: TextWindow
  private(set) var scanner: RecordScanner
  /// How many records were taken, the header among them.
  private(set) var taken = 0

  private var faultPlace: FaultPlace?
  /// The memory of the last record, used again where nobody keeps that record.
  private var recordBytes: [UInt8] = []

  init(file: String, window: TextWindow, scanner: RecordScanner) {
    self.file = file
    self.window = window
    self.scanner = scanner
  }

  /// The next record, or its trouble; nil at the end of the file.
  ///
  /// With `expected`, that many fields are asked for.
  mutating func next(expecting expected: Int?) throws(CSVError) -> CSVRow? {
    guard window.skipLineEnds() else {
      if let failure = window.failure(in: file) { throw failure }
      return nil
    }
    let firstLine = window.place.line
    let length = try scanRecord()
    let lastLine = lastLine(of: length)
    let row: CSVRow
    if let problem = problem(in: length, lines: firstLine...lastLine, expecting: expected) {
      row = .problem(problem)
    } else {
      row = .record(record(of: length, line: firstLine))
    }
    taken += 1
    window.skipRecord(length, endingOn: lastLine)
    return row
  }

  /// Finds the end of the record, leaving a refused one behind as it comes.
  private mutating func scanRecord() throws(CSVError) -> Int {
    scanner.restart()
    faultPlace = nil
    while true {
      if let end = scanner.scan(window.unread) { return end }
      if scanner.fault != nil {
        faultPlace = placeOfFault()
        let passed = scanner.offset
        window.skip(passed)
        scanner.drop(passed)
      }
      guard window.fill() else {
        if let failure = window.failure(in: file) { throw failure }
        scanner.finish()
        return scanner.offset
      }
    }
  }

  private func placeOfFault() -> FaultPlace? {
    guard faultPlace == nil, let fault = scanner.fault else { return faultPlace }
    return FaultPlace(
      position: window.position(fault.offset),
      field: window.position(fault.field)
    )
  }

  private func lastLine(of length: Int) -> Int {
    guard scanner.hasLineEndInside else { return window.place.line }
    let end = window.position(length)
    return end.column == 1 ? end.line - 1 : end.line
  }

  private func problem(
    in length: Int,
    lines: ClosedRange<Int>,
    expecting expected: Int?
  ) -> CSVRowProblem? {
    let reason: CSVRowProblem.Reason
    let position: CSVPosition
    if let fault = scanner.fault, let place = placeOfFault() {
      reason = CSVRowProblem.Reason(fault.kind, opened: place.field, limits: scanner.limits)
      position = place.position
    } else if let expected, scanner.fields.count != expected {
      let found = scanner.fields.count
      if found < expected {
        reason = .tooFewFields(found: found, expected: expected)
        position = window.position(length)
      } else {
        reason = .tooManyFields(found: found, expected: expected)
        position = window.position(Int(scanner.fields[expected].written))
      }
    } else {
      return nil
    }
    return CSVRowProblem(
      file: file,
      reason: reason,
      position: position,
      lines: lines,
      recordNumber: taken
    )
  }

  private mutating func record(of length: Int, line: Int) -> CSVRecord {
    if recordBytes.capacity > 4096 + 4 * length {
      recordBytes = []
    } else {
      recordBytes.removeAll(keepingCapacity: true)
    }
    recordBytes.append(contentsOf: window.unread.prefix(length))
    for index in scanner.escapedFields {
      scanner.fields[index] = CSVRecord.Field(undoing: scanner.fields[index], in: &recordBytes)
    }
    return CSVRecord(bytes: recordBytes, fields: scanner.fields, number: taken, line: line)
  }
}

extension CSVRecord.Field {
  /// Puts a field's text with each `""` as one quote behind the record.
  fileprivate init(undoing field: Self, in bytes: inout [UInt8]) {
    start = UInt32(bytes.count)
    var isSecond = false
    for index in Int(field.start)..<Int(field.end) {
      isSecond = bytes[index] == UInt8(ascii: "\"") && !isSecond
      if !isSecond { bytes.append(bytes[index]) }
    }
    end = UInt32(bytes.count)
    written = field.written
  }
}

extension CSVRowProblem.Reason {
  fileprivate init(_ kind: RecordScanner.Fault.Kind, opened: CSVPosition, limits: ScanLimits) {
    self =
      switch kind {
      case .strayQuote: .strayQuote
      case .textAfterQuote: .textAfterQuote(opened: opened)
      case .unclosedQuote: .unclosedQuote
      case .nulByte: .nulByte
      case .fieldTooLong: .fieldTooLong(limit: limits.field)
      case .recordTooLong: .recordTooLong(limit: limits.record)
      }
  }
}
