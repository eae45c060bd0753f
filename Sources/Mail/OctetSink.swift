/// Writes octets into memory that is known to be large enough.
struct OctetSink {
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  /// Appends what `write` writes, which is at most `room` octets.
  static func append(
    to output: inout [UInt8],
    room: Int,
    _ write: (inout OctetSink) -> Void
  ) {
    output += [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      var sink = OctetSink(buffer: buffer)
      write(&sink)
      count = sink.count
    }
  }

  private init(buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

  mutating func put(_ octet: UInt8) {
    buffer[count] = octet
    count += 1
  }

  mutating func endLine() {
    put(.cr)
    put(.lf)
  }
}
