internal import Glibc

extension WireText {
  /// One reading of the octets, block by block: what is wrong, and where dots have to be doubled.
  struct Survey {
    private(set) var fault: WireTextError?
    /// Offsets of the lines that begin with a dot.
    private(set) var dottedLines: [Int] = []
    private(set) var endsLine = true
    private(set) var isASCII = true

    init(of message: [UInt8]) {
      message.withUnsafeBytes { bytes in
        if let base = bytes.baseAddress { read(base, bytes.count) }
      }
    }

    func isWireReady(_ message: [UInt8]) -> Bool { dottedLines.isEmpty && endsLine }

    private mutating func read(_ base: UnsafeRawPointer, _ count: Int) {
      var start = 0
      var line = 1
      while start < count, fault == nil {
        if base.load(fromByteOffset: start, as: UInt8.self) == .dot { dottedLines.append(start) }
        let lf = Self.offset(of: .lf, base, start, count)
        check(base, start, lf ?? count, isEnded: lf != nil, line: line)
        endsLine = lf != nil
        start = (lf ?? count) + 1
        line += 1
      }
      isASCII = isASCII && Self.isASCII(base, count)
    }

    /// Looks at one line, of which `end` is the offset of its LF or of the message's end.
    private mutating func check(
      _ base: UnsafeRawPointer,
      _ start: Int,
      _ end: Int,
      isEnded: Bool,
      line: Int
    ) {
      let cr = Self.offset(of: .cr, base, start, end)
      let nul = Self.offset(of: 0, base, start, end)
      if let nul, nul < cr ?? end {
        fault = .nul(offset: nul, line: line)
      } else if let cr, !isEnded || cr != end - 1 {
        fault = .bareCR(offset: cr, line: line)
      } else if cr == nil, isEnded {
        fault = .bareLF(offset: end, line: line)
      }
    }

    private static func offset(
      of byte: UInt8,
      _ base: UnsafeRawPointer,
      _ start: Int,
      _ end: Int
    ) -> Int? {
      memchr(base + start, Int32(byte), end - start).map { UnsafeRawPointer($0) - base }
    }

    private static func isASCII(_ base: UnsafeRawPointer, _ count: Int) -> Bool {
      var seen: UInt64 = 0
      var index = 0
      while index + 8 <= count {
        seen |= base.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        index += 8
      }
      while index < count {
        seen |= UInt64(base.load(fromByteOffset: index, as: UInt8.self))
        index += 1
      }
      return seen & 0x8080_8080_8080_8080 == 0
    }
  }
}
