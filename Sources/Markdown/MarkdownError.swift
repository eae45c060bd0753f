/// What a text in Markdown may not have, where it becomes a mail.
package enum MarkdownError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A picture; `source` is the address it would be fetched from.
  case image(line: Int, source: String)
  case rawHTML(line: Int, text: String)
  /// A link that leads nowhere a mail program should go.
  case address(line: Int, String)
  case linkTitle(line: Int, String)
  case tooDeep(line: Int)
  case tooManyValues(Int)

  /// The line of the text, counted from 1; nil where it is about all of it.
  package var line: Int? {
    switch self {
    case .image(let line, _), .rawHTML(let line, _), .address(let line, _),
      .linkTitle(let line, _), .tooDeep(let line):
      line
    case .tooManyValues: nil
    }
  }

  /// Without the line; text from data is as it came.
  package var description: String {
    switch self {
    case .image(_, let source):
      """
      a picture (“\(source)”): a mail has none, since it would be fetched from elsewhere or \
      weigh on the reader; say it in words, or link to it without the “!”
      """
    case .rawHTML(_, let text):
      "HTML (“\(text)”): write Markdown, or “\\<” where the sign itself is meant"
    case .address(_, let address):
      """
      a link to “\(address)”: write a whole address that begins with https:, http:, mailto: or tel:
      """
    case .linkTitle(_, let title):
      "a link with the title “\(title)”, which plain text cannot show: leave it out"
    case .tooDeep:
      "more than \(RichText.deepest) quotes, lists or emphases inside each other: use fewer"
    case .tooManyValues(let limit):
      "more than \(limit) values: write a shorter text"
    }
  }
}
