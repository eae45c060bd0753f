import Check
import Markup
import Outreach

/// A template's file, line by line, with what was found beside the line.
struct SourceListing {
  private let source: PreviewSource
  private let findings: [Int: [Finding]]
  private let index: PageIndex

  init(_ source: PreviewSource, findings: [Finding], index: PageIndex) {
    self.source = source
    self.index = index
    self.findings = Dictionary(grouping: findings.filter { $0.place.file == source.file }) {
      $0.place.line
    }
  }

  var html: HTML {
    let name = index.anchor(source)
    let lines = source.lines.enumerated().map { number, line -> HTML in
      let notes = (findings[number + 1] ?? []).map { FindingList.note($0) }
      return
        "<li id=\"\(name)-\(number + 1)\"><code>\(Self.colored(line))</code>\(HTML(joining: notes))</li>"
    }
    return """
      <div class="source" role="region" tabindex="0" aria-label="\(source.file)">
      <p class="file">\(source.file)</p>
      <ol>
      \(HTML(joining: lines))
      </ol>
      </div>
      """
  }

  /// Outputs and tags apart from the words.
  private static func colored(_ line: Substring) -> HTML {
    var html: HTML = ""
    var rest = line
    while let start = rest.firstRange(of: "{") {
      let tail = rest[start.lowerBound...]
      let end = tail.hasPrefix("{{") ? "}}" : tail.hasPrefix("{%") ? "%}" : nil
      guard let end, let close = tail.firstRange(of: end) else { break }
      html += "\(lines: String(rest[..<start.lowerBound]))"
      let kind: HTML = end == "}}" ? "value" : "tag"
      html += "<span class=\"\(kind)\">\(lines: String(tail[..<close.upperBound]))</span>"
      rest = tail[close.upperBound...]
    }
    return "\(html)\(lines: String(rest))"
  }
}
