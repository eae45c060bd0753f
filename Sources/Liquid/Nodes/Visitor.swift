/// Walks a block and everything inside it, nodes before what they hold.
struct Visitor {
  var onNode: (Node) -> Void = { _ in }
  var onExpression: (Expression) -> Void = { _ in }

  func visit(_ block: Block) {
    for node in block.nodes { visit(node) }
  }

  private func visit(_ node: Node) {
    onNode(node)
    switch node.kind {
    case .text, .count, .leave: break
    case .output(let filtered), .assign(_, let filtered): visit(filtered)
    case .capture(_, let block), .whenChanged(let block): visit(block)
    case .branching(let branching):
      for arm in branching.arms {
        if let condition = arm.condition { visit(condition) }
        visit(arm.body)
      }
    case .choice(let choice): visit(choice)
    case .loop(let loop): visit(loop)
    case .cycle(let cycle):
      for value in cycle.values + [cycle.group].compactMap({ $0 }) { visit(value) }
    case .partial(let use):
      for value in [use.name, use.bound].compactMap({ $0 }) { visit(value) }
      for argument in use.arguments { visit(argument.value) }
    case .custom(let use):
      for value in use.arguments + use.named.map(\.value) { visit(value) }
      if let body = use.body { visit(body) }
    }
  }

  private func visit(_ choice: Choice) {
    visit(choice.subject)
    for arm in choice.arms {
      for value in arm.values ?? [] { visit(value) }
      visit(arm.body)
    }
  }

  private func visit(_ loop: Loop) {
    for value in [loop.collection, loop.limit, loop.offset, loop.columns].compactMap({ $0 }) {
      visit(value)
    }
    visit(loop.body)
    if let otherwise = loop.otherwise { visit(otherwise) }
  }

  private func visit(_ filtered: Filtered) {
    visit(filtered.head)
    for filter in filtered.filters {
      for argument in filter.arguments + filter.named.map(\.value) { visit(argument) }
    }
  }

  private func visit(_ condition: Condition) {
    switch condition {
    case .value(let value): visit(value)
    case .compare(_, let left, let right, _):
      visit(left)
      visit(right)
    case .both(let left, let right), .either(let left, let right):
      visit(left)
      visit(right)
    }
  }

  private func visit(_ expression: Expression) {
    onExpression(expression)
    switch expression {
    case .literal: break
    case .range(let low, let high, _):
      visit(low)
      visit(high)
    case .path(let path):
      if case .computed(let inner) = path.root { visit(inner) }
      for step in path.steps { if case .bracketed(let inner) = step { visit(inner) } }
    }
  }
}
