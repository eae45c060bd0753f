internal import Glibc

/// Octets to Unicode, by the charset that a sender names.
enum Charset {
  /// Never fails: what the charset does not have becomes U+FFFD.
  ///
  /// Without a charset, with ASCII or
  /// one that is not known here, octets that are not UTF-8 are read as Windows-1252.
  static func decode(_ octets: [UInt8], as name: String?) -> String {
    let name = (name ?? "").lowercased()
    switch name {
    case "utf-8", "utf8": return String(decoding: octets, as: UTF8.self)
    case "iso-8859-1", "latin1", "windows-1252", "cp1252":
      return converted(octets, from: "WINDOWS-1252")
    default:
      if known.contains(name) { return converted(octets, from: name) }
      return String(validating: octets, as: UTF8.self) ?? converted(octets, from: "WINDOWS-1252")
    }
  }

  /// By iconv, of which only the charsets that mail is written in are let near hostile octets.
  private static func converted(_ octets: [UInt8], from name: String) -> String {
    let converter = iconv_open("UTF-8", name)
    guard converter != iconv_t(bitPattern: -1) else {
      return String(decoding: octets, as: UTF8.self)
    }
    defer { iconv_close(converter) }
    var input = octets.map(CChar.init(bitPattern:))
    var output = [CChar](repeating: 0, count: octets.count * 4 + 64)
    let written = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in convert(input, output, converter) }
    }
    return String(decoding: output[..<written].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The number of octets written: all of the input, with U+FFFD for each octet that iconv refuses.
  private static func convert(
    _ input: UnsafeMutableBufferPointer<CChar>,
    _ output: UnsafeMutableBufferPointer<CChar>,
    _ converter: iconv_t?
  ) -> Int {
    var source = input.baseAddress
    var target = output.baseAddress
    var left = input.count
    var room = output.count
    while left > 0, iconv(converter, &source, &left, &target, &room) == Int(bitPattern: UInt.max) {
      guard errno != E2BIG, room >= 3 else { break }
      source = source.map { $0 + 1 }
      left -= 1
      for byte: UInt8 in [0xEF, 0xBF, 0xBD] {
        target?.pointee = CChar(bitPattern: byte)
        target = target.map { $0 + 1 }
      }
      room -= 3
    }
    return output.count - room
  }

  private static let known: Set<String> = {
    let latin = (2...16).map { "iso-8859-\($0)" } + (1250...1258).map { "windows-\($0)" }
    let other = [
      "koi8-r", "koi8-u", "macintosh", "tis-620", "gb2312", "gbk", "gb18030", "big5", "big5-hkscs",
      "euc-jp", "shift_jis", "iso-2022-jp", "euc-kr", "ks_c_5601-1987", "iso-2022-kr",
      "cp437", "cp850", "cp866", "utf-16", "utf-16le", "utf-16be",
    ]
    return Set(latin + other)
  }()
}
