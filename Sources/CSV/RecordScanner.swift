/// Finds the fields and the end of one record in bytes that come piece by piece.
///
/// All offsets are from the record's first byte. A scan that runs out of bytes goes on where it
/// stopped when it is given the same bytes and more. The first trouble of a record is kept; from
/// then on only the record's end is looked for.
struct RecordScanner {
  /// Trouble, as offsets: `field` is where the field begins in which it was met.
  struct Fault {
    enum Kind {
      case strayQuote, textAfterQuote, unclosedQuote, nulByte, fieldTooLong, recordTooLong
    }
    var kind: Kind
    let offset: Int
    let field: Int
    let fieldNumber: Int
  }

  enum State { case fieldStart, bare, quoted, quoteSeen }

  let limits: ScanLimits
  let keepsStrayQuotes: Bool
  let classes: ByteClasses

  var fields: [CSVRecord.Field] = []
  /// Indices of the fields that have `""` in them.
  var escapedFields: [Int] = []
  var fault: Fault?
  var hasLineEndInside = false
  /// How far the record has been looked at.
  var offset = 0

  var state = State.fieldStart
  var fieldNumber = 0
  var isEscaped = false
  /// Where the field begins as written, and where its text does.
  var written = 0
  var content = 0
  /// The offset at which a byte of text would be one too many.
  var textLimit = 0

  init(delimiter: CSVDelimiter, options: CSVOptions) {
    limits = ScanLimits(field: options.maximumFieldBytes, record: options.maximumRecordBytes)
    keepsStrayQuotes = options.strayQuotes == .keep
    classes = ByteClasses(delimiter: delimiter)
  }

  /// Forgets the record, for the next one.
  mutating func restart() {
    if fields.capacity > 1024 { fields = [] } else { fields.removeAll(keepingCapacity: true) }
    if !escapedFields.isEmpty { escapedFields = [] }
    fault = nil
    hasLineEndInside = false
    offset = 0
    state = .fieldStart
    fieldNumber = 0
  }

  /// Bytes already looked at are gone from the front; only where the record has trouble.
  mutating func drop(_ count: Int) { offset -= count }

  /// The offset of the record's line end, or nil where more bytes are needed.
  mutating func scan(_ bytes: ArraySlice<UInt8>) -> Int? { scan(bytes.span) }

  private mutating func scan(_ bytes: Span<UInt8>) -> Int? {
    while offset < bytes.count {
      switch state {
      case .fieldStart: beginField(quoted: classes[bytes[offset]] == .quote)
      case .bare: if let end = scanBare(bytes) { return end }
      case .quoted: scanQuoted(bytes)
      case .quoteSeen: if let end = scanBehindQuote(bytes[offset]) { return end }
      }
    }
    return nil
  }

  /// Ends the record where the file ends.
  mutating func finish() {
    switch state {
    case .fieldStart:
      beginField(quoted: false)
      closeField(at: offset)
    case .bare: closeField(at: offset)
    case .quoteSeen: closeField(at: offset - 1)
    case .quoted:
      if let fault, fault.kind == .fieldTooLong, fault.fieldNumber == fieldNumber {
        self.fault?.kind = .unclosedQuote
      }
      note(.unclosedQuote, at: written)
    }
    checkLength(offset)
  }
}
