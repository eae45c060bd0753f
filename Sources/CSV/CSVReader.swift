/// A file of records, read one at a time from blocks of bytes.
///
/// This target turns bytes into records of text and touches no file itself. The bytes come from a
/// block source; the encoding, the delimiter and the columns are found from the first of them
/// (`Transcoder`, `DelimiterSearch`); each call of `next()` then delivers one record or says why
/// it is refused. The format is RFC 4180, with any of LF, CR and CRLF as line end, also mixed, and
/// blank lines skipped. Memory is bounded by the longest record and one block.
///
///     var reader = try CSVReader(name: "accounts.csv", source: nextBlock)
///     let email = reader.header.index(of: "email")
///     while let row = try reader.next() {
///       switch row {
///       case .record(let record): take(record)
///       case .problem(let problem): refused.append(problem)
///       }
///     }
package struct CSVReader {
  /// Gives the next bytes of the file, in blocks of any size, and nil at its end.
  ///
  /// An empty block is not the end. What it throws ends the reading as `CSVError.Reason.source`.
  package typealias Source = () throws -> [UInt8]?

  package let name: String
  package let options: CSVOptions
  package let delimiter: CSVDelimiter
  package let header: CSVHeader

  private var records: RecordStream

  /// Finds encoding and delimiter and reads the header.
  ///
  /// - Parameters:
  ///   - name: What messages call the file.
  ///   - source: Asked for a block when the one before is used up, and not after it gave nil.
  ///   - options: What is known beforehand.
  /// - Throws: `CSVError` where the header cannot be read.
  package init(
    name: String,
    source: @escaping Source,
    options: CSVOptions = CSVOptions()
  ) throws(CSVError) {
    self.name = name
    self.options = options
    var window = TextWindow(source: source, encoding: options.encoding)
    let separator = try SeparatorLine(at: &window, in: name)
    delimiter = options.delimiter ?? separator?.delimiter ?? DelimiterSearch.search(&window)
    records = RecordStream(
      file: name,
      window: window,
      scanner: RecordScanner(delimiter: delimiter, options: options)
    )
    header = try CSVHeader(from: &records, allowsUnnamed: options.allowsUnnamedColumns)
  }

  /// Reads bytes that are in memory already.
  ///
  /// - Parameters:
  ///   - name: What messages call the file.
  ///   - bytes: The whole file.
  ///   - options: What is known beforehand.
  /// - Throws: `CSVError` where the header cannot be read.
  package init(
    name: String,
    bytes: [UInt8],
    options: CSVOptions = CSVOptions()
  ) throws(CSVError) {
    var whole: [UInt8]? = bytes
    let source: Source = {
      defer { whole = nil }
      return whole
    }
    try self.init(name: name, source: source, options: options)
  }

  /// What the text read so far showed; UTF-8 as long as all of it is ASCII.
  package var encoding: CSVEncoding { records.window.encoding ?? .utf8 }

  /// How much text is in memory: the record at hand and what came with it.
  package var heldBytes: Int { records.window.bytes.count }

  /// The next record or the reason it is refused; nil at the end of the file.
  ///
  /// - Throws: `CSVError` where the encoding turns out wrong or the source fails; the same again
  ///   at each later call.
  package mutating func next() throws(CSVError) -> CSVRow? {
    try records.next(expecting: header.count)
  }
}
