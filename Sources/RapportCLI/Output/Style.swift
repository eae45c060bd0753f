/// The few looks that the output uses; plain where colours are not wanted.
enum Style {
  static func bold(_ text: String) -> String { wrap(text, "1") }
  static func dim(_ text: String) -> String { wrap(text, "2") }
  static func red(_ text: String) -> String { wrap(text, "31") }
  static func green(_ text: String) -> String { wrap(text, "32") }
  static func yellow(_ text: String) -> String { wrap(text, "33") }

  private static func wrap(_ text: String, _ code: String) -> String {
    Terminal.hasColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
