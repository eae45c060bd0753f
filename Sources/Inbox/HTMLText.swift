/// What a person reads of an HTML text, roughly: for looking for words, never for showing.
enum HTMLText {
  static func plain(_ html: String) -> String {
    var result = ""
    var rest = html.prefix(200_000)[...]
    while let open = rest.firstIndex(of: "<") {
      result += rest[..<open]
      let tag = rest[open...].prefix(20).lowercased()
      if let end = ["<style", "<script", "<head>", "<head ", "<!--"].first(where: tag.hasPrefix) {
        rest = Self.behind(
          end == "<!--" ? "-->" : "</" + end.dropFirst().prefix { $0 != ">" && $0 != " " },
          in: rest
        )
      }
      guard let close = rest.firstIndex(of: ">") else { return entities(result) }
      result += blocks.contains(where: tag.hasPrefix) ? "\n" : " "
      rest = rest[rest.index(after: close)...]
    }
    return entities(result + rest)
  }

  /// From `mark` on; nothing where it does not come.
  private static func behind(_ mark: String, in text: Substring) -> Substring {
    var rest = text.dropFirst()
    while let next = rest.firstIndex(where: { $0 == mark.first }) {
      if rest[next...].prefix(mark.count).lowercased() == mark { return rest[next...] }
      rest = rest[rest.index(after: next)...]
    }
    return ""
  }

  private static func entities(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let ampersand = rest.firstIndex(of: "&") {
      result += rest[..<ampersand]
      let name = rest[ampersand...].dropFirst().prefix(10).prefix { $0 != ";" && $0 != " " }
      guard name.endIndex < rest.endIndex, rest[name.endIndex] == ";", let found = character(name)
      else {
        result.append("&")
        rest = rest[rest.index(after: ampersand)...]
        continue
      }
      result.append(found)
      rest = rest[rest.index(after: name.endIndex)...]
    }
    return result + rest
  }

  private static func character(_ name: Substring) -> Character? {
    guard name.first == "#" else { return named[String(name)] }
    let digits = name.dropFirst()
    let isHex = digits.first == "x" || digits.first == "X"
    let value = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(Unicode.Scalar.init).map(Character.init)
  }

  private static let blocks = ["<p", "</p", "<br", "<div", "</div", "<tr", "<li", "<h"]

  private static let named: [String: Character] = [
    "nbsp": " ", "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "rsquo": "’",
    "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß",
    "eacute": "é", "egrave": "è", "agrave": "à", "ccedil": "ç", "ucirc": "û", "ntilde": "ñ",
    "aacute": "á", "iacute": "í", "oacute": "ó", "uacute": "ú", "ndash": "–",
  ]
}
