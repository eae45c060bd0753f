import Markdown

/// The author's own Markdown of a template, without a rendering: to find at once what no mail has.
///
/// Outputs stand for a text, tags for nothing, and the text of all branches follows each other; lines
/// stay where they are. What a rendering makes is judged again.
struct MarkdownOutline {
  private(set) var text = ""
  private var values: [Range<Int>] = []

  init(_ source: String) {
    var rest = Substring(source)
    while let start = rest.firstRange(of: "{") {
      text += rest[..<start.lowerBound]
      rest = rest[start.lowerBound...]
      let end = rest.hasPrefix("{{") ? "}}" : rest.hasPrefix("{%") ? "%}" : nil
      guard let end, let close = rest.firstRange(of: end) else {
        text.append("{")
        rest = rest.dropFirst()
        continue
      }
      let markup = rest[..<close.upperBound]
      rest = rest[close.upperBound...]
      if end == "}}" {
        values.append(text.utf8.count..<text.utf8.count + 1)
        text.append("x")
      }
      text += String(repeating: "\n", count: markup.utf8.count { $0 == UInt8(ascii: "\n") })
      if markup.isTag("comment") { skip("endcomment", &rest) }
    }
    text += rest
  }

  /// What a mail cannot have.
  var fault: MarkdownError? {
    do throws(MarkdownError) {
      _ = try RichText(markdown: text, values: values)
      return nil
    } catch {
      // An address may be whole only with its value.
      if case .address = error { return nil }
      return error
    }
  }

  private mutating func skip(_ tag: String, _ rest: inout Substring) {
    while let start = rest.firstRange(of: "{%") {
      let tail = rest[start.lowerBound...]
      let close = tail.firstRange(of: "%}")?.upperBound ?? tail.endIndex
      let passed = rest[..<close]
      text += String(repeating: "\n", count: passed.utf8.count { $0 == UInt8(ascii: "\n") })
      let isEnd = tail[..<close].isTag(tag)
      rest = rest[close...]
      if isEnd { return }
    }
  }
}

extension Substring {
  fileprivate func isTag(_ name: String) -> Bool {
    dropFirst(2).drop { $0 == "-" || $0.isWhitespace }.hasPrefix(name)
  }
}
