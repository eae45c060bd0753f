/// Finds status codes in what servers say.
enum StatusSearch {
  /// The first enhanced code (RFC 3463) among the words; of the classes 2, 4 and 5.
  static func enhanced(in text: Substring) -> DeliveryReport.StatusCode? {
    words(text).lazy.compactMap(code).first
  }

  /// The first enhanced code of class 4 or 5, else the first three-digit reply code that begins a
  /// line or follows a colon, as `5.0.0` or `4.0.0`.
  static func anywhere(in lines: some Sequence<Substring>) -> DeliveryReport.StatusCode? {
    for line in lines {
      if let code = enhanced(in: line), code.category != 2 { return code }
    }
    for line in lines {
      if let code = basic(line) { return code }
    }
    return nil
  }

  private static func basic(_ line: Substring) -> DeliveryReport.StatusCode? {
    var mayFollow = true
    for word in line.split(separator: " ") {
      let digits = word.prefix { $0.isASCII && $0.isNumber }
      let isWhole = word.dropFirst(digits.count).allSatisfy { $0 == "-" || $0 == "," }
      if mayFollow, digits.count == 3, isWhole, let number = Int(digits),
        400...459 ~= number || 500...559 ~= number
      {
        return DeliveryReport.StatusCode(category: number / 100, subject: 0, detail: 0)
      }
      mayFollow = word.last == ":"
    }
    return nil
  }

  private static func words(_ text: Substring) -> [String] {
    text.split { !($0.isASCII && ($0.isNumber || $0 == ".")) }.map { word in
      word.last == "." ? String(word.dropLast()) : String(word)
    }
  }

  private static func code(_ word: String) -> DeliveryReport.StatusCode? {
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ 1...3 ~= $0.count }),
      let category = Int(parts[0]), [2, 4, 5].contains(category),
      let subject = Int(parts[1]), let detail = Int(parts[2])
    else { return nil }
    return DeliveryReport.StatusCode(category: category, subject: subject, detail: detail)
  }
}
