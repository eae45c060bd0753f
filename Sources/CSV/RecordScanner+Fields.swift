extension RecordScanner {
  mutating func beginField(quoted: Bool) {
    fieldNumber += 1
    written = offset
    isEscaped = false
    if quoted { offset += 1 }
    content = offset
    state = quoted ? .quoted : .bare
    textLimit = fault == nil ? min(content + limits.field, limits.record) : .max
  }

  /// A field without quotes up to its end, or to the first byte that needs a decision.
  mutating func scanBare(_ bytes: Span<UInt8>) -> Int? {
    let stop = min(bytes.count, textLimit)
    var index = offset
    while index < stop, classes[bytes[index]] == .text { index += 1 }
    offset = index
    guard index < bytes.count else { return nil }
    switch classes[bytes[index]] {
    case .delimiter: endField(at: index)
    case .lineEnd: return endRecord(at: index)
    case .text, .quote, .nul: takeText(bytes[index])
    }
    return nil
  }

  mutating func scanQuoted(_ bytes: Span<UInt8>) {
    let stop = min(bytes.count, textLimit)
    var index = offset
    while index < stop, classes[bytes[index]].rawValue <= ByteClasses.Class.delimiter.rawValue {
      index += 1
    }
    offset = index
    guard index < bytes.count else { return }
    if classes[bytes[index]] == .quote {
      state = .quoteSeen
      offset += 1
    } else {
      takeText(bytes[index])
    }
  }

  /// The byte that tells a closing quote from the first of two.
  mutating func scanBehindQuote(_ byte: UInt8) -> Int? {
    switch classes[byte] {
    case .quote:
      if offset >= textLimit { noteLength() }
      isEscaped = true
      state = .quoted
      offset += 1
    case .delimiter: endField(at: offset - 1)
    case .lineEnd: return endRecord(at: offset - 1)
    case .text, .nul:
      note(.textAfterQuote, at: offset)
      state = .bare
    }
    return nil
  }

  private mutating func takeText(_ byte: UInt8) {
    if offset >= textLimit { noteLength() }
    switch classes[byte] {
    case .quote: if !keepsStrayQuotes { note(.strayQuote, at: offset) }
    case .nul: note(.nulByte, at: offset)
    case .lineEnd: hasLineEndInside = true
    case .text, .delimiter: break
    }
    offset += 1
  }

  /// At a delimiter, with the field's text ending at `end`.
  private mutating func endField(at end: Int) {
    closeField(at: end)
    offset += 1
    checkLength(offset)
    state = .fieldStart
  }

  private mutating func endRecord(at end: Int) -> Int {
    closeField(at: end)
    checkLength(offset)
    return offset
  }

  mutating func closeField(at end: Int) {
    guard fault == nil else { return }
    if isEscaped { escapedFields.append(fields.count) }
    fields.append(
      CSVRecord.Field(start: UInt32(content), end: UInt32(end), written: UInt32(written))
    )
  }

  mutating func checkLength(_ length: Int) {
    if fault == nil, length > limits.record { note(.recordTooLong, at: limits.record) }
  }

  private mutating func noteLength() {
    if offset - content >= limits.field {
      note(.fieldTooLong, at: written)
    } else {
      note(.recordTooLong, at: limits.record)
    }
  }

  mutating func note(_ kind: Fault.Kind, at place: Int) {
    guard fault == nil else { return }
    fault = Fault(kind: kind, offset: place, field: written, fieldNumber: fieldNumber)
    textLimit = .max
  }
}
