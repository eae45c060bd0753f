internal import Yams

extension YamlNode {
  /// Bounds that no document of a person comes near.
  enum Limit {
    static let bytes = 1 << 20
    static let depth = 32
    /// Bytes of a document whose aliases are written out.
    static let expandedBytes = 4 << 20
  }

  /// Reads a document of one value; an empty text is null.
  ///
  /// `firstLine` is the line of the file on which the text begins, for front matter. Nil after a
  /// report where the text cannot be read at all.
  package static func document(
    _ text: String,
    file: String,
    firstLine: Int = 1,
    into problems: inout [YamlProblem]
  ) -> YamlNode? {
    document(YamlSource(text: text, file: file, firstLine: firstLine), into: &problems)
  }

  static func document(_ source: YamlSource, into problems: inout [YamlProblem]) -> YamlNode? {
    do throws(YamlProblem) {
      try source.check()
      let root = try source.composed()
      var builder = YamlNodeBuilder(source: source)
      return try builder.node(root, path: "", depth: 0)
    } catch {
      problems.append(error)
      return nil
    }
  }
}

/// Turns the parser's tree into ours, once its tags and depth are found to be fit.
private struct YamlNodeBuilder {
  let source: YamlSource
  private var count = 0

  init(source: YamlSource) { self.source = source }

  mutating func node(
    _ node: Yams.Node?,
    path: String,
    depth: Int
  ) throws(YamlProblem) -> YamlNode {
    guard let node else {
      return YamlNode(place: source.place(nil), path: path, content: .null)
    }
    let place = source.place(node.mark)
    guard depth <= YamlNode.Limit.depth else {
      let sentence = "more than \(YamlNode.Limit.depth) levels of lists and keys: make it flatter"
      throw YamlProblem(place: place, path: path, fault: .limit(sentence))
    }
    try checkTag(node, place: place, path: path)
    let content = try content(node, path: path, depth: depth)
    return YamlNode(place: place, path: path, content: content)
  }

  private mutating func content(
    _ node: Yams.Node,
    path: String,
    depth: Int
  ) throws(YamlProblem) -> YamlNode.Content {
    switch node {
    case .scalar(let scalar): return Self.content(scalar)
    // The parser puts an anchor's value in place of each alias.
    case .alias: return .null
    case .sequence(let items):
      var list: [YamlNode] = []
      for (index, item) in items.enumerated() {
        list.append(try self.node(item, path: "\(path)[\(index + 1)]", depth: depth + 1))
      }
      return .list(list)
    case .mapping(let pairs):
      var entries: [YamlEntry] = []
      for pair in pairs {
        entries.append(try entry(pair.key, pair.value, path: path, depth: depth))
      }
      return .mapping(entries)
    }
  }

  private static func content(_ scalar: Yams.Node.Scalar) -> YamlNode.Content {
    let isPlain = scalar.style == .plain
    return isPlain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
      ? .null : .scalar(scalar.string)
  }

  private mutating func entry(
    _ key: Yams.Node,
    _ value: Yams.Node,
    path: String,
    depth: Int
  ) throws(YamlProblem) -> YamlEntry {
    let place = source.place(key.mark)
    guard case .scalar(let scalar) = key else {
      throw YamlProblem(
        place: place,
        path: path,
        fault: .expected("a key, which is a text", found: "a list or keys and values")
      )
    }
    guard scalar.string != "<<" else {
      let instead =
        "merging keys with “<<” is not read: write the keys out, or give the whole "
        + "value an alias"
      throw YamlProblem(place: place, path: path, fault: .refusedKey("<<", instead: instead))
    }
    let path = path.isEmpty ? scalar.string.printableKey : "\(path).\(scalar.string.printableKey)"
    let value = try node(value, path: path, depth: depth + 1)
    return YamlEntry(key: scalar.string, keyPlace: place, value: value)
  }

  private func checkTag(
    _ node: Yams.Node,
    place: Place,
    path: String
  ) throws(YamlProblem) {
    let tag =
      switch node {
      case .scalar(let scalar): scalar.tag
      case .sequence(let sequence): sequence.tag
      case .mapping(let mapping): mapping.tag
      case .alias(let alias): alias.tag
      }
    let name = tag.rawValue
    guard !["", "!", "tag:yaml.org,2002:str"].contains(name) else { return }
    let sentence = "the tag \(name.quotation) is not read: write the value without a tag"
    throw YamlProblem(place: place, path: path, fault: .invalid(sentence))
  }
}

extension String {
  fileprivate var printableKey: String {
    let quotation = quotation
    return String(quotation.dropFirst().dropLast())
  }
}
