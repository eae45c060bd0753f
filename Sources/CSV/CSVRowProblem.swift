/// A record that was read over and not delivered, and why.
///
/// Reading goes on with the next record. Each reason says where that one begins.
package struct CSVRowProblem: Sendable, Hashable {
  package enum Reason: Sendable, Hashable {
    /// Fewer fields than the header. Placed at the end of the record.
    case tooFewFields(found: Int, expected: Int)
    /// More fields than the header. Placed at the first field too many.
    case tooManyFields(found: Int, expected: Int)
    /// A quote in a field that does not begin with one. Such a field has no quoting: the record
    /// ends at the next line end outside the quotes of other fields.
    case strayQuote
    /// Something other than a delimiter or a line end behind a closing quote. The rest of that
    /// field has no quoting, as with a stray quote. `opened` is where the quote began: an earlier
    /// line hints at a quote that was not closed there.
    case textAfterQuote(opened: CSVPosition)
    /// The file ends within a quoted field. Placed where the quote opened. The lines up to
    /// `lastLine` are part of the field as written and are not taken for records: a line of a note
    /// could look like one.
    case unclosedQuote
    case nulByte
    /// A field above `maximumFieldBytes`. Placed at the field; the record is read over to its end.
    case fieldTooLong(limit: Int)
    /// A record above `maximumRecordBytes`. Placed where the limit was passed; the record is read
    /// over to its end.
    case recordTooLong(limit: Int)
  }

  /// The name the reader was given.
  package let file: String
  package let reason: Reason
  /// Where the trouble is.
  package let position: CSVPosition
  /// The lines the record takes.
  package let lines: ClosedRange<Int>
  /// As in `CSVRecord.number`.
  package let recordNumber: Int

  package init(
    file: String,
    reason: Reason,
    position: CSVPosition,
    lines: ClosedRange<Int>,
    recordNumber: Int
  ) {
    self.file = file
    self.reason = reason
    self.position = position
    self.lines = lines
    self.recordNumber = recordNumber
  }
}

/// What a reader delivers for each record of the file.
package enum CSVRow: Sendable {
  case record(CSVRecord)
  case problem(CSVRowProblem)
}
