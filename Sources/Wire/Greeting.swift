/// What the server said while the connection was made: greeting, capabilities, login.
package struct Greeting: Sendable, Equatable {
  /// Each line without its end, in order, at most `maximumLines`.
  package private(set) var lines: [[UInt8]] = []
  private var octets = 0

  static let maximumLines = 500
  static let maximumOctets = 65_536

  init() {}

  package init(lines: [String]) { self.lines = lines.map { Array($0.utf8) } }

  /// False when the limits are reached: a greeting that never ends.
  mutating func add(_ line: some Collection<UInt8>) -> Bool {
    octets += line.count
    guard lines.count < Self.maximumLines, octets <= Self.maximumOctets else { return false }
    var content = Array(line)
    while let last = content.last, last == 10 || last == 13 { content.removeLast() }
    lines.append(content)
    return true
  }

  /// The three digits a line begins with, when no fourth letter or digit follows them.
  package static func code(of line: ArraySlice<UInt8>) -> Int? {
    let digits = line.prefix(3)
    guard digits.count == 3, digits.allSatisfy({ 48...57 ~= $0 }) else { return nil }
    if let next = line.dropFirst(3).first, next != 32, next != 45 { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
  }

  var lastCode: Int? { lines.last.flatMap { Self.code(of: $0[...]) } }
}
