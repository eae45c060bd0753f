/// The part of the text that is being read: one record so far, and what came with it.
struct TextWindow {
  private(set) var bytes: [UInt8] = []
  /// Where the unread bytes begin, and where that is in the file.
  private(set) var start = 0
  private(set) var place = PlaceCounter(line: 1)

  private var input: TextInput
  /// Where the character stands from which the encoding was guessed.
  private var guessPosition: CSVPosition?

  init(source: @escaping CSVReader.Source, encoding: CSVEncoding?) {
    input = TextInput(source: source, encoding: encoding)
  }

  /// Nil as long as all is ASCII.
  var encoding: CSVEncoding? { input.encoding }

  var unread: ArraySlice<UInt8> { bytes[start...] }

  /// Gets more text behind the unread; false where there is none.
  mutating func fill() -> Bool {
    if start > 0 {
      bytes.removeSubrange(..<start)
      start = 0
    }
    let before = bytes.count
    let wasGuessed = input.encoding != nil
    let isFilled = input.append(to: &bytes)
    if !wasGuessed, input.encoding != nil, input.isGuessed {
      guessPosition = position(before + bytes[before...].asciiPrefixCount)
    }
    return isFilled
  }

  /// Where the byte is in the file that is `offset` behind the first unread.
  func position(_ offset: Int) -> CSVPosition {
    var place = place
    place.advance(over: bytes[start..<start + offset])
    return place.position
  }

  /// Leaves bytes behind that may hold anything.
  mutating func skip(_ count: Int) {
    place.advance(over: bytes[start..<start + count])
    start += count
  }

  /// Leaves a record behind that ends on `line`, and the first byte of its line end, if it has one.
  mutating func skipRecord(_ count: Int, endingOn line: Int) {
    start += count
    guard start < bytes.count else {
      place = PlaceCounter(line: line)
      return
    }
    place = PlaceCounter(line: line + 1, followsReturn: bytes[start] == UInt8(ascii: "\r"))
    start += 1
  }

  /// Goes to the next line that holds a byte; false where there is none.
  mutating func skipLineEnds() -> Bool {
    while true {
      while start < bytes.count {
        let byte = bytes[start]
        guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else { return true }
        place.advance(over: byte)
        start += 1
      }
      guard fill() else { return false }
    }
  }

  /// Why there is no more text, where that is not the end of the file.
  func failure(in file: String) -> CSVError? {
    guard let fault = input.fault else { return nil }
    let position = position(unread.count)
    let reason: CSVError.Reason =
      switch fault {
      case .source(let text): .source(text)
      case .text(.utf32): .utf32
      case .text(.notOfEncoding(let encoding, let byte)): .notOfEncoding(encoding, byte: byte)
      case .text(.mixed(let other)):
        .mixedEncodings(found: encoding ?? .utf8, at: guessPosition ?? position, other: other)
      }
    return CSVError(file: file, position: position, reason: reason)
  }
}
