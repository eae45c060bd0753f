import CSV

/// A table of hostile fields from a seed: the same seed, the same table.
struct RandomTable {
  let header: [String]
  let rows: [[String]]

  private static let pieces = [
    "a", "Z", " ", "\"", "\"\"", ",", ";", "\t", "\n", "\r", "\r\n", "é", "日", "🎉", "e\u{301}",
    "\u{FEFF}", "\u{202E}", "=1+1", "'", "x@example.com", "0",
  ]

  init(seed: UInt64) {
    var generator = SplitMix(state: seed)
    let width = Int.random(in: 1...6, using: &generator)
    header = (1...width).map { "column \($0)" }
    rows = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
      (0..<width).map { _ in Self.field(&generator) }
    }
  }

  private static func field(_ generator: inout SplitMix) -> String {
    (0..<Int.random(in: 0...5, using: &generator))
      .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
  }

  func bytes(_ writer: CSVWriter) -> [UInt8] { ([header] + rows).flatMap(writer.record) }
}

/// Any bytes that a file could be made of, well-formed or not.
struct RandomBytes {
  let bytes: [UInt8]

  private static let pieces: [[UInt8]] =
    ["a", "b,", ",", ";", "\"", "\"\"", "\",\"", "\n", "\r", "\r\n", "é", "日", "x,y\n", "\u{0}"]
    .map { Array($0.utf8) } + [[0xE9], [0xDF, 0x93], [0x81], [0xC3], [0xF0, 0x9F]]

  init(seed: UInt64) {
    var generator = SplitMix(state: seed)
    // Half of the files have no trouble with their encoding.
    let kinds = Bool.random(using: &generator) ? 14 : Self.pieces.count
    bytes =
      Array("h,k\n".utf8)
      + (0..<Int.random(in: 0...40, using: &generator)).flatMap { _ in
        Self.pieces[Int.random(in: 0..<kinds, using: &generator)]
      }
  }
}

/// Steele, Lea and Flood's SplitMix64.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
