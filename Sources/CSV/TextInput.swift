/// The file's text, in UTF-8, from the blocks of its source.
struct TextInput {
  enum Fault {
    case text(Transcoder.Fault)
    case source(String)
  }

  /// The most bytes turned into text at a time, however large the blocks are.
  private static let step = 65_536

  private let source: CSVReader.Source
  private var transcoder: Transcoder
  private var block: ArraySlice<UInt8> = []
  private var isExhausted = false
  /// What is wrong behind the text given so far.
  private(set) var fault: Fault?

  init(source: @escaping CSVReader.Source, encoding: CSVEncoding?) {
    self.source = source
    transcoder = Transcoder(encoding: encoding)
  }

  /// Nil as long as all is ASCII.
  var encoding: CSVEncoding? { transcoder.encoding }
  var isGuessed: Bool { transcoder.isGuessed }

  /// Appends some text; false where there is none, because of the end or a fault.
  mutating func append(to text: inout [UInt8]) -> Bool {
    let before = text.count
    while fault == nil {
      let portion = block.prefix(Self.step)
      let (used, fault) = transcoder.append(portion, isLast: isExhausted, to: &text)
      block = block.dropFirst(used)
      self.fault = fault.map { .text($0) }
      if text.count > before { return true }
      if fault == nil, used == 0 {
        guard !isExhausted else { return false }
        fetch()
      }
    }
    return false
  }

  private mutating func fetch() {
    do {
      guard let next = try source() else {
        isExhausted = true
        return
      }
      block = block.isEmpty ? next[...] : (block + next)[...]
    } catch {
      fault = .source(String(describing: error))
    }
  }
}
