extension CSVRowProblem: CustomStringConvertible {
  package var description: String {
    "\(file.visible):\(position.line):\(position.column): record \(recordNumber): \(reason)"
      + (lines.count > 1 ? " It takes lines \(lines.lowerBound) to \(lines.upperBound)." : "")
  }
}

extension CSVRowProblem.Reason: CustomStringConvertible {
  /// What is wrong and what to do, as sentences.
  package var description: String {
    switch self {
    case .tooFewFields(let found, let expected):
      "\(found) of \(expected) fields. Add the missing fields, empty ones too."
    case .tooManyFields(let found, let expected):
      "\(found) fields where the header has \(expected)."
        + " Quote the field that has a delimiter in it, or remove the surplus."
    case .strayQuote:
      "a quote inside a field that does not begin with one."
        + " Put the field in quotes and write each quote in it twice."
    case .textAfterQuote(let opened):
      "text after the quote that closes the field opened at \(opened)."
        + " Write a quote inside a field twice; close the field where it ends."
    case .unclosedQuote:
      "a quote opens here and never closes, so nothing behind it was read."
        + " Close it where the field ends."
    case .nulByte:
      "a NUL byte. Remove it; where there are many, save the file as UTF-8."
    case .fieldTooLong(let limit):
      "a field of more than \(limit) bytes. Shorten it; look whether a closing quote is missing."
    case .recordTooLong(let limit):
      "a record of more than \(limit) bytes."
        + " Shorten it; look whether a closing quote is missing."
    }
  }
}
