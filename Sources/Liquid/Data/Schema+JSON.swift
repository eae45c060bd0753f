extension Schema {
  /// Reads a schema from JSON: an object's values are objects, lists of one item, or the words
  /// `text`, `number`, `date`, `boolean` and `any`.
  ///
  /// ```json
  /// {"contact": {"first_name": "text"}, "touches": [{"at": "date", "subject": "text"}]}
  /// ```
  public init(json: String) throws(LiquidErrors) {
    let tree = try LiquidValue(json: json)
    do throws(Fault) {
      guard case .object(let fields) = try Self.kind(of: tree, at: "the schema") else {
        throw Fault(.invalidData("a schema is an object"))
      }
      self.init(fields)
    } catch {
      let place = SourceText(json, name: "schema").place(of: Span(start: 0, end: 0))
      throw LiquidErrors([LiquidError(kind: error.kind, place: place)])
    }
  }

  private static func kind(of value: LiquidValue, at path: String) throws(Fault) -> Kind {
    switch value {
    case .text(let word):
      if let kind = words[word] { return kind }
    case .object(let members):
      var fields: [Field] = []
      for member in members {
        fields.append(Field(member.name, try kind(of: member.value, at: "'\(member.name)'")))
      }
      return .object(fields)
    case .array(let items):
      if let item = items.first, items.count == 1 { return .list(try kind(of: item, at: path)) }
    case .null, .boolean, .integer, .wide, .decimal, .instant: break
    }
    let all = words.keys.sorted().joined(separator: ", ")
    throw Fault(.invalidData("\(path) must be one of \(all), an object, or a list of one of these"))
  }

  private static let words: [String: Kind] = [
    "text": .text, "number": .number, "date": .date, "boolean": .boolean, "any": .any,
  ]
}
