/// A file of records, read one at a time from blocks of bytes.
///
/// This target turns bytes into records of text and touches no file itself. The bytes come from a
/// block source; the encoding, the delimiter and the columns are found from the first of them;
/// each call of `next()` then delivers one record or says why it is refused. The format is
/// RFC 4180, with any of LF, CR and CRLF as line end, also mixed, and blank lines skipped. Memory
/// is bounded by the longest record and one block.
///
///     var reader = try CSVReader(name: "accounts.csv", source: { try file.read(upToCount: 65_536) })
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
  package let header: CSVHeader
  package let delimiter: CSVDelimiter

  /// Finds encoding and delimiter and reads the header.
  ///
  /// - Parameters:
  ///   - name: What messages call the file.
  ///   - source: Asked for a block when the one before is used up, and not after it gave nil.
  ///   - options: What is known beforehand.
  /// - Throws: `CSVError` where the header cannot be read.
  package init(
    name: String, source: @escaping Source, options: CSVOptions = CSVOptions()
  ) throws(CSVError) {
    throw CSVError(file: name, position: nil, reason: .noHeader)
  }

  /// The next record or the reason it is refused; nil at the end of the file.
  ///
  /// - Throws: `CSVError` where the encoding turns out wrong or the source fails; the same again
  ///   at each later call.
  package mutating func next() throws(CSVError) -> CSVRow? {
    nil
  }
}
