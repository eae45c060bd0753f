import Mail

/// A piece of a page.
///
/// What is interpolated is data and gets escaped; only literals are markup.
package struct HTML: ExpressibleByStringInterpolation, Sendable {
  package private(set) var text: String

  package init(stringLiteral value: String) { text = value }

  package init(stringInterpolation: Pieces) { text = stringInterpolation.text }

  package init(joining pieces: some Sequence<HTML>) {
    text = pieces.map(\.text).joined(separator: "\n")
  }

  /// For long pages that are written from top to bottom.
  package static func += (page: inout HTML, piece: HTML) { page.text += piece.text }

  package struct Pieces: StringInterpolationProtocol {
    fileprivate var text = ""

    package init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity)
    }

    package mutating func appendLiteral(_ literal: String) { text += literal }

    /// Data on one line: what acts or hides is shown as an escape.
    package mutating func appendInterpolation(_ data: String) {
      text += Self.escaped(data.printable)
    }

    package mutating func appendInterpolation(_ number: Int) { text += String(number) }

    package mutating func appendInterpolation(_ piece: HTML) { text += piece.text }

    package mutating func appendInterpolation(_ piece: HTML?) { text += piece?.text ?? "" }

    /// Data of many lines, whose line ends and tabs stay.
    package mutating func appendInterpolation(lines data: String) {
      let lines = data.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        line.split(separator: "\t", omittingEmptySubsequences: false)
          .map { Self.escaped(String($0).printable) }.joined(separator: "\t")
      }
      text += lines.joined(separator: "\n")
    }

    private static let signs = Set("&<>\"'".utf8)

    private static func escaped(_ data: String) -> String {
      guard data.utf8.contains(where: { $0 < 0x40 && signs.contains($0) }) else { return data }
      var result = ""
      result.reserveCapacity(data.utf8.count)
      for scalar in data.unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        case "'": result += "&#39;"
        default: result.unicodeScalars.append(scalar)
        }
      }
      return result
    }
  }
}
