internal import CCMark

extension RichText {
  /// How many quotes, lists and emphases may lie inside each other.
  package static let deepest = 100

  /// Reads CommonMark; a line end inside a paragraph is one in the mail.
  ///
  /// `values`: the octets of `source` that come from data, in order. They are text, whatever they
  /// look like, and their pieces carry their index.
  package init(
    markdown source: String,
    values: [Range<Int>] = []
  ) throws(MarkdownError) {
    let shielded = try ShieldedText(source, values: values)
    let octets = shielded.text.utf8.map { CChar(bitPattern: $0) }
    guard let root = cmark_parse_document(octets, octets.count, CMARK_OPT_DEFAULT) else {
      self.init([])
      return
    }
    defer { cmark_node_free(root) }
    self.init(try NodeReader(shielded).blocks(in: root, depth: 0))
  }
}

/// Turns libcmark's tree into ours.
private struct NodeReader {
  private let shielded: ShieldedText

  init(_ shielded: ShieldedText) { self.shielded = shielded }

  func blocks(in node: OpaquePointer, depth: Int) throws(MarkdownError) -> [RichText.Block] {
    try check(depth, node)
    var blocks: [RichText.Block] = []
    for child in Children(of: node) { blocks.append(try block(child, depth: depth + 1)) }
    return blocks
  }

  private func block(_ node: OpaquePointer, depth: Int) throws(MarkdownError) -> RichText.Block {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH:
      return .paragraph(try inlines(in: node, depth: depth))
    case CMARK_NODE_HEADING:
      let level = Int(cmark_node_get_heading_level(node))
      return .heading(level: level, try inlines(in: node, depth: depth))
    case CMARK_NODE_BLOCK_QUOTE:
      return .quote(try blocks(in: node, depth: depth))
    case CMARK_NODE_LIST:
      return .list(try list(node, depth: depth))
    case CMARK_NODE_CODE_BLOCK:
      return .code(shielded.pieces(of: literal(node)))
    case CMARK_NODE_THEMATIC_BREAK:
      return .rule
    default:
      throw .rawHTML(line: line(node), text: excerpt(literal(node)))
    }
  }

  private func list(_ node: OpaquePointer, depth: Int) throws(MarkdownError) -> RichText.List {
    var items: [[RichText.Block]] = []
    for item in Children(of: node) { items.append(try blocks(in: item, depth: depth + 1)) }
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    return RichText.List(
      start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
      isLoose: cmark_node_get_list_tight(node) == 0,
      items: items
    )
  }

  private func inlines(
    in node: OpaquePointer,
    depth: Int
  ) throws(MarkdownError) -> [RichText.Inline] {
    try check(depth, node)
    var result: [RichText.Inline] = []
    for child in Children(of: node) {
      switch cmark_node_get_type(child) {
      case CMARK_NODE_TEXT:
        result += shielded.pieces(of: literal(child)).map(RichText.Inline.text)
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
        result.append(.lineBreak)
      case CMARK_NODE_CODE:
        result.append(.code(shielded.pieces(of: literal(child))))
      case CMARK_NODE_EMPH:
        result.append(.emphasis(try inlines(in: child, depth: depth + 1)))
      case CMARK_NODE_STRONG:
        result.append(.strong(try inlines(in: child, depth: depth + 1)))
      case CMARK_NODE_LINK:
        result.append(.link(try inlines(in: child, depth: depth + 1), to: try link(child)))
      case CMARK_NODE_IMAGE:
        throw .image(line: line(child), source: excerpt(text(cmark_node_get_url(child))))
      default:
        throw .rawHTML(line: line(child), text: excerpt(literal(child)))
      }
    }
    return result
  }

  private func link(_ node: OpaquePointer) throws(MarkdownError) -> Link {
    let title = shielded.plain(text(cmark_node_get_title(node)))
    guard title.isEmpty else { throw .linkTitle(line: line(node), excerpt(title)) }
    let address = shielded.plain(text(cmark_node_get_url(node)))
    guard let link = Link(address) else { throw .address(line: line(node), excerpt(address)) }
    return link
  }

  private func check(_ depth: Int, _ node: OpaquePointer) throws(MarkdownError) {
    if depth > RichText.deepest { throw .tooDeep(line: line(node)) }
  }

  private func literal(_ node: OpaquePointer) -> String { text(cmark_node_get_literal(node)) }

  private func text(_ octets: UnsafePointer<CChar>?) -> String {
    octets.map { String(cString: $0) } ?? ""
  }

  private func line(_ node: OpaquePointer) -> Int { Int(cmark_node_get_start_line(node)) }

  /// Enough of a text to find it again.
  private func excerpt(_ text: String) -> String {
    let whole = shielded.plain(text)
    let line = whole.prefix { !$0.isNewline }
    return line.count > 60 ? line.prefix(59) + "…" : String(line)
  }
}

/// The nodes directly below one.
private struct Children: Sequence, IteratorProtocol {
  private var following: OpaquePointer?

  init(of node: OpaquePointer) { following = cmark_node_first_child(node) }

  mutating func next() -> OpaquePointer? {
    guard let node = following else { return nil }
    following = cmark_node_next(node)
    return node
  }
}
