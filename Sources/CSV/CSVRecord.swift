/// One well-formed record: as many fields as the header has names.
///
/// Fields are read in place, so that a field nobody asks for costs nothing. A record can be kept;
/// one that is dropped before the next is read lends its memory to it.
package struct CSVRecord: Sendable {
  /// A field's text within `bytes`, and where the field as written begins.
  struct Field: Sendable {
    let start: UInt32
    let end: UInt32
    let written: UInt32
  }

  /// The record as written, in UTF-8, without its line end; behind it, the fields that had `""`
  /// in them with those undone.
  let bytes: [UInt8]
  let fields: [Field]

  /// 1 for the first record after the header; refused records count.
  package let number: Int

  /// The line on which the record begins.
  package let line: Int

  package var count: Int { fields.count }

  /// The text of a field; empty where the field is, never nil.
  ///
  /// - Precondition: `index` is below `count`.
  package subscript(index: Int) -> String {
    String(decoding: utf8(index), as: UTF8.self)
  }

  /// The UTF-8 of a field, without making a string; always well-formed.
  ///
  /// - Precondition: `index` is below `count`.
  package func utf8(_ index: Int) -> ArraySlice<UInt8> {
    let field = fields[index]
    return bytes[Int(field.start)..<Int(field.end)]
  }

  /// Whether every field is empty, as in the `,,,` that spreadsheets leave at the end.
  package var isBlank: Bool { fields.allSatisfy { $0.start == $0.end } }

  /// Where a field begins in the file; for a quoted field, at its quote.
  ///
  /// - Precondition: `index` is below `count`.
  package func position(ofField index: Int) -> CSVPosition {
    var place = PlaceCounter(line: line)
    place.advance(over: bytes[..<Int(fields[index].written)])
    return place.position
  }
}
