extension Parser {
  /// What a tag means; `nil` for one that leaves nothing behind.
  mutating func kind(of tag: TagPiece, _ meaning: Tag.Meaning) throws(Fault) -> Node.Kind? {
    switch meaning {
    case .standard(let standard): return try kind(of: tag, standard)
    case .custom(let custom): return .custom(try customUse(tag, custom))
    }
  }

  private mutating func kind(of tag: TagPiece, _ tagKind: StandardTag) throws(Fault) -> Node.Kind? {
    switch tagKind {
    case .assign: return try assign(tag)
    case .capture: return try capture(tag)
    case .branch: return .branching(branching(tag, isNegated: false))
    case .unless: return .branching(branching(tag, isNegated: true))
    case .choose: return .choice(choice(tag))
    case .loop: return .loop(loop(tag, isTable: false))
    case .table: return .loop(loop(tag, isTable: true))
    case .cycle: return .cycle(try cycle(tag))
    case .increment: return .count(try counter(tag), by: 1)
    case .decrement: return .count(try counter(tag), by: -1)
    case .whenChanged: return .whenChanged(body(of: tag))
    case .render: return .partial(try partial(tag, isIsolated: true))
    case .include: return .partial(try partial(tag, isIsolated: false))
    case .stop: return .leave(isBreak: true)
    case .next: return .leave(isBreak: false)
    case .echo: return try filtered(tag.markup).map { .output($0) }
    case .raw: return try raw(tag)
    case .comment:
      try comment(tag)
      return nil
    case .note: return try note(tag)
    case .doc: return try doc(tag)
    }
  }

  private func assign(_ tag: TagPiece) throws(Fault) -> Node.Kind {
    let target = try target(tag.markup)
    var rest = trimmed(Span(start: target.end, end: tag.markup.end))
    guard rest.start < rest.end, source.bytes[rest.start] == UInt8(ascii: "=") else {
      throw .syntax("'assign' is written {% assign name = value %}", at: tag.whole)
    }
    rest.start += 1
    let none = Filtered(head: .literal(.null, rest), filters: [], span: rest)
    return .assign(text(target), try filtered(rest) ?? none)
  }

  private mutating func capture(_ tag: TagPiece) throws(Fault) -> Node.Kind {
    var name = ""
    let unquoted = trimmed(tag.markup)
    if let quote = source.bytes[unquoted.start..<unquoted.end].first,
      quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\""), unquoted.end - unquoted.start > 1
    {
      name = text(Span(start: unquoted.start + 1, end: unquoted.end - 1))
    } else if let target = attempt(at: tag.whole, { p throws(Fault) in try p.target(tag.markup) }) {
      name = text(target)
    }
    return .capture(name, body(of: tag))
  }

  private func counter(_ tag: TagPiece) throws(Fault) -> String {
    let name = text(trimmed(tag.markup))
    if name.isEmpty || (mode == .exact && !name.utf8.allSatisfy { $0.isWord || $0 == .dash }) {
      throw .syntax("'\(tag.name)' is followed by a name", at: tag.whole)
    }
    return name
  }

  private func cycle(_ tag: TagPiece) throws(Fault) -> Cycle {
    var parser = try ExpressionParser(source.bytes, in: tag.markup)
    var group: Expression?
    var values = [try parser.expression()]
    if parser.take(.colon) != nil {
      group = values.removeFirst()
      if !parser.isAtEnd { values.append(try parser.expression()) }
    }
    while parser.take(.comma) != nil, !parser.isAtEnd { values.append(try parser.expression()) }
    try parser.expectEnd()
    guard !values.isEmpty else { throw .syntax("'cycle' needs values", at: tag.whole) }
    return Cycle(group: group, key: values.map(\.source).joined(separator: ","), values: values)
  }

  private mutating func customUse(_ tag: TagPiece, _ custom: Tag.Custom) throws(Fault) -> CustomUse
  {
    var use = CustomUse(name: tag.name, markup: tag.markup, arguments: [], named: [])
    let read: Void? = attempt(at: tag.whole) { p throws(Fault) in
      var parser = try ExpressionParser(p.source.bytes, in: tag.markup)
      (use.arguments, use.named) = try parser.arguments()
    }
    if custom.isBlock { use.body = body(of: tag) }
    if read == nil { use.arguments = [] }
    return use
  }
}

extension Expression {
  /// The expression written out again, to tell two apart.
  var source: String {
    switch self {
    case .literal(let literal, _): "\(literal)"
    case .path(let path): "p:" + path.source
    case .range(let low, let high, _): "(\(low.source)..\(high.source))"
    }
  }
}

extension Path {
  /// The path as one writes it: `account.fields["Company Name"]`.
  var source: String {
    var text = ""
    switch root {
    case .name(let name): text = Self.isPlain(name) ? name : "['\(name)']"
    case .computed(let inner): text = "[\(Self.inside(inner))]"
    }
    for step in steps {
      switch step {
      case .dotted(let name): text += "." + name
      case .bracketed(.literal(.text(let name), _)) where Self.isPlain(name): text += "." + name
      case .bracketed(let inner): text += "[\(Self.inside(inner))]"
      }
    }
    return text
  }

  static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.allSatisfy { $0.isWord || $0 == .dash || $0 == 0x3F }
  }

  private static func inside(_ expression: Expression) -> String {
    switch expression {
    case .path(let path): path.source
    case .literal(.text(let name), _): "'\(name)'"
    case .literal(.integer(let number), _): String(number)
    case .literal, .range: expression.source
    }
  }
}
