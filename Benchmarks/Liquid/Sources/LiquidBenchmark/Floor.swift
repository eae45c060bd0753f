import Foundation

/// What no engine can beat: the literal stretches of the template and the ready values of each
/// contact, copied one after another into a buffer that is kept.
enum Floor {
  static func run(_ contacts: [Contact]) throws {
    for name in ["a", "b", "c"] {
      let source = try LiquidBenchmark.source(name, "mustache")
      let mails = contacts.map { pieces(source, $0.formatted) }
      var table: [UInt8] = []
      var spans: [[(Int, Int)]] = []
      var shared: [[UInt8]: Int] = [:]
      for mail in mails {
        spans.append(
          mail.map { piece in
            let start = piece.isValue ? table.count : shared[piece.bytes] ?? table.count
            if start == table.count { table += piece.bytes }
            if !piece.isValue { shared[piece.bytes] = start }
            return (start, piece.bytes.count)
          }
        )
      }
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      var size = 0
      let seconds = LiquidBenchmark.seconds {
        table.withUnsafeBytes { table in
          buffer.withUnsafeMutableBytes { buffer in
            guard let from = table.baseAddress, let to = buffer.baseAddress else { return }
            for _ in 0..<10 {
              size = 0
              for mail in spans {
                var at = 0
                for (start, count) in mail {
                  memcpy(to + at, from + start, count)
                  at += count
                }
                size += at
              }
            }
          }
        }
      }
      LiquidBenchmark.report("memcpy-floor", name, 10 * mails.count, seconds, size)
    }
  }

  private struct Piece {
    var bytes: [UInt8]
    var isValue: Bool
  }

  /// The stretches that a mail is made of.
  private static func pieces(_ source: String, _ values: [String: Any]) -> [Piece] {
    var pieces: [Piece] = []
    var rest = source[...]
    while let open = rest.range(of: "{{") {
      pieces.append(Piece(bytes: Array(rest[..<open.lowerBound].utf8), isValue: false))
      guard let close = rest.range(of: "}}", range: open.upperBound..<rest.endIndex) else { break }
      let tag = rest[open.upperBound..<close.lowerBound]
      rest = rest[close.upperBound...]
      if let kind = tag.first, kind == "#" || kind == "^" {
        let key = String(tag.dropFirst())
        guard let end = rest.range(of: "{{/\(key)}}") else { break }
        let body = String(rest[..<end.lowerBound])
        rest = rest[end.upperBound...]
        if let list = values[key] as? [[String: String]] {
          for item in list { pieces += Self.pieces(body, item) }
        } else if (values[key] != nil) == (kind == "#") {
          pieces += Self.pieces(body, values)
        }
      } else {
        let key = tag.trimmingCharacters(in: CharacterSet(charactersIn: "{}"))
        if rest.first == "}" { rest = rest.dropFirst() }
        pieces.append(Piece(bytes: Array((values[key] as? String ?? "").utf8), isValue: true))
      }
    }
    pieces.append(Piece(bytes: Array(rest.utf8), isValue: false))
    return pieces.filter { !$0.bytes.isEmpty }
  }
}
