extension Reader {
  mutating func walk(_ loop: Loop) {
    let collection = known(loop.collection, isOutput: false)
    for value in [loop.limit, loop.offset, loop.columns].compactMap({ $0 }) {
      _ = known(value, isOutput: false)
    }
    var item = Known(kind: nil, origin: collection.origin.map { $0 + "[]" })
    switch collection.kind {
    case .list(let kind): item.kind = kind
    case .text, .number, .date, .boolean:
      report(.wrongType("this is no list, so nothing to loop over"), at: loop.collection.span)
    case .object, .any, nil: break
    }
    let drop = loop.isTable ? "tablerowloop" : "forloop"
    scopes.append([loop.name: item, drop: .unknown])
    walk(loop.body)
    scopes.removeLast()
    if let otherwise = loop.otherwise { walk(otherwise) }
  }

  mutating func walk(_ use: PartialUse, _ span: Span) {
    var scope: [String: Known] = ["forloop": .unknown]
    for argument in use.arguments { scope[argument.name] = known(argument.value, isOutput: false) }
    if let bound = use.bound, let alias = Names.alias(of: use) {
      var value = known(bound, isOutput: false)
      if case .list(let item)? = value.kind, use.isLoop || !use.isIsolated {
        value = Known(kind: item, origin: value.origin.map { $0 + "[]" })
      }
      scope[alias] = value
    }
    guard case .literal(.text(let name), let nameSpan) = use.name else {
      _ = known(use.name, isOutput: false)
      return
    }
    if takesNotes { partials.append(.init(name: name, place: source.place(of: nameSpan))) }
    walked += 1
    guard let entry = library.partials[name], !stack.contains(name), stack.count < 20,
      walked < 5000
    else { return }
    enter(entry, name, scope, use.isIsolated, span)
  }

  private mutating func enter(
    _ entry: Library.Entry,
    _ name: String,
    _ scope: [String: Known],
    _ isIsolated: Bool,
    _ span: Span
  ) {
    let (outerScopes, outerSees, outerSource) = (scopes, seesData, source)
    let outerGuards = guards
    callers.insert((source, span), at: 0)
    stack.append(name)
    source = entry.source
    if isIsolated {
      seesData = false
      scopes = [Self.bound(in: entry.block).merging(scope) { $1 }]
    } else {
      scopes.append(scope)
      scopes[0].merge(Self.bound(in: entry.block)) { old, _ in old }
    }
    walk(entry.block)
    if isIsolated { scopes = outerScopes } else { scopes.removeLast() }
    (seesData, source, guards) = (outerSees, outerSource, outerGuards)
    stack.removeLast()
    callers.removeFirst()
  }
}
