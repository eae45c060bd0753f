/// A reader of HTML that shares nothing with the writer: the words that one sees, and the tags.
struct Words {
  /// What one reads, with the address of a link behind its label where they differ.
  private(set) var text = ""
  /// Names in their order, without the line breaks.
  private(set) var tags: [String] = []

  init(_ html: String) {
    var rest = Array(html.unicodeScalars)[...]
    var link: (address: String, start: Int)?
    while let scalar = rest.first {
      guard scalar == "<" else {
        text.unicodeScalars.append(Self.next(&rest))
        continue
      }
      let tag = String(String.UnicodeScalarView(rest.prefix { $0 != ">" }.dropFirst()))
      rest = rest.dropFirst(tag.unicodeScalars.count + 2)
      let name = String(tag.prefix { $0 != " " })
      if name != "br" { tags.append(name) }
      switch name {
      case "a": link = (Self.decoded(tag.dropFirst("a href=\"".count).dropLast()), text.utf8.count)
      case "/a":
        if let (address, start) = link {
          let label = String(decoding: text.utf8.dropFirst(start), as: UTF8.self)
          if label != address, "mailto:\(label)" != address { text += " (\(address))" }
        }
      case "br", "/p", "/li", "/h1", "/h2", "/pre", "li", "blockquote", "p": text += "\n"
      default: break
      }
    }
  }

  /// Without the marks that the plain part has for lists, quotes and rules.
  ///
  /// By scalars, since an accent behind a blank is one `Character` with it.
  static func list(_ text: String) -> [String] {
    text.unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }
      .filter { !["-", ">", "---", "1.", "2."].contains($0) }
  }

  private static func next(_ rest: inout ArraySlice<Unicode.Scalar>) -> Unicode.Scalar {
    let first = rest.removeFirst()
    guard first == "&" else { return first }
    let name = String(String.UnicodeScalarView(rest.prefix { $0 != ";" }))
    rest = rest.dropFirst(name.unicodeScalars.count + 1)
    return ["amp": "&", "lt": "<", "gt": ">", "quot": "\""][name] ?? "?"
  }

  private static func decoded(_ text: Substring) -> String {
    var rest = Array(text.unicodeScalars)[...]
    var result = ""
    while !rest.isEmpty { result.unicodeScalars.append(next(&rest)) }
    return result
  }
}
