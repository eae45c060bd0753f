import Mail
import TestSupport
import Testing

@Suite("Text for the wire") struct WireTextTests {
  @Test(
    "doubles the dots that begin lines, and ends the last line",
    arguments: [
      ("", ""), ("a\r\n", "a\r\n"), ("a", "a\r\n"), (".", "..\r\n"), (".\r\n", "..\r\n"),
      ("a\r\n.\r\n.b\r\n..c\r\nd.", "a\r\n..\r\n..b\r\n...c\r\nd.\r\n"),
      ("\r\n.\r\n", "\r\n..\r\n"),
      ("a.\r\nb", "a.\r\nb\r\n"),
    ]
  )
  func stuffs(message: String, wire: String) throws {
    #expect(try WireText(Array(message.utf8)).bytes == Array(wire.utf8))
  }

  @Test(
    "refuses CR, LF and NUL that end no line, with their place",
    arguments: [
      ("a\nb", .bareLF(offset: 1, line: 1)), ("\n", .bareLF(offset: 0, line: 1)),
      ("a\r\nb\rc\r\n", .bareCR(offset: 4, line: 2)), ("a\r", .bareCR(offset: 1, line: 1)),
      ("a\r\r\n", .bareCR(offset: 1, line: 1)), ("a\r\n\0", .nul(offset: 3, line: 2)),
      ("\0\r", .nul(offset: 0, line: 1)), ("a\r\n.\n", .bareLF(offset: 4, line: 2)),
    ] as [(String, WireTextError)]
  )
  func refuses(message: String, error: WireTextError) {
    #expect(throws: error) { try WireText(Array(message.utf8)) }
  }

  @Test("knows whether a server has to take 8-bit octets", arguments: [0, 1, 7, 8, 9, 100])
  func eightBit(position: Int) throws {
    var bytes = [UInt8](repeating: 0x61, count: 101)
    #expect(try WireText(bytes).isASCII)
    bytes[position] = 0xC3
    #expect(try !WireText(bytes).isASCII)
  }

  @Test("gives the receiver the octets back, whatever they are", arguments: 0..<200)
  func roundTrip(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var message: [UInt8] = []
    for _ in 0..<Int.random(in: 0...400, using: &random) {
      let pieces = ["\r\n", ".", "\r\n.", "..", "x", "é", " "]
      message += pieces[Int.random(in: 0..<pieces.count, using: &random)].utf8
    }
    let endsLine = message.isEmpty || message.suffix(2) == [0x0D, 0x0A]
    let wire = try WireText(message).bytes
    #expect(Self.unstuffed(wire) == message + (endsLine ? [] : [0x0D, 0x0A]))
    #expect(!Self.lines(of: wire).contains([0x2E]))
  }

  private static func lines(of wire: [UInt8]) -> [ArraySlice<UInt8>] {
    wire.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      $0.last == 0x0D ? $0.dropLast() : $0
    }
  }

  /// As RFC 5321 §4.5.2 tells the receiver: a dot that begins a longer line goes.
  private static func unstuffed(_ wire: [UInt8]) -> [UInt8] {
    Array(
      lines(of: wire).map { $0.first == 0x2E ? $0.dropFirst() : $0 }.joined(separator: [0x0D, 0x0A])
    )
  }
}
