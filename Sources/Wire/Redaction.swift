/// Takes a secret out of what a server says, in each form in which it was said to the server.
struct Redaction: ~Copyable {
  private let forms: [Secret]

  /// The secret itself, its base64, and the initial responses of PLAIN (RFC 4616) and XOAUTH2.
  init(user: String, secret: Secret) {
    forms = secret.withBytes { bytes in
      guard !bytes.isEmpty else { return [] }
      let name = Array(user.utf8)
      var plain = [0] + name + [0] + bytes
      var bearer = Array("user=".utf8) + name + Array("\u{1}auth=Bearer ".utf8) + bytes + [1, 1]
      defer {
        Self.wipe(&plain)
        Self.wipe(&bearer)
      }
      return [
        Secret(bytes), Secret(Base64.encoded(bytes)), Secret(Base64.encoded(plain)),
        Secret(Base64.encoded(bearer)),
      ]
    }
  }

  private static func wipe(_ bytes: inout [UInt8]) {
    for index in bytes.indices { bytes[index] = 0 }
  }

  /// `line`, with `‹secret›` wherever a form of it stood.
  func applied(to line: [UInt8]) -> [UInt8] {
    var line = line
    for form in forms {
      form.withBytes { needle in
        while let start = Self.find(needle, in: line) {
          line.replaceSubrange(start..<start + needle.count, with: "‹secret›".utf8)
        }
      }
    }
    return line
  }

  private static func find(_ needle: UnsafeRawBufferPointer, in line: [UInt8]) -> Int? {
    guard line.count >= needle.count else { return nil }
    return (0...line.count - needle.count).first { start in
      zip(needle, line[start...]).allSatisfy { $0 == $1 }
    }
  }
}

/// RFC 4648 §4.
enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
  )

  static func encoded(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let group = Array(rest.prefix(3))
      rest = rest.dropFirst(3)
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for position in 0..<4 {
        out.append(position <= group.count ? alphabet[bits >> (18 - 6 * position) & 63] : 61)
      }
    }
    return out
  }
}
