import Mail

/// Names of files, made from hostile text, each from one source only.
enum Slug {
  /// `parts` joined by `--`; marked with a digest of them when they could not stand as they are.
  static func joined(_ parts: [String], limit: Int) -> String {
    let plain = parts.joined(separator: "--")
    if parts.allSatisfy(isPlain) && plain.utf8.count <= limit && !isMarked(plain) { return plain }
    let mark = "+" + digest(of: parts)
    let kept = parts.map(harmless).joined(separator: "--").prefix(limit - mark.utf8.count)
    return kept + mark
  }

  /// One component of a path that matches the pattern and hides nothing.
  static func isHarmless(_ component: Substring.UTF8View) -> Bool {
    (1...200).contains(component.count) && component.first != dot && component.allSatisfy(isAllowed)
  }

  /// A part that can be taken as it is, and found again between the `--`.
  private static func isPlain(_ part: String) -> Bool {
    !part.isEmpty && part.utf8.first != dot && part.utf8.allSatisfy(isAllowed)
      && part.utf8.first != hyphen && part.utf8.last != hyphen && !hasTwoHyphens(part)
  }

  private static func hasTwoHyphens(_ part: String) -> Bool {
    var last: UInt8 = 0
    for octet in part.utf8 {
      if octet == hyphen && last == hyphen { return true }
      last = octet
    }
    return false
  }

  /// Each run of octets that may not stand becomes one `_`; a dot at the front becomes one, too.
  private static func harmless(_ part: String) -> String {
    var shown = ""
    for octet in part.utf8 {
      let stands = isAllowed(octet) && !(shown.isEmpty && octet == dot)
      if stands {
        shown.unicodeScalars.append(Unicode.Scalar(octet))
      } else if shown.utf8.last != underscore {
        shown += "_"
      }
    }
    return shown.isEmpty ? "_" : shown
  }

  /// Ends as a changed name ends.
  private static func isMarked(_ name: String) -> Bool {
    let end = Array(name.utf8.suffix(17))
    return end.count == 17 && end[0] == UInt8(ascii: "+") && end.dropFirst().allSatisfy(isHexDigit)
  }

  /// 64 bits over the parts, each with its length before it, so that no two lists agree.
  private static func digest(of parts: [String]) -> String {
    let counted = parts.flatMap { Array("\($0.utf8.count):".utf8) + Array($0.utf8) }
    return String(Digest.of(counted).hex.prefix(16))
  }

  private static let dot = UInt8(ascii: ".")
  private static let hyphen = UInt8(ascii: "-")
  private static let underscore = UInt8(ascii: "_")

  private static func isHexDigit(_ octet: UInt8) -> Bool {
    switch octet {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
    default: false
    }
  }

  private static func isAllowed(_ octet: UInt8) -> Bool {
    switch octet {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), dot, underscore, UInt8(ascii: "@"),
      UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: ","), hyphen:
      true
    default: false
    }
  }
}
