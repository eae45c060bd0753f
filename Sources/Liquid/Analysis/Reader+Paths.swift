extension Reader {
  /// What is known of a chain's result; notes what it reads.
  mutating func known(_ filtered: Filtered, isOutput: Bool) -> Known {
    let hasDefault = filtered.filters.contains { $0.name == "default" }
    let head = known(filtered.head, isOutput: isOutput, hasDefault: hasDefault)
    for filter in filtered.filters {
      if takesNotes {
        filters.append(.init(name: filter.name, place: source.place(of: filter.nameSpan)))
      }
      for argument in filter.arguments + filter.named.map(\.value) {
        _ = known(argument, isOutput: isOutput)
      }
    }
    return filtered.filters.isEmpty ? head : Known(kind: nil, origin: nil)
  }

  /// What is known of an expression; notes what it reads.
  mutating func known(
    _ expression: Expression,
    isOutput: Bool,
    hasDefault: Bool = false
  ) -> Known {
    switch expression {
    case .literal: return .unknown
    case .range(let low, let high, _):
      _ = known(low, isOutput: false)
      _ = known(high, isOutput: false)
      return Known(kind: .list(.number), origin: nil)
    case .path(let path):
      for step in path.steps {
        if case .bracketed(let inner) = step, !inner.isLiteral { _ = known(inner, isOutput: false) }
      }
      if case .computed(let inner) = path.root {
        _ = known(inner, isOutput: false)
        return .unknown
      }
      return known(path, isOutput: isOutput, hasDefault: hasDefault)
    }
  }

  private mutating func known(_ path: Path, isOutput: Bool, hasDefault: Bool) -> Known {
    guard case .name(let name) = path.root, var known = root(name, path) else { return .unknown }
    var written = Path(root: path.root, steps: [], span: path.span)
    for step in path.steps {
      written.steps.append(step)
      known = inside(known, step, written)
    }
    if takesNotes, let origin = known.origin {
      let isGuarded = guards.contains { origin == $0 || $0.hasPrefix(origin + ".") }
      reads.append(
        .init(
          path: origin,
          place: source.place(of: path.span),
          isOutput: isOutput,
          hasDefault: hasDefault,
          isGuarded: isGuarded
        )
      )
    }
    return known
  }

  /// What a path stands for in the data, without noting it.
  func origin(of path: Path) -> String? {
    guard case .name(let name) = path.root else { return nil }
    let local = scopes.reversed().compactMap { $0[name] }.first
    guard var origin = local == nil ? name : local?.origin else { return nil }
    for step in path.steps { origin += suffix(step) }
    return origin
  }

  private func suffix(_ step: Path.Step) -> String {
    guard let name = step.literalName else { return "[]" }
    return Path.isPlain(name) ? "." + name : "['\(name)']"
  }

  private mutating func root(_ name: String, _ path: Path) -> Known? {
    if let local = scopes.reversed().compactMap({ $0[name] }).first { return local }
    guard seesData, let schema else {
      if !seesData, mode == .exact {
        report(.unknownName(path: name, suggestion: nearest(to: name)), at: path.span)
        return nil
      }
      return seesData ? Known(kind: nil, origin: name) : nil
    }
    if let field = schema.fields.first(where: { $0.name == name }) {
      return Known(kind: field.kind, origin: name)
    }
    let near = nearest(to: name).map {
      Path(root: .name($0), steps: path.steps, span: path.span).source
    }
    report(.unknownName(path: path.source, suggestion: near), at: path.span)
    return nil
  }

  private func nearest(to name: String) -> String? {
    let declared = seesData ? schema?.fields.map(\.name) ?? [] : []
    return Suggestion.nearest(to: name, among: declared + scopes.flatMap { $0.keys.sorted() })
  }

  private mutating func inside(_ known: Known, _ step: Path.Step, _ path: Path) -> Known {
    let origin = known.origin.map { $0 + suffix(step) }
    switch known.kind {
    case .object(let fields): return field(step, fields, origin, path)
    case .list(let item):
      guard let name = step.literalName else { return Known(kind: item, origin: origin) }
      if name == "size" { return Known(kind: .number, origin: known.origin) }
      if ["first", "last"].contains(name) {
        return Known(kind: item, origin: known.origin.map { $0 + "[]" })
      }
    case .text where step.literalName == "size": return Known(kind: .number, origin: known.origin)
    case .any, nil: return Known(kind: nil, origin: origin)
    case .text, .number, .date, .boolean: break
    }
    report(.unknownName(path: path.source, suggestion: nil), at: path.span)
    return .unknown
  }

  private mutating func field(
    _ step: Path.Step,
    _ fields: [Schema.Field],
    _ origin: String?,
    _ path: Path
  ) -> Known {
    guard let name = step.literalName else { return Known(kind: nil, origin: origin) }
    if let field = fields.first(where: { $0.name == name }) {
      return Known(kind: field.kind, origin: origin)
    }
    let near = Suggestion.nearest(to: name, among: fields.map(\.name))
    var better = path
    better.steps.removeLast()
    if let near { better.steps.append(.bracketed(.literal(.text(near), path.span))) }
    report(
      .unknownName(path: path.source, suggestion: near.map { _ in better.source }),
      at: path.span
    )
    return .unknown
  }
}
