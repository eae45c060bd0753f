/// Reads a template's source as nodes.
///
/// Goes on after a fault, so that all are found at once.
struct Parser {
  let source: SourceText
  let mode: Mode
  let dialect: Dialect
  let limits: Limits
  var reader: PieceReader
  private(set) var faults: [Fault] = []
  private var depth = 0

  init(_ source: SourceText, mode: Mode, dialect: Dialect, limits: Limits) {
    self.source = source
    self.mode = mode
    self.dialect = dialect
    self.limits = limits
    reader = PieceReader(source.bytes, in: Span(start: 0, end: source.bytes.count))
  }

  /// The whole template.
  mutating func document() -> Block {
    var block = Block()
    while let stray = read(into: &block, until: []) { report(misplaced(stray, in: nil)) }
    return block
  }

  mutating func report(_ fault: Fault) { faults.append(fault) }

  /// Runs one step of parsing; its fault is reported and the rest goes on.
  mutating func attempt<Result>(
    at span: Span,
    _ step: (inout Parser) throws(Fault) -> Result
  ) -> Result? {
    do {
      return try step(&self)
    } catch {
      report(Fault(error.kind, at: error.span ?? span))
      return nil
    }
  }

  /// Reads nodes up to a tag with one of these names, and returns that tag; `nil` at the end.
  ///
  /// A tag that is neither known nor expected is returned too, where a block is open.
  mutating func read(into block: inout Block, until ends: [String]) -> TagPiece? {
    while true {
      let piece: Piece?
      do {
        piece = try reader.next()
      } catch {
        report(error)
        continue
      }
      switch piece {
      case nil: return nil
      case .text(let span): appendText(span, to: &block)
      case .output(let markup, let whole): appendOutput(markup, whole, to: &block)
      case .tag(let tag):
        if ends.contains(tag.name) { return tag }
        if let node = node(of: tag, into: &block, enclosing: ends.last) {
          block.nodes.append(node)
        }
      }
    }
  }

  private func appendText(_ span: Span, to block: inout Block) {
    guard span.start < span.end else { return }
    block.nodes.append(Node(kind: .text, span: span))
    if !source.bytes[span.start..<span.end].isBlank { block.isBlank = false }
  }

  private mutating func appendOutput(_ markup: Span, _ whole: Span, to block: inout Block) {
    block.isBlank = false
    let filtered = attempt(at: whole) { parser throws(Fault) in try parser.filtered(markup) }
    if case .some(.some(let filtered)) = filtered {
      block.nodes.append(Node(kind: .output(filtered), span: whole))
    }
  }

  /// The node of a tag; `nil` where it has none, as a comment.
  private mutating func node(
    of tag: TagPiece,
    into block: inout Block,
    enclosing: String?
  ) -> Node? {
    if tag.name == "liquid" {
      lines(of: tag, into: &block)
      return nil
    }
    guard let known = dialect.tags[tag.name] else {
      report(tag.name.isEmpty ? nameless(tag) : misplaced(tag, in: enclosing))
      return nil
    }
    depth += 1
    defer { depth -= 1 }
    guard depth <= limits.depth else {
      report(Fault(.limit(.depth, limits.depth), at: tag.whole))
      reader = PieceReader(source.bytes, in: Span(start: 0, end: 0))
      return nil
    }
    let kind = attempt(at: tag.whole) { parser throws(Fault) in
      try parser.kind(of: tag, known.meaning)
    }
    guard case .some(.some(let kind)) = kind else { return nil }
    if !kind.isBlank { block.isBlank = false }
    return Node(kind: kind, span: tag.whole)
  }

  private mutating func lines(of tag: TagPiece, into block: inout Block) {
    let outer = reader
    reader = PieceReader(source.bytes, in: tag.markup, lines: true)
    while let stray = read(into: &block, until: []) { report(misplaced(stray, in: nil)) }
    reader = outer
  }

  private func nameless(_ tag: TagPiece) -> Fault {
    .syntax("a tag needs a name", at: tag.whole)
  }

  /// Why a tag that the dialect does not have stands wrong.
  func misplaced(_ tag: TagPiece, in enclosing: String?) -> Fault {
    let inner = ["else", "elsif", "when"]
    let closes = tag.name.hasPrefix("end") && dialect.tags[String(tag.name.dropFirst(3))] != nil
    if inner.contains(tag.name) || closes {
      return Fault(.misplaced(tag: tag.name, expected: enclosing), at: tag.nameSpan)
    }
    let names = Array(dialect.tags.keys).sorted() + inner + (enclosing.map { [$0] } ?? [])
    let near = Suggestion.nearest(to: tag.name, among: names)
    return Fault(.unknownTag(name: tag.name, suggestion: near), at: tag.nameSpan)
  }

  /// The body of a block up to its end tag, which is read over.
  mutating func body(of tag: TagPiece) -> Block {
    var block = Block()
    if read(into: &block, until: ["end" + tag.name]) == nil { unclosed(tag) }
    return block
  }

  mutating func unclosed(_ tag: TagPiece) {
    report(Fault(.unclosed(tag: tag.name), at: tag.whole))
  }
}

extension Node.Kind {
  /// Whether a tag prints nothing of its own, so that a block of it and white space is blank.
  var isBlank: Bool {
    switch self {
    case .assign, .capture: true
    case .text, .output, .cycle, .count, .partial, .leave, .custom: false
    case .branching(let branching): branching.arms.allSatisfy(\.body.isBlank)
    case .choice(let choice): choice.isBlank
    case .loop(let loop): loop.body.isBlank && loop.otherwise?.isBlank != false
    case .whenChanged(let block): block.isBlank
    }
  }
}
