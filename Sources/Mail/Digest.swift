internal import CCrypto

/// SHA-256 (FIPS 180-4) by OpenSSL's libcrypto: what an approval names.
package struct Digest: Hashable, Sendable, CustomStringConvertible {
  private let words: SIMD4<UInt64>

  /// Of the octets alone.
  package static func of(_ bytes: [UInt8]) -> Digest {
    bytes.withUnsafeBytes { Digest(hashing: [$0]) }
  }

  /// Of what is handed to a server: both addresses as sent, each ended by NUL, then the octets.
  ///
  /// An address holds no NUL, so no two different deliveries give the hash one input.
  package static func of(_ envelope: Envelope, _ bytes: [UInt8]) -> Digest {
    var head: [UInt8] = []
    head.reserveCapacity(128)
    for address in [envelope.sender, envelope.recipient] {
      head += address.localPart.utf8
      head.append(.at)
      head += address.domain.utf8
      head.append(0)
    }
    return head.withUnsafeBytes { head in
      bytes.withUnsafeBytes { Digest(hashing: [head, $0]) }
    }
  }

  /// From 64 hex digits of either case; nil for anything else.
  package init?(hex: String) {
    var hex = hex
    let words: SIMD4<UInt64>? = hex.withUTF8 { digits in
      guard digits.count == 64 else { return nil }
      var words = SIMD4<UInt64>()
      for index in 0..<4 {
        var word: UInt64 = 0
        for digit in digits[index * 16..<index * 16 + 16] {
          guard let value = digit.hexValue else { return nil }
          word = word << 4 | UInt64(value)
        }
        words[index] = word
      }
      return words
    }
    guard let words else { return nil }
    self.words = words
  }

  /// 64 lower-case hex digits.
  package var hex: String {
    String(unsafeUninitializedCapacity: 64) { buffer in
      for index in 0..<64 {
        let nibble = UInt8(truncatingIfNeeded: words[index / 16] >> (60 - index % 16 * 4)) & 0xF
        buffer[index] = nibble < 10 ? 0x30 + nibble : 0x57 + nibble
      }
      return 64
    }
  }

  package var description: String { hex }

  /// The number that the first 16 hex digits write.
  package var leadingBits: UInt64 { words[0] }

  private init(hashing pieces: [UnsafeRawBufferPointer]) {
    var state = SHA256_CTX()
    SHA256_Init(&state)
    for piece in pieces { SHA256_Update(&state, piece.baseAddress, piece.count) }
    var output = SIMD4<UInt64>()
    withUnsafeMutableBytes(of: &output) { buffer in
      _ = SHA256_Final(buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), &state)
    }
    for index in 0..<4 { output[index] = UInt64(bigEndian: output[index]) }
    words = output
  }
}
