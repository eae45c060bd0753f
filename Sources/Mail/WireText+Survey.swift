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
        read(bytes)
        isASCII = Self.isASCII(bytes)
      }
    }

    /// The message can go as it is.
    var isWireReady: Bool { dottedLines.isEmpty && endsLine }

    private mutating func read(_ bytes: UnsafeRawBufferPointer) {
      let hasNUL = bytes.firstIndex(of: 0, from: 0) != nil
      var start = 0
      var line = 1
      while start < bytes.count, fault == nil {
        if bytes[start] == .dot { dottedLines.append(start) }
        let lf = bytes.firstIndex(of: .lf, from: start)
        let content = UnsafeRawBufferPointer(rebasing: bytes[start..<(lf ?? bytes.count)])
        let nul = hasNUL ? content.firstIndex(of: 0, from: 0) : nil
        fault = Self.fault(in: content, nul: nul, at: start, line: line, isEnded: lf != nil)
        endsLine = lf != nil
        start = (lf ?? bytes.count) + 1
        line += 1
      }
    }

    /// What is wrong with one line, which is given without its LF.
    private static func fault(
      in content: UnsafeRawBufferPointer,
      nul: Int?,
      at start: Int,
      line: Int,
      isEnded: Bool
    ) -> WireTextError? {
      let cr = content.firstIndex(of: .cr, from: 0)
      if let nul, nul < cr ?? content.count { return .nul(offset: start + nul, line: line) }
      guard let cr else {
        return isEnded ? .bareLF(offset: start + content.count, line: line) : nil
      }
      let endsLine = isEnded && cr == content.count - 1
      return endsLine ? nil : .bareCR(offset: start + cr, line: line)
    }

    private static func isASCII(_ bytes: UnsafeRawBufferPointer) -> Bool {
      var seen: UInt64 = 0
      var index = 0
      while index + 8 <= bytes.count {
        seen |= bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        index += 8
      }
      while index < bytes.count {
        seen |= UInt64(bytes[index])
        index += 1
      }
      return seen & 0x8080_8080_8080_8080 == 0
    }
  }
}
