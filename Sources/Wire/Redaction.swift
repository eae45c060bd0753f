/// Takes a secret out of what a server says, in each form in which it was said to the server.
struct Redaction: Sendable {
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
        Secret(Base64.encoded(bearer)), Secret(Base64.encoded(plain)),
        Secret(Base64.encoded(bytes)), Secret(bytes),
      ]
    }
  }

  private static func wipe(_ bytes: inout [UInt8]) {
    for index in bytes.indices { bytes[index] = 0 }
  }

  /// `line`, with `‹secret›` wherever a form of it stood, the longest form first.
  func applied(to line: [UInt8]) -> [UInt8] {
    var clean: [UInt8] = []
    var position = 0
    var isClean = true
    while position < line.count {
      if let form = forms.first(where: { $0.stands(in: line, at: position) }) {
        clean += "‹secret›".utf8
        position += form.withBytes(\.count)
        isClean = false
      } else {
        clean.append(line[position])
        position += 1
      }
    }
    return isClean ? line : clean
  }
}

extension Secret {
  fileprivate func stands(in line: [UInt8], at start: Int) -> Bool {
    withBytes { needle in
      guard needle.first == line[start], line.count - start >= needle.count else { return false }
      return needle.elementsEqual(line[start..<start + needle.count])
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
