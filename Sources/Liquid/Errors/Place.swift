/// Where in a template something is, with the line itself, so that it can be drawn.
public struct Place: Sendable, Hashable, CustomStringConvertible {
  /// The template's or partial's name.
  public let template: String
  /// Line and column in the template's file.
  public let position: Position
  /// The whole line of source, without its end.
  public let sourceLine: String
  /// How many scalars of ``sourceLine`` precede the span.
  public let indent: Int
  /// How many scalars the span has on this line, at least one.
  public let width: Int

  /// `name:line:column`.
  public var description: String { "\(template):\(position.line):\(position.column)" }

  /// The source line with its number and a caret under the span, control characters made visible.
  public var drawing: String {
    let number = String(position.line)
    let margin = String(repeating: " ", count: number.count)
    let scalars = Array(sourceLine.unicodeScalars)
    let before = Self.visible(scalars.prefix(indent))
    let carets = Self.visible(scalars.dropFirst(indent).prefix(width))
    let mark = String(repeating: "^", count: max(1, carets.unicodeScalars.count))
    let pad = String(repeating: " ", count: before.unicodeScalars.count)
    return "\(number) | \(Self.visible(scalars[...]))\n\(margin) | \(pad)\(mark)"
  }

  private static func visible(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = ""
    for scalar in scalars {
      switch scalar.value {
      case 0x09: text.unicodeScalars.append(" ")
      case 0..<0x20: text.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? " ")
      case 0x7F...0x9F, 0x200B...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
        text += "<U+" + String(scalar.value, radix: 16, uppercase: true) + ">"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
