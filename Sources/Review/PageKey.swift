import Mail

/// The secret of one start of the page: who has it may approve drafts.
///
/// Everything else that has to be secret is derived from it one way: the session that the cookie
/// holds, the token in the forms, the path under which the page lives.
package struct PageKey: Sendable {
  let text: String

  /// Refuses what is shorter than 22 characters (128 bits at six a character), and what a link
  /// cannot hold as it is: anything but letters, digits, `-` and `_`.
  package init(_ text: String) throws(PageKeyError) {
    guard text.utf8.count >= 22, text.utf8.count <= 200 else { throw .length(text.utf8.count) }
    guard text.unicodeScalars.allSatisfy(Self.isPlain) else { throw .character }
    self.text = text
  }

  /// Compares in a time that does not depend on where a guess is wrong.
  func matches(_ guess: String) -> Bool { Self.isSame(text, guess) }

  /// What the cookie holds.
  var session: String { derived("session") }

  /// What every form holds: a page of another port is the same site to a browser, and its forms
  /// come with our cookie.
  var formToken: String { derived("form") }

  /// The folder of all addresses.
  ///
  /// Cookies of 127.0.0.1 go to every port; by this path they go to us
  /// alone.
  var folder: String { String(derived("folder").prefix(16)) }

  static func isSame(_ left: String, _ right: String) -> Bool {
    Digest.of(Array(left.utf8)) == Digest.of(Array(right.utf8))
  }

  private func derived(_ purpose: String) -> String {
    Digest.of(Array("rapport review \(purpose)\0\(text)".utf8)).hex
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (scalar.properties.isAlphabetic || "0"..."9" ~= scalar)
      || scalar == "-" || scalar == "_"
  }
}

extension PageKey: CustomStringConvertible, CustomReflectable {
  package var description: String { "‹secret›" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}

package enum PageKeyError: Error, Hashable, Sendable, CustomStringConvertible {
  case length(Int)
  case character

  package var description: String {
    switch self {
    case .length(let count):
      "the page's key has \(count) characters; it needs 22 to 200 of them, drawn at random"
    case .character: "the page's key may hold letters, digits, - and _ only"
    }
  }
}
