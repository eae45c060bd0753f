import Mail

/// A piece of a page.
///
/// What is interpolated is data and gets escaped; only literals are markup.
struct HTML: ExpressibleByStringInterpolation {
  private(set) var text: String

  init(stringLiteral value: String) { text = value }

  init(stringInterpolation: Pieces) { text = stringInterpolation.text }

  init(joining pieces: some Sequence<HTML>) {
    text = pieces.map(\.text).joined(separator: "\n")
  }

  struct Pieces: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }

    mutating func appendLiteral(_ literal: String) { text += literal }

    /// Data on one line: what acts or hides is shown as an escape.
    mutating func appendInterpolation(_ data: String) { text += Self.escaped(data.printable) }

    mutating func appendInterpolation(_ number: Int) { text += String(number) }

    mutating func appendInterpolation(_ piece: HTML) { text += piece.text }

    mutating func appendInterpolation(_ piece: HTML?) { text += piece?.text ?? "" }

    /// Data of many lines, whose line ends and tabs stay.
    mutating func appendInterpolation(lines data: String) {
      let lines = data.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        line.split(separator: "\t", omittingEmptySubsequences: false)
          .map { Self.escaped(String($0).printable) }.joined(separator: "\t")
      }
      text += lines.joined(separator: "\n")
    }

    /// The name of a record as part of an address.
    mutating func appendInterpolation(path segment: String) {
      text += PercentCoding.encode(segment)
    }

    private static func escaped(_ data: String) -> String {
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
