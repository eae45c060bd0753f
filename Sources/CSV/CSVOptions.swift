/// What a reader is told beforehand; the defaults find out from the file.
package struct CSVOptions: Sendable, Hashable {
  /// What becomes of a quote inside a field that does not begin with one, as in `19" rack`.
  package enum StrayQuotes: Sendable, Hashable {
    /// The record is delivered as a problem (RFC 4180 section 2, rule 5).
    case refuse
    /// The quote is part of the field's text, as spreadsheets read it.
    case keep
  }

  /// Nil: from a `sep=;` line, else the one of comma, semicolon and tab that fits the first
  /// records.
  package let delimiter: CSVDelimiter?

  /// Nil: from the byte order mark, else from the first character beyond ASCII.
  ///
  /// A byte order mark in the file is stronger than this value.
  package let encoding: CSVEncoding?

  package let strayQuotes: StrayQuotes

  /// Columns without a name are read and have the name `""`; otherwise the file is refused.
  package let allowsUnnamedColumns: Bool

  /// The longest field, in UTF-8 bytes as written, without its outer quotes.
  package let maximumFieldBytes: Int

  /// The longest record, in UTF-8 bytes as written, without its line end.
  ///
  /// The reader's memory is bounded by a small multiple of it. At most 1 GiB.
  package let maximumRecordBytes: Int

  package init(
    delimiter: CSVDelimiter? = nil,
    encoding: CSVEncoding? = nil,
    strayQuotes: StrayQuotes = .refuse,
    allowsUnnamedColumns: Bool = false,
    maximumFieldBytes: Int = 131_072,
    maximumRecordBytes: Int = 1_048_576
  ) {
    self.delimiter = delimiter
    self.encoding = encoding
    self.strayQuotes = strayQuotes
    self.allowsUnnamedColumns = allowsUnnamedColumns
    self.maximumFieldBytes = max(1, maximumFieldBytes)
    self.maximumRecordBytes = min(max(1, maximumRecordBytes), 1 << 30)
  }
}
