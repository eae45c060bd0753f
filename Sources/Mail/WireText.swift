/// A message as DATA carries it (RFC 5321 §4.5.2): dots stuffed, the last line ended; without the
/// line with the single dot, which the sender writes when it has recorded that it will.
package struct WireText: Sendable {
  /// Ends with CR LF, or is empty.
  package let bytes: [UInt8]
  /// No octet above 127: the server need not offer 8BITMIME.
  package let isASCII: Bool

  /// Refuses what servers disagree on where a line ends (and so where a message does): a CR or LF
  /// without the other, and NUL.
  package init(_ message: [UInt8]) throws(WireTextError) {
    let survey = Survey(of: message)
    if let fault = survey.fault { throw fault }
    bytes = survey.isWireReady ? message : Self.stuffed(message, survey)
    isASCII = survey.isASCII
  }

  /// Copies whole lines; where a line begins with a dot the next copy begins one octet earlier.
  private static func stuffed(_ message: [UInt8], _ survey: Survey) -> [UInt8] {
    let size = message.count + survey.dottedLines.count + (survey.endsLine ? 0 : 2)
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      var start = 0
      for line in survey.dottedLines + [message.count] {
        count = buffer[count...].update(fromContentsOf: message[start..<line])
        guard line < message.count else { break }
        buffer[count] = .dot
        count += 1
        start = line
      }
      if !survey.endsLine {
        buffer[count] = .cr
        buffer[count + 1] = .lf
        count += 2
      }
    }
  }
}

/// Where an octet stands that no wire text may hold; offset and line from 0 and 1.
package enum WireTextError: Error, Hashable, Sendable, CustomStringConvertible {
  case bareCR(offset: Int, line: Int)
  case bareLF(offset: Int, line: Int)
  case nul(offset: Int, line: Int)

  package var description: String {
    switch self {
    case .bareCR(let offset, let line): "a CR without LF\(Self.place(offset, line))"
    case .bareLF(let offset, let line): "a LF without CR\(Self.place(offset, line))"
    case .nul(let offset, let line): "a NUL\(Self.place(offset, line))"
    }
  }

  private static func place(_ offset: Int, _ line: Int) -> String {
    " at octet \(offset), line \(line), of the message: nothing was sent; draft it anew"
  }
}
